"""`arbre watch`: check and test again on each save, on one page that is drawn anew."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from typer import Argument, Option

from arbre.apps.cli.commands.check import files_of, protocols_under
from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import is_folder
from arbre.apps.cli.reporting import Code, fail, report, write
from arbre.apps.cli.results import say
from arbre.apps.terminal.refusing import why
from arbre.apps.terminal.streams import Shown
from arbre.language.diagnostics.diagnostic import Language

if TYPE_CHECKING:
    from rich.text import Text

    from arbre.analysis.rehearsing import Rehearsal
    from arbre.apps.cli.watching import Seen
    from arbre.language.tree import Tree

PAUSE: Final = 0.15
_LISTED_EVERY: Final = 12
"""Looking for files that are new costs more than looking at those that are known."""
BEGIN: Final = "arbre watch: begin"
END: Final = "arbre watch: end"
"""Between these two lines an editor reads what is wrong now."""
_WALK: Final[Mapping[Language, str]] = {
    "fr": "── parcours du patient ordinaire",
    "en": "── walk of the ordinary patient",
}
_LAST_GOOD: Final[Mapping[Language, str]] = {
    "fr": "── dernière version sans erreur, de ",
    "en": "── last version without errors, of ",
}

Stamps = dict[Path, tuple[int, int] | None]


class WatchFormat(StrEnum):
    TEXT = "text"
    LINES = "lines"


def watch_protocols(
    context: Asked,
    path: Annotated[
        str, Argument(metavar="PATH", help="Le fichier, le dossier ou le nom à surveiller.")
    ],
    page: Annotated[
        Path | None,
        Option(metavar="FILE", help="Écrit aussi une page, à laisser ouverte dans un navigateur."),
    ] = None,
    format_: Annotated[
        WatchFormat, Option("--format", help="text pour lire, lines pour un éditeur.")
    ] = WatchFormat.TEXT,
) -> None:
    """Watch until Ctrl-C."""
    language: Language = context.obj
    seen: dict[Path, Seen] = {}
    for changed, files in _saves(path, language):
        for file in changed:
            for one in _looks(file, seen.get(file)):
                seen[file] = one
                _show(one, format_, language)
                if page is not None:
                    _write_page(one, page, language)
        if format_ is WatchFormat.LINES:
            _write_lines([seen[file] for file in files], language)


def _saves(path: str, language: Language) -> Iterator[tuple[list[Path], list[Path]]]:
    """Yield the files that were just saved, all of them at first, and all that are watched.

    A file that changes between two looks is still being written: it is left for the next one.
    """
    files: list[Path] = []
    shown: Stamps = {}
    before: Stamps | None = None
    for turn in count():
        if turn % _LISTED_EVERY == 0:
            files = _files(path, files, language)
        now = {one: _stamp(one) for file in files for one in _both(file)}
        if now != shown and before in (None, now):
            yield (
                [one for one in files if any(_differs(two, shown, now) for two in _both(one))],
                files,
            )
            shown = now
        before = now
        time.sleep(PAUSE)


def _looks(file: Path, before: Seen | None) -> Iterator[Seen]:
    """Yield what is wrong as soon as it is known, then what the scenarios say besides."""
    from arbre.apps.cli.watching import look, tried

    first = look(file, before, datetime.now())
    if first.has_scenarios:
        yield first
    yield tried(first)


def _files(path: str, before: list[Path], language: Language) -> list[Path]:
    """Return what is watched; a folder that an editor empties for an instant is still watched."""
    if before and is_folder(Path(path)):
        return sorted(protocols_under(Path(path))) or before
    return files_of(path, language)


def _both(file: Path) -> tuple[Path, Path]:
    from arbre.apps.cli.watching import SCENARIOS

    return file, file.parent / SCENARIOS


def _differs(file: Path, before: Stamps, now: Stamps) -> bool:
    return file not in before or before[file] != now[file]


def _stamp(file: Path) -> tuple[int, int] | None:
    """Return what changes when a file is saved; None while an editor is replacing it."""
    try:
        status = file.stat()
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size)


# ── what is shown ─────────────────────────────────────────────────────────────────────────────


def _show(seen: Seen, format_: WatchFormat, language: Language) -> None:
    """Show a person what was just saved."""
    if format_ is WatchFormat.LINES:
        return
    if Shown.on(sys.stdout).ansi:
        _draw(seen, language)
    elif seen.report is not None or not seen.has_scenarios:
        _say(seen, language)


def _write_lines(every: list[Seen], language: Language) -> None:
    from arbre.apps.cli.watching import as_lines

    write("\n".join([BEGIN, *(line for one in every for line in as_lines(one, language)), END]))
    sys.stdout.flush()


def _say(seen: Seen, language: Language) -> None:
    """Say what was found, one thing after the other: nothing is drawn over."""
    write(f"── {seen.at:%H:%M:%S} {seen.file}")
    if seen.report is not None and seen.report.checked.tree is not None:
        say(seen.report, language)
        return
    report(seen.diagnostics, language)
    write(f"{seen.errors} erreur(s)" if language == "fr" else f"{seen.errors} error(s)")


def _draw(seen: Seen, language: Language) -> None:
    from arbre.apps.terminal.posting import post

    def more(count: int) -> str:
        left = f"{count} lignes de plus :" if language == "fr" else f"{count} more lines:"
        return f"… {left} arbre watch --page, arbre show"

    post(list(_lines(seen, language)), more, sys.stdout)


def _lines(seen: Seen, language: Language) -> Iterator[Text]:
    """Yield the page of a terminal: problems, scenarios, walk, drawing."""
    from rich.text import Text

    from arbre.apps.cli.watching import headline, state_of_scenarios
    from arbre.apps.terminal.colouring import coloured
    from arbre.apps.terminal.posting import size

    shown = Shown.on(sys.stdout)
    _, width = size(sys.stdout)
    yield Text(shown.printable(headline(seen, language)), "bold")
    yield Text(shown.printable("─" * width), "dim")
    yield from coloured(seen.diagnostics, language, width, sys.stdout)
    for line in state_of_scenarios(seen, language):
        yield Text(shown.printable(line))
    for line in _below(seen, language, width):
        yield Text(shown.printable(line))


def _below(seen: Seen, language: Language, width: int) -> Iterator[str]:
    """Yield the walk of the ordinary patient, then the whole tree as it is or was last good."""
    from arbre.apps.cli.watching import rehearsal
    from arbre.engine.telling.names import Names
    from arbre.output.to_outline import to_outline

    tree, found = seen.good, rehearsal(seen)
    if tree is None:
        return
    if found is not None:
        yield from ("", _WALK[language])
        yield from _rehearsed(found, tree, language, width)
    yield ""
    if seen.stale:
        yield f"{_LAST_GOOD[language]}{seen.since:%H:%M:%S}"
    yield from to_outline(Names(tree=tree, language=language), width).rstrip().split("\n")


def _rehearsed(found: Rehearsal, tree: Tree, language: Language, width: int) -> Iterator[str]:
    """Yield what the patient was asked, and the first two blocks of what was concluded."""
    from arbre.apps.cli.watching import asked, concluded
    from arbre.language.wrapping import wrapped

    answers = (f"{label} {answer}" for label, answer in asked(found, tree, language))
    yield from wrapped(" · ".join(answers), width)
    blocks = "\n".join(concluded(found, tree, language, width)).split("\n\n")
    yield from "\n".join(blocks[:2]).split("\n")


def _write_page(seen: Seen, page: Path, language: Language) -> None:
    """Write the page at once and whole: a browser may be reading it."""
    from arbre.apps.cli.watching import as_page

    new = page.with_name(f".{page.name}.new")
    try:
        new.write_text(as_page(seen, language), encoding="utf-8")
        os.replace(new, page)
    except OSError as error:
        fail("cannot-write", language, Code.MISUSE, {"path": str(page), **why(error)})
