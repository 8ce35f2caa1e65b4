"""The passes in order: the only module that knows it.

read → validate → Protocol → draft → checks → Tree. Each pass gives a value or nothing, and
diagnostics; a pass that needs what could not be had is left out. A local overlay is composed with
what it extends after both were validated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path as FilePath

from arbre.errors import ProtocolError
from arbre.language.building import build
from arbre.language.checks import CHECKS, Finding
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.syntax import Path, Place
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic, Label
from arbre.language.document import MAX_BYTES, Document, Reading, read
from arbre.language.draft import Draft
from arbre.language.drafting import draft
from arbre.language.extension import Base
from arbre.language.overlays import claims, compose, not_local, withheld
from arbre.language.overlays.extending import (
    Finder,
    Found,
    base_of,
    is_overlay,
    named_base,
    nowhere,
    problem,
)
from arbre.language.protocol import Protocol
from arbre.language.schema import overlay_schema, validate
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


Library = Callable[[str], FilePath | None]
"""From the id of a protocol to its file."""


def no_library(id_: str) -> None:
    """Know no protocol by its id alone."""


def load(path: str | FilePath, *, today: date | None = None, library: Library = no_library) -> Tree:
    """Return the tree of a protocol file, or of an overlay composed with what it extends.

    Args:
        path: the file.
        today: the day for which dates are checked; without it none is.
        library: where a protocol that an overlay names by its id is looked for, when it is not in
            a folder of that name beside that of the overlay.

    Raises:
        ProtocolError: the file cannot be read or has errors; its `diagnostics` say which.

    """
    checked = check(path, today=today, library=library)
    if checked.tree is None:
        raise ProtocolError(checked.errors)
    return checked.tree


def check(
    path: str | FilePath, *, today: date | None = None, library: Library = no_library
) -> Checked:
    """Return what a protocol file comes to, with all its problems. Nothing is raised."""
    data = read_file(FilePath(path))
    if isinstance(data, Diagnostic):
        return Checked(tree=None, source=None, diagnostics=(data,))
    find = partial(_beside, FilePath(path).parent, library)
    return check_bytes(data, str(path), today=today, find=find)


def _beside(folder: FilePath, library: Library, name: str) -> Found | None:
    """Find what an overlay extends: a path from its folder, or an id."""
    if name.endswith((".yaml", ".yml")):
        file: FilePath | None = folder / name
    else:
        beside = folder.parent / name / "protocol.yaml"
        file = beside if isinstance(read_file(beside), bytes) else library(name)
    data = None if file is None else read_file(file)
    return Found(data=data, name=str(file)) if isinstance(data, bytes) else None


def check_bytes(
    data: bytes, name: str, *, today: date | None = None, find: Finder = nowhere
) -> Checked:
    """Return what the bytes of a protocol come to; `name` is shown in the diagnostics.

    `find` gives the file that an overlay extends.
    """
    reading = read(data, name)
    if reading.document is not None and is_overlay(reading.document):
        return _check_overlay(reading.document, reading.diagnostics, today, find)
    return _check_protocol(reading, today)


def _check_protocol(reading: Reading, today: date | None) -> Checked:
    if reading.document is None:
        return Checked(tree=None, source=reading.source, diagnostics=reading.diagnostics)
    found = [*reading.diagnostics, *_new(validate(reading.document), reading.diagnostics)]
    if any(map(is_error, found)):
        return Checked(
            tree=None, source=reading.source, diagnostics=_in_order(found, reading.document)
        )
    return _built(reading.document, found, today)


def _built(document: Document, before: list[Diagnostic], today: date | None) -> Checked:
    """Return what a document that was validated comes to."""
    made, problems = draft(Protocol.model_validate(document.value), document)
    meant = set(withheld(document).values())
    found = [*before, *(_located(*one, document) for one in problems if one[0] not in meant)]
    found.extend(_of_checks(made, today))
    tree = None if any(map(is_error, found)) else build(made)
    return Checked(tree=tree, source=document.source, diagnostics=_in_order(found, document))


def _check_overlay(
    overlay: Document, before: tuple[Diagnostic, ...], today: date | None, find: Finder
) -> Checked:
    found = [*before, *_new(tuple(not_local(overlay)), before)]
    found += _new(validate(overlay, overlay_schema()), tuple(found))
    if not any(map(is_error, found)):
        base = _base(overlay, find)
        if isinstance(base, Base):
            found += claims(overlay, base.document)
            if not any(map(is_error, found)):
                return _composed(_built(compose(overlay, base), found, today), overlay)
        else:
            found += base
    return Checked(tree=None, source=overlay.source, diagnostics=_in_order(found, overlay))


def _base(overlay: Document, find: Finder) -> Base | tuple[Diagnostic, ...]:
    """Return the protocol that an overlay extends, or what is wrong with it."""
    name = named_base(overlay)
    file = find(name)
    if file is None:
        return (problem("base-not-found", overlay, "protocol", {"name": name}),)
    reading = read(file.data, file.name)
    if reading.document is not None and is_overlay(reading.document):
        return (problem("overlay-of-overlay", overlay, "protocol", {"name": name}),)
    checked = _check_protocol(reading, None)
    if checked.tree is None:
        wrong = problem("base-has-errors", overlay, "protocol", {"name": name})
        return (*checked.errors, wrong)
    base = base_of(checked.tree, overlay)
    return base if isinstance(base, Base) else (base,)


def _composed(checked: Checked, overlay: Document) -> Checked:
    """Add what is to be known of a protocol that was composed."""
    values = {"name": named_base(overlay)}
    if checked.tree is None:
        if all(one.source is overlay.source for one in checked.errors):
            return checked
        also = problem("overlay-breaks-base", overlay, "protocol", values)
    elif checked.tree.compared:
        return checked
    else:
        also = problem("overlay-not-compared", overlay, "protocol", values)
    return replace(checked, diagnostics=_in_order([*checked.diagnostics, also], overlay))


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
    meant = set(withheld(document).values())
    codes = (problem.code for path, problem in problems if path not in meant)
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
        source=document.source_of(finding.path),
        span=finding.span(document),
        values=finding.values,
        labels=tuple(
            Label(span=other.span(document), key=other.key, values=other.values)
            for other in finding.others
            if document.source_of(other.path) is document.source_of(finding.path)
        ),
    )


def _located(path: Path, found: Problem, document: Document) -> Diagnostic:
    return Diagnostic(
        code=found.code,
        source=document.source_of(path),
        span=_span(path, found.place, document),
        values=found.values,
        labels=tuple(
            Label(span=_span(path, other.place, document), key=other.key, values=other.values)
            for other in found.others
        ),
    )


def _span(path: Path, place: Place, document: Document) -> Span:
    whole = (*path, *place.path)
    if place.start == place.end == 0:
        return document.span(whole)
    return document.text_span(whole, place.start, place.end)


def _in_order(found: list[Diagnostic], document: Document) -> tuple[Diagnostic, ...]:
    """Sort by place: those of another file than the document's own come last."""

    def place(one: Diagnostic) -> tuple[bool, int, str]:
        elsewhere = one.source is not document.source
        return (elsewhere, one.span.start.offset if one.span else 0, one.code)

    return tuple(sorted(found, key=place))
