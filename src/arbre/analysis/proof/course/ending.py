"""How the walk of one patient ends, alerts included, as the engine concludes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.course.alerting import Sign
from arbre.analysis.proof.course.course import Course
from arbre.analysis.proof.folding import NEVER
from arbre.analysis.proof.offering import Given
from arbre.analysis.proof.sections import winners
from arbre.analysis.proof.walk import Sent, Walk
from arbre.language.tree import END, FIRST, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What becomes of one patient: `sent` says when each referral is the one that ends the walk.

    `overruled` says that an alert ends a walk that would have ended otherwise by itself.
    """

    course: Course
    sent: Mapping[Referral, BoolRef]
    overruled: BoolRef
    _completed: dict[str, BoolRef] = field(default_factory=dict)

    @property
    def walk(self) -> Walk:
        return self.course.walk

    def sent_by(self, rank: tuple[int, ...]) -> BoolRef:
        """Return whether a referral of this rank, or of a more urgent one, ends the walk."""
        length = len(rank)
        ways = (when for one, when in self.sent.items() if one.rank[:length] <= rank)
        return self.walk.patient.named(Or(*ways))

    def signs(self, visit: str) -> Iterator[Sign]:
        """Yield the ways in which a sign of a visit ends the walk: an alert, or a withdrawal."""
        course = self.course
        for one in (*course.signs(), *course.own):
            if one.visit == visit:
                yield replace(one, when=And(one.when, self.sent[one.referral]))
        for section in self.walk.sections:
            if section.visit == visit and section.name == "withdrawal":
                for referral, wins in winners(section.rules):
                    when = And(section.entered, wins, Not(course.late), self.sent[referral])
                    yield Sign(visit, section.name, referral, when)

    def comes_to(self, node: str) -> BoolRef:
        """Return whether the walk comes to a node; nobody may be there in time for its visit."""
        return self._comes(node, self.walk.reach[node])

    def begins(self, visit: str) -> BoolRef:
        """Return whether a visit begins, in time."""
        if visit == FIRST:
            return BoolVal(True)
        return And(self.course.opened.get(visit, NEVER), self.walk.waits[visit].open)

    def released(self, given: Given) -> BoolRef:
        """Return whether an act is given for good: the end comes, or the wait for another visit.

        What a referral ends at once, the wait before the next visit included, was never shown.
        """
        visit = given.node.visit
        if visit not in self._completed:
            self._completed[visit] = self.walk.patient.named(Or(*self._completing(visit)))
        return self.walk.patient.named(And(given.authorised, self._completed[visit]))

    def told(self, visit: str) -> BoolRef:
        """Return whether what a visit gives is told: no question of it is left open."""
        return Or(Not(self.course.stopped), *self._further(visit))

    def _completing(self, visit: str) -> Iterator[BoolRef]:
        for way in self.walk.out_of(visit):
            if way.to == END:
                yield And(way.when, Not(self.course.ever))
            elif way.to is not None:
                yield And(way.when, self.course.opened.get(way.to, NEVER))

    def _further(self, visit: str) -> Iterator[BoolRef]:
        """Yield when the walk comes from a visit to the wait before another one."""
        for way in self.walk.out_of(visit):
            if way.to is not None and way.to != END:
                yield self._comes(way.to, way.when)

    def _comes(self, node: str, when: BoolRef) -> BoolRef:
        return And(when, Not(self.course.late_at[node]))


def ended(walk: Walk) -> Ended:
    """Return how a walk ends."""
    course = Course(walk=walk).encode()
    named = walk.patient.named
    alerts: dict[Referral, list[BoolRef]] = defaultdict(list)
    for sign in course.signs():
        alerts[sign.referral].append(sign.when)
    urgent = {referral: named(Or(*ways)) for referral, ways in alerts.items()}
    own = list(_by_itself(course))
    return Ended(
        course=course,
        sent=_leading(walk, [*own, *urgent.items()]),
        overruled=named(Or(course.late, *_overruling(course, urgent, own))),
    )


def without_alerts(walk: Walk) -> Iterator[Sent]:
    """Yield the endings by a referral that are not those of alerts."""
    alerts = {
        (section.visit, section.node, section.rules[0].rule.path)
        for section in walk.sections
        if section.rules and section.rules[0].rule.origin == "alerts"
    }
    for sent in walk.sent:
        if (sent.visit, sent.node, sent.path) not in alerts:
            yield sent


def _by_itself(course: Course) -> Iterator[tuple[Referral, BoolRef]]:
    """Yield how the walk ends by itself in a referral, the alerts that are unknown first."""
    named = course.walk.patient.named
    for sign in course.own:
        yield sign.referral, named(And(sign.when, Not(course.late)))
    for sent in without_alerts(course.walk):
        yield sent.referral, named(And(sent.when, Not(course.late)))


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
