"""The passes in order: the only module that knows it.

read → validate → Protocol → draft → checks → Tree. Each pass gives a value or nothing, and
diagnostics; a pass that needs what could not be had is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from arbre.errors import ProtocolError
from arbre.language.building import build
from arbre.language.checks import CHECKS, Finding
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.syntax import Path, Place
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic, Label
from arbre.language.document import MAX_BYTES, Document, read
from arbre.language.draft import Draft
from arbre.language.drafting import draft
from arbre.language.protocol import Protocol
from arbre.language.schema import validate
from arbre.language.source import Source, Span
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a file comes to: the tree if there is no error, and every diagnostic, by place."""

    tree: Tree | None
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.diagnostics if is_error(one))


def load(path: str | FilePath, *, today: date | None = None) -> Tree:
    """Return the tree of a protocol file.

    Args:
        path: the file.
        today: the day for which dates are checked; without it none is.

    Raises:
        ProtocolError: the file cannot be read or has errors; its `diagnostics` say which.

    """
    checked = check(path, today=today)
    if checked.tree is None:
        raise ProtocolError(checked.errors)
    return checked.tree


def check(path: str | FilePath, *, today: date | None = None) -> Checked:
    """Return what a protocol file comes to, with all its problems. Nothing is raised."""
    data = read_file(FilePath(path))
    if isinstance(data, Diagnostic):
        return Checked(tree=None, source=None, diagnostics=(data,))
    return check_bytes(data, str(path), today=today)


def check_bytes(data: bytes, name: str, *, today: date | None = None) -> Checked:
    """Return what the bytes of a protocol come to; `name` is shown in the diagnostics."""
    reading = read(data, name)
    if reading.document is None:
        return Checked(tree=None, source=reading.source, diagnostics=reading.diagnostics)
    found = [*reading.diagnostics, *_new(validate(reading.document), reading.diagnostics)]
    tree = None
    if not any(map(is_error, found)):
        made, problems = draft(Protocol.model_validate(reading.document.value), reading.document)
        found.extend(_located(path, problem, made.document) for path, problem in problems)
        found.extend(_of_checks(made, today))
        if not any(map(is_error, found)):
            tree = build(made)
    return Checked(tree=tree, source=reading.source, diagnostics=_in_order(found))


def _new(found: tuple[Diagnostic, ...], before: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """Leave out what is said of a place of which reading has said what is wrong."""
    spans = [one.span for one in before if one.span is not None]
    for one in found:
        inside = (s.start <= one.span.start and one.span.end <= s.end for s in spans if one.span)
        if not any(inside):
            yield one


def tree_of(document: Document) -> Tree | None:
    """Return the tree of the values of a document, None when they have an error.

    For documents that programs make: their values need not be where the text has them.
    """
    try:
        protocol = Protocol.model_validate(document.value)
    except ValueError:
        return None
    made, problems = draft(protocol, document)
    codes = (problem.code for _, problem in problems)
    found = (finding.code for check_ in CHECKS for finding in check_(made, None))
    if any(CATALOGUE[code].severity == "error" for code in (*codes, *found)):
        return None
    return build(made)


def is_error(diagnostic: Diagnostic) -> bool:
    """Tell whether a diagnostic keeps the protocol from being used."""
    return CATALOGUE[diagnostic.code].severity == "error"


def read_file(path: FilePath) -> bytes | Diagnostic:
    """Return the bytes of a regular file, or why they cannot be had."""
    try:
        if not path.exists():
            return _unreadable("no-such-file", path)
        if path.is_dir():
            return _unreadable("is-a-folder", path)
        if not path.is_file():
            return _unreadable("not-a-regular-file", path)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return _unreadable("unreadable-file", path)


def _unreadable(code: str, path: FilePath) -> Diagnostic:
    return Diagnostic(code=code, source=None, span=None, values={"path": str(path)})


def _of_checks(made: Draft, today: date | None) -> Iterator[Diagnostic]:
    for check_ in CHECKS:
        for finding in check_(made, today):
            yield _diagnostic(finding, made.document)


def _diagnostic(finding: Finding, document: Document) -> Diagnostic:
    return Diagnostic(
        code=finding.code,
        source=document.source,
        span=finding.span(document),
        values=finding.values,
        labels=tuple(
            Label(span=other.span(document), key=other.key, values=other.values)
            for other in finding.others
        ),
    )


def _located(path: Path, problem: Problem, document: Document) -> Diagnostic:
    return Diagnostic(
        code=problem.code,
        source=document.source,
        span=_span(path, problem.place, document),
        values=problem.values,
        labels=tuple(
            Label(span=_span(path, other.place, document), key=other.key, values=other.values)
            for other in problem.others
        ),
    )


def _span(path: Path, place: Place, document: Document) -> Span:
    whole = (*path, *place.path)
    if place.start == place.end == 0:
        return document.span(whole)
    return document.text_span(whole, place.start, place.end)


def _in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    def place(one: Diagnostic) -> tuple[int, str]:
        return (one.span.start.offset if one.span else 0, one.code)

    return tuple(sorted(found, key=place))
