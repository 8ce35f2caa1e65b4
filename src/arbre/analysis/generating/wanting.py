"""What scenarios should show: the points of the coverage, boundaries, pairs of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import assert_never

from arbre.analysis.coverage.decisions import decisions_of
from arbre.analysis.coverage.points import Point
from arbre.analysis.coverage.seeing import Seeing
from arbre.engine.answers import Answer, Clocks, Unknown
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.engine.regions import representatives
from arbre.language.conditions.syntax import Fact, Path
from arbre.language.conditions.traversal import all_facts
from arbre.language.tree import Tree

MEASURED = ("integer", "decimal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """A number at, or one step beside, a threshold that it is compared with."""

    fact: Fact
    value: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two answers, to two questions that one condition reads, met together where it is read."""

    path: Path
    first: tuple[Fact, Answer]
    second: tuple[Fact, Answer]


Want = Point | Boundary | Pair
Decided = tuple[Case, Outcome]


def wanted(tree: Tree, missed: Iterable[Point], decided: Iterable[Decided]) -> tuple[Want, ...]:
    """Return what no case shows: the points that are missing, then boundaries, then pairs."""
    cases = tuple(decided)
    seeing = Seeing(tree=tree)
    more: tuple[Want, ...] = ()
    if cases:
        clocks = cases[0][0].clocks
        more = (*_boundaries(tree, clocks), *_pairs(tree, clocks))
    left: dict[Want, None] = dict.fromkeys(more)
    for case, outcome in cases:
        for want in [one for one in left if met(one, case, outcome, seeing)]:
            del left[want]
    return (*missed, *left)


def met(want: Want, case: Case, outcome: Outcome, seeing: Seeing) -> bool:
    """Tell whether a decided case shows what is wanted."""
    facts = case.answers.facts
    match want:
        case Point():
            return want in seeing.shown(outcome, case)
        case Boundary(fact=fact, value=value):
            return facts.get(fact) == value and fact in outcome.used
        case Pair(path=path, first=first, second=second):
            both = all(facts.get(fact) == value for fact, value in (first, second))
            return both and any(one.path == path for one in outcome.examined)
        case _:
            assert_never(want)


def _boundaries(tree: Tree, clocks: Clocks) -> Iterator[Boundary]:
    for fact in tree.facts:
        if tree.protocol.questions[fact.question].type in MEASURED:
            for value in _known(tree, fact, clocks):
                yield Boundary(fact=fact, value=value)


def _pairs(tree: Tree, clocks: Clocks) -> Iterator[Pair]:
    """Yield the pairs of answers of each condition; the options of one list are not paired."""
    for path, facts in facts_of(tree).items():
        for first, second in combinations(facts, 2):
            if first.question != second.question:
                values = (_known(tree, first, clocks), _known(tree, second, clocks))
                for one, other in product(*values):
                    yield Pair(path=path, first=(first, one), second=(second, other))


def _known(tree: Tree, fact: Fact, clocks: Clocks) -> tuple[Answer, ...]:
    values = representatives(tree, fact, clocks)
    return tuple(one for one in values if not isinstance(one, Unknown))


def facts_of(tree: Tree) -> Mapping[Path, tuple[Fact, ...]]:
    """Return the facts that each condition of the file reads, in any visit."""
    found: dict[Path, dict[Fact, None]] = {}
    for one in decisions_of(tree):
        found.setdefault(one.path, {}).update(dict.fromkeys(all_facts(one.condition)))
    return {path: tuple(facts) for path, facts in found.items()}
