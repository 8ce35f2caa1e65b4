"""Scenarios that are missing: boundaries, parts of conditions that decide, pairs of answers.

Each is an existing scenario with one or two answers changed, so that an author can read it. What
the engine decides of it is never taken for what is right: the outcome is left for the author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, product
from typing import Final

from arbre.analysis.coverage.decisions import decisions_of
from arbre.analysis.coverage.points import Point
from arbre.analysis.coverage.seeing import Seeing
from arbre.analysis.scenarios import Result
from arbre.engine.answers import Answer, Answers
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.engine.regions import representatives
from arbre.language.conditions.syntax import Fact, Path
from arbre.language.conditions.traversal import all_facts
from arbre.language.tree import Tree

MOST_BASES: Final = 12
"""How many scenarios are tried as the base of one that is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A case that shows points that no scenario shows. `base` is the scenario it is made from."""

    case: Case
    outcome: Outcome
    base: str | None
    shows: tuple[Point, ...]
    changed: tuple[Fact, ...]


Found = Callable[[Point], Case | None]
"""Finds a patient who shows a point, where changing a scenario does not do."""


def generate(
    tree: Tree, results: Iterable[Result], missed: Iterable[Point], found: Found | None = None
) -> tuple[Generated, ...]:
    """Return cases that show the points that are missing, as few as are found at once."""
    bases = tuple(one for one in results if one.case is not None and one.outcome is not None)
    making = _Making(tree=tree, bases=bases)
    left = dict.fromkeys(missed)
    made: list[Generated] = []
    while left:
        point = next(iter(left))
        del left[point]
        one = making.near(point) or making.given(point, found)
        if one is not None:
            shows = (point, *(other for other in left if other in making.shown(one)))
            made.append(replace(one, shows=shows))
            for other in shows[1:]:
                del left[other]
    return tuple(made)


@dataclass(frozen=True, kw_only=True)
class _Making:
    tree: Tree
    bases: tuple[Result, ...]
    _places: dict[int, frozenset[Path]] = field(default_factory=dict, repr=False)

    @cached_property
    def _seeing(self) -> Seeing:
        return Seeing(tree=self.tree)

    @cached_property
    def _facts(self) -> Mapping[Path, tuple[Fact, ...]]:
        """The facts that each condition of the file reads, in any visit."""
        found: dict[Path, dict[Fact, None]] = {}
        for one in decisions_of(self.tree):
            found.setdefault(one.path, {}).update(dict.fromkeys(all_facts(one.condition)))
        return {path: tuple(facts) for path, facts in found.items()}

    def shown(self, one: Generated) -> frozenset[Point]:
        return self._seeing.shown(one.outcome, one.case)

    def given(self, point: Point, found: Found | None) -> Generated | None:
        """Return the patient that something else finds."""
        case = found(point) if found is not None else None
        if case is None:
            return None
        outcome = self._decided(case)
        return Generated(case=case, outcome=outcome, base=None, shows=(point,), changed=())

    def near(self, point: Point) -> Generated | None:
        """Return a scenario with one or two answers changed that shows a point."""
        for base in self._nearest(point):
            if base.case is None:
                continue
            for changes in self._changes(point, base.case):
                facts = {**base.case.answers.facts, **changes}
                answers = Answers(facts=facts, raised=base.case.answers.raised)
                case = replace(base.case, answers=answers)
                outcome = self._decided(case)
                if point in self._seeing.shown(outcome, case):
                    return Generated(
                        case=case,
                        outcome=outcome,
                        base=base.scenario.id,
                        shows=(point,),
                        changed=tuple(changes),
                    )
        return None

    def _decided(self, case: Case) -> Outcome:
        return decide(self.tree, case.answers, clocks=case.clocks, actor=case.actor or NOBODY)

    def _nearest(self, point: Point) -> tuple[Result, ...]:
        """Return the scenarios that come to the place of a point, one for each way that they go."""
        found: dict[tuple[object, ...], Result] = {}
        for one in self.bases:
            if one.outcome is not None and self._comes_to(point.path, one):
                way = (one.outcome.status, *(step.id for step in one.outcome.path))
                found.setdefault(way, one)
        return tuple(found.values())[:MOST_BASES]

    def _comes_to(self, path: Path, one: Result) -> bool:
        places = self._places.get(id(one))
        if places is None:
            places = self._places[id(one)] = frozenset(_places(one.outcome))
        reading = (path, path[:-1], *(at for at in self._readers.get(path, ())))
        return any(at in places for at in reading)

    @cached_property
    def _readers(self) -> Mapping[Path, tuple[Path, ...]]:
        """The nodes of a value: whatever node gives an act may read it."""
        nodes: tuple[Path, ...] = tuple(("tree", "nodes", id_) for id_ in self.tree.nodes)
        return {path: nodes for path in self._facts if path[0] == "values"}

    def _changes(self, point: Point, case: Case) -> Iterator[dict[Fact, Answer]]:
        """Yield changes of one answer, then of two, among those that the condition reads."""
        facts = self._facts.get(point.path, ()) or self._facts.get(point.path[:-1], ())
        values = {
            fact: tuple(one for one in representatives(self.tree, fact, case.clocks))
            for fact in facts
        }
        for fact in facts:
            yield from ({fact: value} for value in values[fact])
        for pair in combinations(facts, 2):
            for chosen in product(*(values[fact] for fact in pair)):
                yield dict(zip(pair, chosen, strict=True))


def _places(outcome: Outcome | None) -> Iterator[Path]:
    if outcome is None:
        return
    for reason in (*outcome.examined, *outcome.reasons):
        yield reason.path
    for step in outcome.path:
        yield ("tree", "nodes", step.id)
