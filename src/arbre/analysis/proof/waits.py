"""When a visit may begin (`engine.waits`): minutes from an instant, days on the calendar."""

from __future__ import annotations

from dataclasses import dataclass

from z3 import And, ArithRef, Bool, BoolRef, BoolVal, If, Int, Not, Or

from arbre.analysis.proof.patient import DAY, Patient
from arbre.language.durations import exact, minutes
from arbre.language.tree import Node, Wait

PRESENT = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """What becomes of a wait: `missed`, still `waiting`, or the visit is `open`."""

    unknown: BoolRef
    missed: BoolRef
    waiting: BoolRef

    @property
    def open(self) -> BoolRef:
        return And(Not(self.missed), Not(self.waiting))


def opened(visit: str) -> BoolRef:
    """Return whether the clock of a visit was given."""
    return BoolVal(True) if visit == "" else Bool(f"opened {visit}")


def present(patient: Patient) -> ArithRef:
    """Return the present minute: none of the visits opened lies after it."""
    return Int(PRESENT)


def waited(node: Node, wait: Wait, patient: Patient) -> Waited:
    """Return what becomes of the wait of a node."""
    minute, day, known = _origin(wait, patient)
    clock = patient.clock(node.visit)
    now = patient.number(If(opened(node.visit), clock, present(patient)))
    today = patient.day_of(patient.timed("now at", node.id), now)
    moment = _Moment(
        minute=minute, day=day, now=now, today=today, wait=wait, node=node.id, patient=patient
    )
    late = moment.after(wait.before)
    early = moment.before(wait.after) if wait.after else BoolVal(False)
    named = patient.named
    missed = named(Or(Not(known), late))
    too_early = And(opened(node.visit), early)
    waiting = named(And(Not(missed), Or(Not(opened(node.visit)), too_early)))
    return Waited(unknown=Not(known), missed=missed, waiting=waiting)


def over(node: Node, wait: Wait, patient: Patient, visit: str) -> BoolRef:
    """Return whether the wait of a node was over already when an earlier visit began."""
    minute, day, known = _origin(wait, patient)
    now, today = patient.clock(visit), patient.day(visit)
    moment = _Moment(
        minute=minute, day=day, now=now, today=today, wait=wait, node=node.id, patient=patient
    )
    return patient.named(And(known, moment.after(wait.before)))


def _origin(wait: Wait, patient: Patient) -> tuple[ArithRef, ArithRef, BoolRef]:
    """Return the minute and the day from which delays count, and whether they are known."""
    if wait.from_fact is None:
        visit = wait.from_visit
        return patient.clock(visit), patient.day(visit), opened(visit)
    answer = patient.answer(wait.from_fact)
    if patient.tree.protocol.questions[wait.from_fact.question].type == "date":
        return answer.value * DAY, answer.value, answer.known
    day = patient.day_of(f"{patient.called(wait.from_fact)}:day", answer.value)
    return answer.value, day, answer.known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """An instant beside the one from which delays count."""

    minute: ArithRef
    day: ArithRef
    now: ArithRef
    today: ArithRef
    wait: Wait
    node: str
    patient: Patient

    def after(self, duration: str) -> BoolRef:
        """Return whether the instant lies after the end of a delay."""
        if exact(duration):
            return self.now > self.minute + minutes(duration)[0]
        return self.today > self.day + self._days(duration)

    def before(self, duration: str) -> BoolRef:
        """Return whether the instant lies before the beginning of the end of a delay."""
        if exact(duration):
            return self.now < self.minute + minutes(duration)[0]
        return self.today < self.day + self._days(duration)

    def _days(self, duration: str) -> ArithRef | int:
        """Return a delay in days; how long its months are is left open."""
        least, most = (one // DAY for one in minutes(duration))
        return least if least == most else self.patient.months(self.wait, self.node, duration)
