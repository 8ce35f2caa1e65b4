"""What one protocol decides of the patient, as formulas: the same aspects as `aspects`.

Alerts of any part of a protocol take effect at once, at the answer that makes them true (`course`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.comparing import bound, excluded
from arbre.analysis.proof.course.ending import ended, without_alerts
from arbre.analysis.proof.differing.aspects import (
    NO_URGENCY,
    ORDERS,
    Aspect,
    Move,
    Order,
    Rank,
    limit_of,
    rank,
)
from arbre.analysis.proof.folding import NEVER
from arbre.analysis.proof.terms import aligned
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact, Term
from arbre.language.tree import Act, Leave, Limit, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One protocol's decisions; `facts` are what it asks, `calm` that no alert takes effect."""

    walk: Walk
    flags: Mapping[Aspect, BoolRef]
    sent: Mapping[Referral, BoolRef]
    acts: Mapping[Aspect, Act]
    facts: Mapping[Fact, BoolRef]
    calm: BoolRef


def decided(walk: Walk) -> Decided:
    """Return what a protocol decides."""
    end = ended(walk)
    course, named = end.course, walk.patient.named
    found: dict[Aspect, list[BoolRef]] = defaultdict(list)
    found[Aspect(kind="inclusion")].append(end.comes_to(walk.tree.start))
    for given in walk.given:
        found[_act(given.act.id, given.node.visit)].append(end.released(given))
    for aspect, when in _own(walk):
        found[aspect].append(And(when, Not(end.overruled)))
    signs = Or(*(one.when for one in course.own))
    found[Aspect(kind="status", name="referred")] += [end.overruled, And(signs, Not(end.overruled))]
    for referral, when in end.sent.items():
        found[Aspect(kind="referral", name=referral.id)].append(when)
    return Decided(
        walk=walk,
        flags={aspect: named(Or(*ways)) for aspect, ways in found.items()},
        sent=end.sent,
        acts={_act(given.act.id, given.node.visit): given.act for given in walk.given},
        facts=dict(course.settling.facts),
        calm=named(Not(course.ever)),
    )


def _act(id_: str, visit: str) -> Aspect:
    return Aspect(kind="act", name=id_, visit=visit)


def _own(walk: Walk) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield what is said of the walk by itself."""
    yield Aspect(kind="end"), walk.ended
    yield Aspect(kind="status", name="included"), walk.ended
    categories = list(_categories(walk))
    yield from categories
    put_out = Or(*(when for _, when in categories))
    yield Aspect(kind="status", name="excluded"), put_out
    for sent in without_alerts(walk):
        yield Aspect(kind="status", name=sent.status), And(sent.when, Not(put_out))
    for id_, waited in walk.waits.items():
        waiting = And(walk.reach[id_], waited.waiting)
        yield Aspect(kind="waiting", name=id_), waiting
        yield Aspect(kind="status", name="waiting"), waiting
    for offered in walk.offered.values():
        for handed in offered.handed:
            aspect = Aspect(kind="hand_over", name=handed.referral.id, visit=handed.node.visit)
            yield aspect, handed.when


def _categories(walk: Walk) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield the kinds of exclusion; a referral of a section is an exclusion where it is known."""
    for section in walk.sections:
        if section.name in ("consent", "inclusion", "exclusion"):
            for (_, name), when in excluded(section):
                yield Aspect(kind="category", name=str(name)), when
    for id_, node in walk.tree.nodes.items():
        if isinstance(node.exit, Leave):
            yield Aspect(kind="category", name=node.exit.reason), walk.leaving[id_]


# ── where two protocols part ──────────────────────────────────────────────────────────────────


def parting(old: Decided, new: Decided) -> Iterator[tuple[Move, BoolRef]]:
    """Yield each way in which the new protocol may treat a patient otherwise, and when it does.

    What both say in the same words is left out: it cannot differ.
    """
    for aspect in dict.fromkeys((*old.flags, *new.flags)):
        mine, other = old.flags.get(aspect, NEVER), new.flags.get(aspect, NEVER)
        if not mine.eq(other):
            yield (aspect, "more"), And(other, Not(mine))
            yield (aspect, "fewer"), And(mine, Not(other))
    yield from _urgency(old, new)
    for aspect in old.acts.keys() & new.acts.keys():
        both = And(old.flags[aspect], new.flags[aspect])
        yield from ((move, And(both, when)) for move, when in _limits(aspect, old, new))


def _urgency(old: Decided, new: Decided) -> Iterator[tuple[Move, BoolRef]]:
    ranks = sorted({rank(one) for one in (*old.sent, *new.sent)})
    pairs = [(_at_least(one, old), _at_least(one, new)) for one in ranks if one < NO_URGENCY]
    aspect = Aspect(kind="urgency")
    pairs = [(mine, other) for mine, other in pairs if not mine.eq(other)]
    if pairs:
        yield (aspect, "more"), Or(*(And(other, Not(mine)) for mine, other in pairs))
        yield (aspect, "fewer"), Or(*(And(mine, Not(other)) for mine, other in pairs))


def _at_least(least: Rank, side: Decided) -> BoolRef:
    """Return whether the referral that ends the walk is at least as urgent."""
    named = side.walk.patient.named
    return named(Or(*(when for referral, when in side.sent.items() if rank(referral) <= least)))


def _limits(aspect: Aspect, old: Decided, new: Decided) -> Iterator[tuple[Move, BoolRef]]:
    ours = {limit.id: limit for limit in old.acts[aspect].limits}
    theirs = {limit.id: limit for limit in new.acts[aspect].limits}
    for id_ in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(id_), theirs.get(id_)
        if mine is not None and other is not None and mine.unit != other.unit:
            yield from (((limit_of(aspect, "unit", id_), order), BoolVal(True)) for order in ORDERS)
            continue
        sides = (_Side(walk=old.walk, limit=mine), _Side(walk=new.walk, limit=other))
        for kind, unbounded in BOUNDS:
            for order, when in _bounds(*sides, kind, unbounded):
                yield (limit_of(aspect, kind, id_), order), when


Bound = Literal["max", "min"]
BOUNDS: Final[tuple[tuple[Bound, Order], ...]] = (("max", "more"), ("min", "fewer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One limit of one protocol; None where it has none."""

    walk: Walk
    limit: Limit | None

    def terms(self, kind: Bound) -> tuple[Term, ...]:
        if self.limit is None:
            return ()
        return self.limit.max if kind == "max" else self.limit.min


def _bounds(
    old: _Side, new: _Side, kind: Bound, unbounded: Order
) -> Iterator[tuple[Order, BoolRef]]:
    """Yield when the new bound is higher or lower; having none lets everything."""
    mine, other = old.terms(kind), new.terms(kind)
    if mine and other:
        one, two = aligned(bound(old.walk, mine, kind), bound(new.walk, other, kind))
        if not one.low.eq(two.low):
            yield "more", two.low > one.low
            yield "fewer", two.low < one.low
    elif mine:
        yield unbounded, BoolVal(True)
    elif other:
        yield ("fewer" if unbounded == "more" else "more"), BoolVal(True)
