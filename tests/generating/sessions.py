"""Lead a Session through a random case, in any order."""

from __future__ import annotations

from datetime import datetime, timedelta

from arbre.engine.answers import Answer, Unknown
from arbre.engine.outcome import Outcome
from arbre.engine.session import Session
from arbre.language.conditions.syntax import Fact
from generating.drawing import Draw
from generating.population import Patient


def opened(patient: Patient) -> Session:
    return Session.open(patient.generated.tree, at=patient.case.clocks.start, actor=patient.actor)


def now(session: Session) -> datetime:
    """Nothing takes time: the last instant at which something happened."""
    return session.state.last


def answer_of(patient: Patient, fact: Fact) -> Answer:
    return patient.case.answers.facts.get(fact, Unknown())


def lead(session: Session, patient: Patient, draw: Draw) -> Outcome:
    """Answer what is asked, in a random order, and open the visits awaited, until it ends."""
    for _ in range(10 * len(patient.generated.tree.facts)):
        outcome = session.outcome()
        if outcome.waiting is not None:
            clock = patient.case.clocks.visits.get(outcome.waiting.node)
            if clock is None or clock in session.state.clocks.visits.values():
                return outcome
            session.open_visit(outcome.waiting.node, at=max(clock, now(session)))
        elif outcome.status == "incomplete":
            fact = draw.pick(outcome.asking)
            session.answer(str(fact), answer_of(patient, fact), at=now(session))
        else:
            return outcome
    raise AssertionError(f"does not end: {patient.replay}")


def a_minute(session: Session) -> datetime:
    return now(session) + timedelta(minutes=1)
