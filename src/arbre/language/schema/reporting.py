"""Failures → diagnostics: one for each mistake, at its place, in the user's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.schema.failure import Failure, Path
from arbre.language.schema.keys import key_problems
from arbre.language.schema.places import Places
from arbre.language.schema.values import name_problem, value_problem

if TYPE_CHECKING:
    from arbre.language.document import Document


def report(document: Document, failures: Iterable[Failure]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of all failures, in the order of the file."""
    places = Places(document)
    found = (
        each
        for owner, group in _by_owner(failures).items()
        for each in _problems(places, owner, group)
    )
    return tuple(sorted(found, key=_order))


def _by_owner(failures: Iterable[Failure]) -> dict[Path, list[Failure]]:
    groups: dict[Path, list[Failure]] = {}
    for failure in failures:
        groups.setdefault(failure.owner, []).append(failure)
    return groups


def _problems(places: Places, owner: Path, group: Sequence[Failure]) -> Iterator[Diagnostic]:
    """One value has one problem; the keys of one mapping may have several."""
    names = [each for each in group if "propertyNames" in each.place_in_schema[-2:]]
    keys = [each for each in group if each.is_about_keys]
    values = [each for each in group if each not in names and each not in keys]
    yield from (name_problem(places, each) for each in names)
    if values:
        yield value_problem(places, values)
    elif keys:
        yield from key_problems(places, owner, keys)


def _order(diagnostic: Diagnostic) -> tuple[int, int, str]:
    span = diagnostic.span
    return (span.start.offset, span.end.offset, diagnostic.code) if span else (0, 0, "")
