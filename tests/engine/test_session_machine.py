"""Anything may be said to a Session at any moment: Hypothesis looks for a way to break it."""

from __future__ import annotations

import json

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from arbre.engine.answers import Unknown
from arbre.engine.session import Session
from arbre.engine.trace import Event, fold
from arbre.engine.trace_json import from_json, to_json
from generating.cases import Chances, case
from generating.driving import standing
from generating.population import Patient
from generating.protocols import protocol
from generating.sessions import a_minute, now, opened

CASES = Chances(clean=0.95, unknown=0.02)
AT = st.integers(0, 10_000)


class Case(RuleBasedStateMachine):
    """One case of one random protocol; the trace is the only thing that may change."""

    session: Session
    patient: Patient
    events: tuple[Event, ...]

    @initialize(seed=st.integers(0, 40), number=st.integers(0, 3))
    def begin(self, seed: int, number: int) -> None:
        generated = protocol(seed)
        self.patient = Patient(
            generated=generated, case=case(generated, number, CASES), number=number
        )
        self.session = opened(self.patient)
        self.events = ()

    @precondition(lambda self: self.session.outcome().asking)
    @rule(count=st.integers(1, 8))
    def answer(self, count: int) -> None:
        for fact in self.session.outcome().asking[:count]:
            answer = self.patient.case.answers.facts.get(fact, Unknown())
            self.session.answer(str(fact), answer, at=a_minute(self.session))

    @precondition(lambda self: self.session.state.answers.facts)
    @rule(at=AT, number=st.integers(0, 5))
    def change(self, at: int, number: int) -> None:
        facts = list(self.session.state.answers.facts)
        fact = facts[at % len(facts)]
        other = case(self.patient.generated, 6000 + number, Chances(clean=0.5, unknown=0.2))
        change = self.session.answer(str(fact), other.answers.facts[fact], at=now(self.session))
        assert not set(change.withdrawn) & set(self.session.state.answers.facts)

    @rule(at=AT)
    def answer_ahead(self, at: int) -> None:
        """Answer something that was not asked, of any visit."""
        facts = self.patient.generated.tree.facts
        fact = facts[at % len(facts)]
        answer = self.patient.case.answers.facts.get(fact, Unknown("refused"))
        self.session.answer(str(fact), answer, at=now(self.session))

    @rule()
    def undo(self) -> None:
        self.session.undo(at=now(self.session))

    @precondition(lambda self: self.session.outcome().waiting)
    @rule()
    def open_visit(self) -> None:
        waiting = self.session.outcome().waiting
        assert waiting is not None
        at = max(
            self.patient.case.clocks.visits.get(waiting.node, waiting.not_after), now(self.session)
        )
        self.session.open_visit(waiting.node, at=at)

    @rule(at=AT)
    def raise_alert(self, at: int) -> None:
        alerts = sorted(self.session.tree.alert_ids)
        after = self.session.raise_alert(alerts[at % len(alerts)], at=now(self.session)).after
        assert after.concluded
        assert after.status != "included"

    @rule()
    def doubt(self) -> None:
        assert self.session.doubt(at=now(self.session)).after.concluded

    @rule()
    def withdraw(self) -> None:
        assert self.session.withdraw(at=now(self.session)).after.concluded

    @rule()
    def show(self) -> None:
        before = self.session.outcome()
        assert self.session.show(at=now(self.session)) == before

    @rule()
    def save_and_restore(self) -> None:
        data = json.loads(json.dumps(to_json(self.session.trace)))
        back = Session.resume(self.session.tree, from_json(data))
        assert back.trace == self.session.trace
        assert back.outcome() == self.session.outcome()
        self.session = back

    @invariant()
    def nothing_is_ever_removed(self) -> None:
        events = self.session.trace.events
        assert events[: len(self.events)] == self.events
        self.events = events

    @invariant()
    def the_state_is_a_fold_of_the_trace(self) -> None:
        assert self.session.state == fold(self.session.trace)

    @invariant()
    def it_always_says_what_comes_next(self) -> None:
        outcome = self.session.outcome()
        assert bool(outcome.asking) == (outcome.status == "incomplete")
        assert not standing(outcome) or not self.session.state.answers.raised
        assert len(self.session.questions()) > 0 or not outcome.asking
        assert not set(outcome.asking) & self.session.state.answers.facts.keys()


TestCase = Case.TestCase
TestCase.settings = settings(
    max_examples=settings().max_examples // 5, stateful_step_count=20, deadline=None
)
