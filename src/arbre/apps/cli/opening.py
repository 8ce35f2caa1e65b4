"""PROTOCOL and ANSWERS on the command line → a tree and a case, or what is wrong with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from arbre.apps.cli.reporting import Code, fail, report, stop
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.shipped import protocol as shipped_protocol
from arbre.shipped import protocols as shipped_protocols

if TYPE_CHECKING:
    from arbre.engine.answers import Actor
    from arbre.engine.reading import Case
    from arbre.language.loading import Checked
    from arbre.language.tree import Tree

OF_COMPARING = frozenset(("overlay-compared", "overlay-not-compared"))
FILE = "protocol.yaml"
STDIN = "-"
_MOST_BYTES = 2 * 1024 * 1024
_MISUSE = frozenset(
    ("no-such-file", "is-a-folder", "not-a-regular-file", "unreadable-file", "no-such-protocol")
)


def protocol_file(name: str, language: Language) -> Path:
    """Return the file that is meant: that of a shipped protocol by its id, or a path."""
    shipped = shipped_protocol(name)
    if shipped is not None and not Path(name).exists():
        return _near(shipped)
    path = Path(name)
    if is_folder(path):
        path = path / FILE
    elif not _looks_like_a_path(name) and not _exists(path):
        from arbre.language.diagnostics.suggesting import closest

        known = shipped_protocols()
        values = {"id": name, "near": closest(name, known) or "–"}
        fail("no-such-protocol", language, Code.MISUSE, values)
    return path


def completed(incomplete: str) -> list[str]:
    """Return the shipped protocols that a shell may complete a word to."""
    return [id_ for id_ in shipped_protocols() if id_.startswith(incomplete)]


def open_tree(name: str, language: Language, today: date | None = None) -> Tree:
    """Return the tree of a protocol; its warnings are for `arbre check`."""
    from arbre.apps.comparing import opened

    return usable(opened(protocol_file(name, language), today), language)


def usable(checked: Checked, language: Language) -> Tree:
    """Return the tree of a protocol, or say its errors and end.

    What came of comparing a local overlay with what it extends is said at once.
    """
    if checked.tree is None:
        misuse = is_misuse(checked.diagnostics)
        stop(checked.diagnostics, language, Code.MISUSE if misuse else Code.ERRORS)
    report([one for one in checked.diagnostics if one.code in OF_COMPARING], language)
    return checked.tree


def is_misuse(diagnostics: Sequence[Diagnostic]) -> bool:
    """Tell whether the file could not be opened at all: the command was mistyped."""
    return any(one.code in _MISUSE for one in diagnostics)


def read_answers(name: str, tree: Tree, at: datetime, language: Language) -> Case:
    """Read the answers of a case: YAML or JSON, from a file or from stdin (`-`)."""
    from arbre.engine.case_files import read_case_file

    file = read_case_file(_bytes(name, language), "stdin" if name == STDIN else name, tree, at=at)
    if file.case is None:
        stop(file.diagnostics, language, Code.ERRORS)
    report(file.diagnostics, language)
    return file.case


def at_work(case: Case, profession: str | None, language: Language) -> Actor:
    """Return who is at work: as the command says, or else as the file of answers does."""
    from arbre.engine.deciding import NOBODY

    if profession is not None:
        return person(profession, language)
    return case.actor or NOBODY


def person(profession: str, language: Language) -> Actor:
    """Return who is at work, entitled as they say; a profession that does not exist ends here."""
    from arbre.engine.answers import Actor
    from arbre.language.diagnostics.suggesting import closest
    from arbre.language.professions import ALIASES, ARTICLE, PROFESSIONS

    known = ALIASES.get(profession, profession)
    if known not in PROFESSIONS:
        near = closest(profession, PROFESSIONS) or "masseur-kinesitherapeute"
        values = {"profession": profession, "near": near, "article": ARTICLE}
        fail("no-such-profession", language, Code.MISUSE, values)
    return Actor(profession=known, entitled=True)


def moment(text: str | None, language: Language) -> datetime:
    """Return the instant of `--today`: now when it is not given, noon when it is a day."""
    if text is None:
        return datetime.now().replace(microsecond=0)
    found = _instant(text)
    if found is not None:
        return found
    return fail("bad-date", language, Code.MISUSE, {"text": text})


def _instant(text: str) -> datetime | None:
    try:
        if len(text) == len("2026-06-12"):
            return datetime.combine(date.fromisoformat(text), time(12))
        if "T" in text and text.isascii():
            return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return None


def _bytes(name: str, language: Language) -> bytes:
    from arbre.language.loading import read_file

    if name == STDIN:
        return sys.stdin.buffer.read(_MOST_BYTES + 1)
    found = read_file(Path(name))
    if isinstance(found, Diagnostic):
        stop((found,), language, Code.MISUSE)
    return found


def _near(path: Path) -> Path:
    """Return a path as short as it can be said from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _looks_like_a_path(name: str) -> bool:
    return any(sign in name for sign in ("/", "\\", ".")) or name == ""


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that cannot be looked at is not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
