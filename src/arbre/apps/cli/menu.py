"""`arbre` alone: a menu of plain prompts."""

from __future__ import annotations

import sys
from datetime import datetime

from arbre.apps.cli.reporting import write
from arbre.apps.terminal.streams import Shown
from arbre.apps.terminal.words import filled, vocabulary
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import protocols


def open_menu(language: Language) -> None:
    """Offer a new walk, a walk to resume, the protocols. The end of the input quits."""
    words = vocabulary(language)
    ids = protocols()
    entries = [*(filled(words.menu_new, id=id_) for id_ in ids)]
    entries += [words.menu_resume, words.menu_list, words.menu_quit]
    write(words.menu)
    for number, entry in enumerate(entries, 1):
        write(f"  {number}  {entry}")
    chosen = _number(f"{words.number_or} 1-{len(entries)}> ", len(entries))
    if chosen is None or chosen == len(entries):
        return
    if chosen <= len(ids):
        _walk(language, ids[chosen - 1], None)
    elif chosen == len(ids) + 1:
        path = _line(words.which_file)
        if path:
            _walk(language, None, path)
    else:
        from arbre.apps.cli.commands.list import say_protocols

        say_protocols(language)


def _walk(language: Language, protocol: str | None, resume: str | None) -> None:
    from arbre.apps.cli.commands.walk import Wanted, start

    start(
        language, Wanted(protocol=protocol, resume=resume, at=datetime.now().replace(microsecond=0))
    )


def _number(prompt: str, most: int) -> int | None:
    while True:
        line = _line(prompt)
        if line is None or line == "q":
            return None
        if line.isascii() and line.isdigit() and 1 <= int(line) <= most:
            return int(line)


def _line(prompt: str) -> str | None:
    sys.stdout.write(Shown.on(sys.stdout).printable(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
