"""Whether two protocols decide the same of every patient, and else of whom they do not.

What is compared is what `Outcome.decision` holds (status, acts with their limits, referrals), how
urgent a referral is, and what is told of the patient between two visits. Every patient comes to
each visit, in time or too late, and is answered whatever is asked; whoever is at work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from z3 import And, ArithRef, BoolRef, If, IntVal, Or, Sum

from arbre.analysis.proof.differing.aspects import Aspect
from arbre.analysis.proof.differing.bounding import Bounded, bounds
from arbre.analysis.proof.differing.deciding import Decided, parting
from arbre.analysis.proof.differing.searching import Search
from arbre.analysis.proof.differing.treated import Treated
from arbre.engine.outcome import Outcome
from arbre.language.tree import Tree

BESIDE = "inclusion"
"""Compared between versions, and no decision: whether the walk comes to the tree."""


@dataclass(frozen=True, kw_only=True)
class Equivalence:
    """Two protocols before one solver, of which only whether they decide the same is asked."""

    search: Search

    @classmethod
    def of(cls, old: Tree, new: Tree) -> Self:
        return cls(search=Search.by_anyone(old, new))

    @property
    def proved(self) -> bool:
        """Whether no patient is decided otherwise."""
        return self.search.model(self._unlike) is None

    def patients(self) -> Iterator[Treated]:
        """Yield small patients whom the engine treats otherwise; there may be one unless proved.

        Those come first who are seen by who may act, and whom no alert sends away.
        """
        search = self.search
        entitled = search.before.walk.entitled.true
        for mild in ((search.calm, entitled), (entitled,), ()):
            wanted = (self._unlike, *mild)
            if search.model(*wanted) is not None:
                yield from filter(unlike, search.patients(wanted))

    @cached_property
    def _unlike(self) -> BoolRef:
        search = self.search
        return search.named(Or(*_ways(search.before, search.after)))


def unlike(treated: Treated) -> bool:
    """Tell whether the engine decides otherwise of a patient."""
    moved = any(aspect.kind != BESIDE for aspect, _ in treated.moves)
    return moved or said(treated.before.outcome) != said(treated.after.outcome)


def said(outcome: Outcome) -> tuple[object, ...]:
    """Return what is compared of an outcome."""
    urgencies = (made.urgency for made in outcome.referrals)
    return (*outcome.decision, *urgencies)


# ── as formulas ───────────────────────────────────────────────────────────────────────────────


def _ways(old: Decided, new: Decided) -> Iterator[BoolRef]:
    """Yield each way in which a patient may be decided otherwise."""
    yield from (when for (aspect, _), when in parting(old, new) if aspect.kind != BESIDE)
    yield from _acts(old, new)
    yield from _unlike_counts(_handed(old), _handed(new))


Counted = Mapping[tuple[str, str], list[BoolRef]]
"""What an outcome lists, with when it does; what a referral takes back is listed too."""


def _acts(old: Decided, new: Decided) -> Iterator[BoolRef]:
    """Yield whether other acts are listed, or one of them within other limits."""
    mine, other = _listed(old), _listed(new)
    yield from _unlike_counts(mine, other)
    ours, theirs = _by_place(old), _by_place(new)
    for place in ours.keys() & theirs.keys():
        both = And(Or(*mine[place]), Or(*other[place]))
        for _, when in bounds(Aspect(kind="act", name=place[0]), ours[place], theirs[place]):
            yield And(both, when)


def _listed(side: Decided) -> Counted:
    found: dict[tuple[str, str], list[BoolRef]] = defaultdict(list)
    for given in side.walk.given:
        when = And(given.authorised, side.end.told(given.node.visit))
        found[given.act.id, given.node.id].append(side.walk.patient.named(when))
    return found


def _by_place(side: Decided) -> Mapping[tuple[str, str], Bounded]:
    return {
        (given.act.id, given.node.id): Bounded(walk=side.walk, act=given.act)
        for given in side.walk.given
    }


def _handed(side: Decided) -> Counted:
    """Return when each node lets each referral accompany its acts; several nodes may."""
    found: dict[tuple[str, str], list[BoolRef]] = defaultdict(list)
    for node, offered in side.walk.offered.items():
        ways: dict[tuple[str, str], list[BoolRef]] = defaultdict(list)
        for handed in offered.handed:
            ways[handed.referral.id, handed.referral.urgency].append(handed.when)
        for referral, when in ways.items():
            told = And(Or(*when), side.end.told(side.walk.tree.nodes[node].visit))
            found[referral].append(side.walk.patient.named(told))
    return found


def _unlike_counts(mine: Counted, other: Counted) -> Iterator[BoolRef]:
    """Yield whether one lists something more often than the other."""
    for key in dict.fromkeys((*mine, *other)):
        ours, theirs = mine.get(key, []), other.get(key, [])
        if [one.get_id() for one in ours] != [one.get_id() for one in theirs]:
            yield _count(ours) != _count(theirs)


def _count(ways: list[BoolRef]) -> ArithRef:
    return Sum(*(If(one, 1, 0) for one in ways), IntVal(0))
