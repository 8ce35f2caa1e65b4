"""Which visit each node belongs to, and which fact a node means by a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from arbre.language.conditions.syntax import Fact

FIRST = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """`of` gives the visit of a node, `parents` the visit before a visit (None for the first).

    `cycle` holds the nodes of one cycle, if there is one: nothing else is then known. `ambiguous`
    names the nodes that can be reached in more than one visit, with those visits.
    """

    of: Mapping[str, str]
    parents: Mapping[str, str | None]
    ambiguous: Mapping[str, tuple[str, ...]]
    cycle: tuple[str, ...] = ()

    def chain(self, visit: str) -> tuple[str, ...]:
        """Return the visit and all before it, the newest first."""
        chain: list[str] = []
        at: str | None = visit
        while at is not None:
            chain.append(at)
            at = self.parents[at]
        return tuple(chain)


def arrange(start: str, targets: Mapping[str, tuple[str, ...]], waits: frozenset[str]) -> Visits:
    """Follow the ways from `start`; `targets` are the nodes that each node may lead to."""
    order, cycle = _order(targets)
    if cycle:
        return Visits(of={}, parents={FIRST: None}, ambiguous={}, cycle=cycle)
    arriving: dict[str, list[str]] = {start: [FIRST]}
    of: dict[str, str] = {}
    parents: dict[str, str | None] = {FIRST: None}
    ambiguous: dict[str, tuple[str, ...]] = {}
    for node in order:
        visits = tuple(dict.fromkeys(arriving.get(node, ())))
        if not visits:
            continue
        if len(visits) > 1:
            ambiguous[node] = visits
        of[node] = node if node in waits else visits[0]
        if node in waits:
            parents[node] = visits[0]
        for target in targets[node]:
            arriving.setdefault(target, []).append(of[node])
    return Visits(of=of, parents=parents, ambiguous=ambiguous)


def newest(question: str, visit: str, visits: Visits, again: Mapping[str, frozenset[str]]) -> Fact:
    """Return the newest fact that answers `question` in `visit`.

    `again` gives the questions that each visit asks anew; one that no visit up to this one asks
    anew is the fact of the first visit.
    """
    for at in visits.chain(visit):
        if at != FIRST and question in again[at]:
            return Fact(question, None, at)
    return Fact(question)


def _order(targets: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sorter = TopologicalSorter[str]()
    for node, ways in targets.items():
        sorter.add(node)
        for target in ways:
            if target in targets:
                sorter.add(target, node)
    try:
        return tuple(sorter.static_order()), ()
    except CycleError as error:
        return (), tuple(error.args[1])
