"""The points that a set of cases shows, and those that it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from arbre.analysis.coverage.points import KINDS, Kind, Point
from arbre.analysis.coverage.seeing import Seeing
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many points of one kind are shown, of those that some patient can show."""

    shown: int
    total: int

    @property
    def complete(self) -> bool:
        return self.shown == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """`counts` says how many cases show each point; `excused` is what no patient can show."""

    counts: Mapping[Point, int]
    excused: frozenset[Point] = frozenset()

    @property
    def missed(self) -> tuple[Point, ...]:
        """The points that some patient can show and no case does."""
        return tuple(p for p, count in self.counts.items() if not count and p not in self.excused)

    def figure(self, kind: Kind) -> Figure:
        """Return the figure of one kind of point."""
        of_kind = [p for p in self.counts if p.kind == kind and p not in self.excused]
        return Figure(shown=sum(self.counts[p] > 0 for p in of_kind), total=len(of_kind))

    @property
    def figures(self) -> Mapping[Kind, Figure]:
        """The figure of each kind."""
        return {kind: self.figure(kind) for kind in KINDS}


def excusing(found: Coverage, impossible: Callable[[Point], bool]) -> Coverage:
    """Leave out, of the points that no case shows, those that no patient can show."""
    return replace(found, excused=frozenset(one for one in found.missed if impossible(one)))


def coverage(tree: Tree, decided: Iterable[tuple[Case, Outcome]]) -> Coverage:
    """Return what decided cases show of a protocol."""
    seeing = Seeing(tree=tree)
    counts = dict.fromkeys(seeing.points, 0)
    for case, outcome in decided:
        for point in seeing.shown(outcome, case):
            counts[point] += 1
    return Coverage(counts=counts)
