"""`arbre` alone: a menu of plain prompts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from arbre.apps.cli.reporting import write
from arbre.apps.terminal.streams import Shown
from arbre.apps.terminal.words import Vocabulary, vocabulary
from arbre.language.diagnostics.diagnostic import Language


def open_menu(language: Language) -> None:
    """Offer a new walk, a walk to resume, the protocols. The end of the input quits."""
    words = vocabulary(language)
    write(words.menu)
    entries = (words.menu_new, words.menu_resume, words.menu_list, words.menu_quit)
    match _chosen(entries, words):
        case 0:
            _begin(language, words)
        case 1:
            path = _line(words.which_file)
            if path:
                _walk(language, None, path)
        case 2:
            from arbre.apps.cli.commands.list import say_protocols

            say_protocols(language)
            open_menu(language)
        case _:
            return


def _begin(language: Language, words: Vocabulary) -> None:
    """Offer the protocols: the id, and who acts."""
    from arbre.language.professions import PROFESSIONS
    from arbre.shipped.library import library

    every = library()
    widest = max((len(one.id) for one in every), default=0)
    place = 0 if language == "fr" else 1
    chosen = _chosen(
        [
            f"{one.id:{widest}}  {', '.join(PROFESSIONS[who][place] for who in one.delegates)}"
            for one in every
        ],
        words,
    )
    if chosen is not None:
        _walk(language, every[chosen].id, None)


def _walk(language: Language, protocol: str | None, resume: str | None) -> None:
    from arbre.apps.cli.commands.walk import Wanted, start

    start(
        language, Wanted(protocol=protocol, resume=resume, at=datetime.now().replace(microsecond=0))
    )


def _chosen(entries: Sequence[str], words: Vocabulary) -> int | None:
    """Show the entries and return the place of the one whose number is typed."""
    for number, entry in enumerate(entries, 1):
        write(f"  {number:>{len(str(len(entries)))}}  {entry}")
    while True:
        line = _line(f"{words.number_or} 1-{len(entries)}> ")
        if line is None or line == "q":
            return None
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(entries):
            return int(line) - 1


def _line(prompt: str) -> str | None:
    sys.stdout.write(Shown.on(sys.stdout).printable(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
