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
from arbre.analysis.proof.course.course import Course
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
from arbre.analysis.proof.walk import Sent, Walk, Way
from arbre.language.conditions.syntax import Fact, Term
from arbre.language.tree import END, Act, Leave, Limit, Referral


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
    course = Course(walk=walk).encode()
    named = walk.patient.named
    alerts: dict[Referral, list[BoolRef]] = defaultdict(list)
    for referral, when in course.alerts():
        alerts[referral].append(when)
    urgent = {referral: named(Or(*ways)) for referral, ways in alerts.items()}
    own = list(_sent(course))
    sent = _leading(walk, [*own, *urgent.items()])
    overruled = named(Or(course.late, *_overruling(course, urgent, own)))
    found: dict[Aspect, list[BoolRef]] = defaultdict(list)
    for aspect, when in _come_to(course):
        found[aspect].append(when)
    for aspect, when in _own(walk):
        found[aspect].append(And(when, Not(overruled)))
    signs = Or(*(when for _, when in own[: len(course.own)]))
    found[Aspect(kind="status", name="referred")] += [overruled, And(signs, Not(overruled))]
    for referral, when in sent.items():
        found[Aspect(kind="referral", name=referral.id)].append(when)
    return Decided(
        walk=walk,
        flags={aspect: named(Or(*ways)) for aspect, ways in found.items()},
        sent=sent,
        acts={_act(given.act.id, given.node.visit): given.act for given in walk.given},
        facts=dict(course.settling.facts),
        calm=named(Not(course.ever)),
    )


def _act(id_: str, visit: str) -> Aspect:
    return Aspect(kind="act", name=id_, visit=visit)


def _sent(course: Course) -> Iterator[tuple[Referral, BoolRef]]:
    """Yield how the walk ends by itself in a referral, the alerts that are unknown first."""
    named = course.walk.patient.named
    for referral, when in course.own:
        yield referral, named(And(when, Not(course.late)))
    for sent in _others(course.walk):
        yield sent.referral, named(And(sent.when, Not(course.late)))


def _others(walk: Walk) -> Iterator[Sent]:
    """Yield the endings that are not those of alerts."""
    alerts = {
        (section.visit, section.node, section.rules[0].rule.path)
        for section in walk.sections
        if section.rules and section.rules[0].rule.origin == "alerts"
    }
    for sent in walk.sent:
        if (sent.visit, sent.node, sent.path) not in alerts:
            yield sent


def _leading(walk: Walk, ways: list[tuple[Referral, BoolRef]]) -> dict[Referral, BoolRef]:
    """Return when each referral is the one that ends the walk: that which outranks the others."""
    found, earlier = {}, NEVER
    for referral in sorted({one for one, _ in ways}, key=lambda one: one.rank):
        here = walk.patient.named(Or(*(when for one, when in ways if one == referral)))
        found[referral] = walk.patient.named(And(here, Not(earlier)))
        earlier = walk.patient.named(Or(earlier, here))
    return found


def _overruling(
    course: Course, alerts: Mapping[Referral, BoolRef], own: list[tuple[Referral, BoolRef]]
) -> Iterator[BoolRef]:
    """Yield when an alert ends the walk that would have ended otherwise by itself."""
    walk = course.walk
    rests = Or(walk.ended, *(And(walk.reach[id_], one.waiting) for id_, one in walk.waits.items()))
    yield And(course.ever, rests)
    for referral, when in alerts.items():
        yield And(when, Or(*(ends for one, ends in own if referral.rank < one.rank)))


def _come_to(course: Course) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield what stays said of a walk that an alert ends after it came there."""
    walk, never = course.walk, Not(course.ever)
    yield Aspect(kind="inclusion"), _entered(walk.tree.start, walk.reach[walk.tree.start], course)
    for given in walk.given:
        visit = given.node.visit
        ended = (And(way.when, never) for way in _beyond(visit, walk) if way.to == END)
        through = Or(*ended, *_further(visit, course))
        yield _act(given.act.id, visit), And(given.authorised, through)
    for offered in walk.offered.values():
        for handed in offered.handed:
            visit = handed.node.visit
            aspect = Aspect(kind="hand_over", name=handed.referral.id, visit=visit)
            answered = Or(Not(course.stopped), *_further(visit, course))
            yield aspect, And(handed.when, answered)


def _beyond(visit: str, walk: Walk) -> Iterator[Way]:
    """Yield the ways out of a visit: to the end, or to the wait before another one."""
    for id_, node in walk.tree.nodes.items():
        if node.visit == visit:
            yield from (way for way in walk.ways[id_] if way.to and walk.beyond(way.to))


def _further(visit: str, course: Course) -> Iterator[BoolRef]:
    """Yield when the walk comes from a visit to the wait before another one."""
    for way in _beyond(visit, course.walk):
        if way.to and way.to != END:
            yield _entered(way.to, way.when, course)


def _entered(node: str, when: BoolRef, course: Course) -> BoolRef:
    return And(when, Not(course.late_at[node]))


def _own(walk: Walk) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield what is said of the walk by itself."""
    yield Aspect(kind="end"), walk.ended
    yield Aspect(kind="status", name="included"), walk.ended
    categories = list(_categories(walk))
    yield from categories
    put_out = Or(*(when for _, when in categories))
    yield Aspect(kind="status", name="excluded"), put_out
    for sent in _others(walk):
        yield Aspect(kind="status", name=sent.status), And(sent.when, Not(put_out))
    for id_, waited in walk.waits.items():
        waiting = And(walk.reach[id_], waited.waiting)
        yield Aspect(kind="waiting", name=id_), waiting
        yield Aspect(kind="status", name="waiting"), waiting


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
