"""Cases that show what no scenario shows.

Each is an existing scenario with one or two answers changed, so that an author can read it. What
the engine decides of it is never taken for what is right: the outcome is left for the author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, islice, product
from typing import Final

from arbre.analysis.coverage.points import Point
from arbre.analysis.coverage.seeing import Seeing
from arbre.analysis.generating.wanting import Boundary, Pair, Want, facts_of, met
from arbre.analysis.scenarios import Result
from arbre.engine.answers import Answer
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.engine.regions import representatives
from arbre.language.conditions.syntax import Fact, Path
from arbre.language.tree import Tree

MOST_BASES: Final = 12
"""How many scenarios are tried as the base of one that is missing."""
MOST_TRIES: Final = 300
"""How many changes of scenarios are tried for one thing to show."""
MOST_EXTENSIONS: Final = 40
"""How many more things one case is tried to show."""

Change = dict[Fact, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A case that shows what no scenario shows. `base` is the scenario that it is made from."""

    case: Case
    outcome: Outcome
    base: str | None
    shows: tuple[Want, ...]
    changed: tuple[Fact, ...]


Found = Callable[[Point], Case | None]
"""Finds a patient who shows a point, where changing a scenario does not do."""


def generate(
    tree: Tree, results: Iterable[Result], wants: Iterable[Want], found: Found | None = None
) -> tuple[Generated, ...]:
    """Return cases that show what is wanted, where one is found; each shows as much as it can."""
    bases = tuple(one for one in results if one.case is not None and one.outcome is not None)
    making = _Making(tree=tree, bases=bases)
    left = dict.fromkeys(wants)
    made: list[Generated] = []
    while left:
        want = next(iter(left))
        del left[want]
        one = making.near(want) or making.given(want, found)
        if one is not None:
            one = making.extended(one, left)
            made.append(one)
            for other in one.shows[1:]:
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
        return facts_of(self.tree)

    def met(self, want: Want, one: Generated) -> bool:
        return met(want, one.case, one.outcome, self._seeing)

    def given(self, want: Want, found: Found | None) -> Generated | None:
        """Return the patient that something else finds."""
        case = found(want) if found is not None and isinstance(want, Point) else None
        if case is None:
            return None
        outcome = self._decided(case)
        return Generated(case=case, outcome=outcome, base=None, shows=(want,), changed=())

    def near(self, want: Want) -> Generated | None:
        """Return a scenario with one or two answers changed that shows what is wanted."""
        for base, change in islice(self._tries(want), MOST_TRIES):
            if base.case is not None:
                case = _changed(base.case, change)
                one = Generated(
                    case=case,
                    outcome=self._decided(case),
                    base=base.scenario.id,
                    shows=(want,),
                    changed=tuple(change),
                )
                if self.met(want, one):
                    return one
        return None

    def extended(self, one: Generated, others: Iterable[Want]) -> Generated:
        """Return the case with more answers changed, as long as all that it shows still holds."""
        tries = 0
        for want in others:
            change = _simple(want)
            if self.met(want, one):
                one = replace(one, shows=(*one.shows, want))
            elif change and tries < MOST_EXTENSIONS and not change.keys() & set(one.changed):
                tries += 1
                one = self._with(one, want, change)
        return one

    def _with(self, one: Generated, want: Want, change: Change) -> Generated:
        case = _changed(one.case, change)
        more = replace(
            one,
            case=case,
            outcome=self._decided(case),
            shows=(*one.shows, want),
            changed=(*one.changed, *change),
        )
        return more if all(self.met(each, more) for each in more.shows) else one

    def _decided(self, case: Case) -> Outcome:
        return decide(self.tree, case.answers, clocks=case.clocks, actor=case.actor or NOBODY)

    def _tries(self, want: Want) -> Iterator[tuple[Result, Change]]:
        """Yield scenarios with changes: those of one answer of every scenario first."""
        bases = self._nearest(want)
        for count in (1, 2):
            for base in bases:
                if base.case is not None:
                    yield from ((base, one) for one in self._changes(want, base.case, count))

    def _nearest(self, want: Want) -> tuple[Result, ...]:
        """Return the scenarios that come near, one for each way that they go."""
        found: dict[tuple[object, ...], Result] = {}
        for one in self.bases:
            if one.outcome is not None and self._comes_near(want, one, one.outcome):
                way = (one.outcome.status, *(step.id for step in one.outcome.path))
                found.setdefault(way, one)
        return tuple(found.values())[:MOST_BASES]

    def _comes_near(self, want: Want, one: Result, outcome: Outcome) -> bool:
        if isinstance(want, Boundary):
            return want.fact in outcome.used
        places = self._places.get(id(one))
        if places is None:
            places = self._places[id(one)] = frozenset(_places(outcome))
        nodes: tuple[Path, ...] = ()
        if want.path[0] == "values":  # whatever node gives an act may read it
            nodes = tuple(("tree", "nodes", id_) for id_ in self.tree.nodes)
        return any(at in places for at in (want.path, want.path[:-1], *nodes))

    def _changes(self, want: Want, case: Case, count: int) -> Iterator[Change]:
        match want:
            case Boundary() | Pair():
                change = _simple(want)
                yield from (change,) if len(change) == count else ()
            case Point(path=path):
                facts = self._facts.get(path, ()) or self._facts.get(path[:-1], ())
                for chosen in combinations(facts, count):
                    values = (representatives(self.tree, fact, case.clocks) for fact in chosen)
                    for each in product(*values):
                        yield dict(zip(chosen, each, strict=True))


def _changed(case: Case, change: Change) -> Case:
    facts = {**case.answers.facts, **change}
    return replace(case, answers=replace(case.answers, facts=facts))


def _simple(want: Want) -> Change:
    """Return the answers that a boundary or a pair is about."""
    match want:
        case Boundary(fact=fact, value=value):
            return {fact: value}
        case Pair(first=first, second=second):
            return dict((first, second))
        case Point():
            return {}


def _places(outcome: Outcome) -> Iterator[Path]:
    for reason in (*outcome.examined, *outcome.reasons):
        yield reason.path
    for step in outcome.path:
        yield ("tree", "nodes", step.id)
