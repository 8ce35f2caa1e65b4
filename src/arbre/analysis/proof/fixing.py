"""A case → what its answers, clocks and person at work say to the solver."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from z3 import And, BoolRef, BoolVal, Not

from arbre.analysis.proof.patient import Answered, Patient
from arbre.analysis.proof.waits import opened, present
from arbre.analysis.proof.walk import Walk, in_force
from arbre.engine.answers import Actor, Answer, Answers, Clocks, Unknown
from arbre.engine.standing import bar, entitlement
from arbre.engine.view import View
from arbre.engine.waits import bounds
from arbre.language.conditions.calendar import age_in_months, age_in_years, calendar_day
from arbre.language.conditions.values import Truth
from arbre.language.tree import Wait


def fixed(walk: Walk, answers: Answers, clocks: Clocks, actor: Actor) -> Iterator[BoolRef]:
    """Yield all that is fixed by a case; what is not answered in it may still be anything."""
    patient = walk.patient
    midnight = datetime.combine(clocks.start.date(), time.min)
    yield from same_patient(walk, answers, clocks)
    yield from _clocks(walk, clocks, midnight)
    yield from _ages(patient, answers, clocks)
    yield from months(walk, answers, clocks)
    standing = entitlement(walk.tree.protocol, actor)
    yield walk.entitled.true == BoolVal(standing is Truth.TRUE)
    yield walk.entitled.false == BoolVal(standing is Truth.FALSE)


def same_patient(walk: Walk, answers: Answers, clocks: Clocks) -> Iterator[BoolRef]:
    """Yield that a patient gives these answers, and comes at these instants."""
    midnight = datetime.combine(clocks.start.date(), time.min)
    for fact, variables in walk.patient.answers.items():
        if fact in answers.facts:
            yield _answer(variables, answers.facts[fact], midnight)
    for visit in walk.tree.visits:
        at = clocks.of(visit)
        if at is not None:
            yield walk.patient.clock(visit) == minutes_from(midnight, at)


def minutes_from(midnight: datetime, instant: datetime) -> int:
    """Return the whole minutes from midnight to an instant."""
    return (instant.replace(tzinfo=None) - midnight) // timedelta(minutes=1)


def _answer(variables: Answered, answer: Answer, midnight: datetime) -> BoolRef:
    if isinstance(answer, Unknown):
        return Not(variables.known)
    if variables.truths is not None:
        return variables.truths.true if answer is True else variables.truths.false
    if variables.options:
        return next(chosen for id_, chosen in variables.options if id_ == answer)
    if variables.number is None or isinstance(answer, str):
        return variables.known
    return And(variables.known, variables.number == _number(answer, variables.parts, midnight))


def _number(answer: object, parts: int, midnight: datetime) -> int:
    if isinstance(answer, datetime):
        return minutes_from(midnight, answer)
    if isinstance(answer, date):
        return (answer - midnight.date()).days
    return int(Fraction(str(answer)) * parts)


def _clocks(walk: Walk, clocks: Clocks, midnight: datetime) -> Iterator[BoolRef]:
    view = View(answers=Answers(), clocks=clocks)
    for visit in walk.tree.visits:
        at = clocks.of(visit)
        yield opened(visit) == BoolVal(at is not None)
        barred = bar(walk.tree.protocol, view.clock(visit).date())
        yield in_force(visit) == BoolVal(barred is None)
    yield present(walk.patient) == minutes_from(midnight, clocks.present)


def _ages(patient: Patient, answers: Answers, clocks: Clocks) -> Iterator[BoolRef]:
    for (fact, unit), age in patient.ages.items():
        born = answers.facts.get(fact)
        if isinstance(born, date):
            count = age_in_years if unit == "years" else age_in_months
            yield age == count(calendar_day(born), clocks.start.date())


def months(walk: Walk, answers: Answers, clocks: Clocks) -> Iterator[BoolRef]:
    """Yield how many days the months of each wait have, counted on the calendar of the case."""
    view = View(answers=answers, clocks=clocks)
    for (node, duration), days in walk.patient.months_of_waits.items():
        wait = walk.tree.nodes[node].wait
        found = bounds(wait, view) if wait is not None else None
        if wait is not None and found is not None:
            end = found.not_after if duration == wait.before else found.not_before
            if end is not None:
                yield days == (end.date() - _origin(wait, view)).days


def _origin(wait: Wait, view: View) -> date:
    answer = view.answers.facts[wait.from_fact] if wait.from_fact is not None else None
    return calendar_day(answer) if isinstance(answer, date) else view.clock(wait.from_visit).date()
