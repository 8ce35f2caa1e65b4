"""The scores and other values that one decision used, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from arbre.engine.limits import plain
from arbre.engine.outcome import AuthorisedAct, ComputedValue
from arbre.engine.record import Record
from arbre.engine.view import View
from arbre.language.conditions.supporting import support_of_term
from arbre.language.conditions.syntax import Cases, Points
from arbre.language.conditions.traversal import values_in
from arbre.language.tree import Tree


def values_used(
    record: Record, acts: tuple[AuthorisedAct, ...], tree: Tree
) -> tuple[ComputedValue, ...]:
    """Return each value that a condition looked at, or a limit of an act, reads: once in a visit.

    One that a question not asked yet could still change is not among them.
    """
    read: dict[tuple[str, str], Cases | Points] = {}
    for visit, term in _read(record, acts, tree):
        read.setdefault((term.name, visit), term)
    found = (_found(term, visit, record.view) for (_, visit), term in read.items())
    return tuple(one for one in found if one is not None)


def _read(
    record: Record, acts: tuple[AuthorisedAct, ...], tree: Tree
) -> Iterator[tuple[str, Cases | Points]]:
    for one in record.examined:
        for term in tree.values_by_place.get(one.path, ()):
            yield one.visit, term
    for given in acts:
        offered = (act for offer in tree.nodes[given.node].offers for act in offer.acts)
        limits = (limit for act in offered if act.id == given.id for limit in act.limits)
        for limit in limits:
            for bound in (*limit.min, *limit.max):
                yield from ((given.visit, term) for term in values_in(bound))


def _found(term: Cases | Points, visit: str, view: View) -> ComputedValue | None:
    found = view.evaluation.extent(term)
    if (found.low_min, found.low_max) != (found.high_min, found.high_max):
        return None
    return ComputedValue(
        id=term.name,
        visit=visit,
        min=plain(found.low_min, floor),
        max=plain(found.high_max, ceil),
        unit=term.unit if isinstance(term, Cases) else None,
        facts=support_of_term(term, view.evaluation),
    )
