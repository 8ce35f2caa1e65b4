"""A Session: any order of answers, undoing, saving, changing one's mind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from arbre.engine.answers import Answer
from arbre.engine.deciding import decide
from arbre.engine.outcome import Outcome
from arbre.engine.session import Session
from arbre.engine.trace import State
from arbre.engine.trace_json import from_json, to_json
from arbre.language.conditions.syntax import Fact
from generating.cases import Chances, case
from generating.drawing import Draw
from generating.driving import alike
from generating.population import MORE, Patient, patients
from generating.sessions import lead, now, opened

CASES = Chances(clean=0.98, unknown_late=0.1)
OTHERS = Chances(clean=0.3, unknown=0.1)


def led(seed: int, cases: int = 1) -> Iterator[tuple[Patient, Session, Outcome]]:
    for patient in patients(seed, protocols=10 * MORE, cases=cases, chances=CASES):
        session = opened(patient)
        outcome = lead(session, patient, Draw.of("order", patient.generated.seed))
        yield patient, session, outcome


def said(state: State) -> object:
    return state.answers, state.clocks.visits


def is_missed(outcome: Outcome) -> bool:
    return any(one.origin == "wait" for one in outcome.reasons)


def restored(session: Session) -> Session:
    data = json.loads(json.dumps(to_json(session.trace)))
    return Session.resume(session.tree, from_json(data))


def test_every_order_gives_the_same_decision(seed: int) -> None:
    ends: Counter[str] = Counter()
    for patient, session, outcome in led(seed, cases=2):
        other = opened(patient)
        again = lead(other, patient, Draw.of("another order", patient.generated.seed))
        assert alike(again, outcome), patient.replay
        state = session.state
        direct = decide(session.tree, state.answers, clocks=state.clocks, actor=patient.actor)
        assert direct == outcome, patient.replay
        ends[outcome.status] += 1
    print(f"ARBRE_SEED={seed}", ends)
    assert ends["included"]


def test_saving_and_resuming_change_nothing(seed: int) -> None:
    for patient, session, outcome in led(seed):
        back = restored(session)
        assert back.trace == session.trace, patient.replay
        assert back.outcome() == outcome, patient.replay


def test_undoing_changes_nothing_but_the_record(seed: int) -> None:
    undone = 0
    for patient, session, outcome in led(seed):
        before, events = said(session.state), len(session.trace.events)
        draw = Draw.of("undo", patient.generated.seed)
        for _ in range(draw.between(1, 6)):
            session.undo(at=now(session))
            undone += 1
        assert len(session.trace.events) > events, patient.replay
        again = lead(session, patient, draw)  # a visit may be opened again too late: time passes
        assert alike(again, outcome) or is_missed(again), patient.replay
        whole = opened(patient)
        lead(whole, patient, Draw.of("order", patient.generated.seed))
        assert said(whole.state) == before, patient.replay
        while whole.state.undoable:
            whole.undo(at=now(whole))
        assert said(whole.state) == said(opened(patient).state), patient.replay
    assert undone > 10


def test_one_answer_taken_back_is_as_if_it_was_not_given(seed: int) -> None:
    """Also where it withdrew others: they stand again."""
    withdrawn = 0
    for patient, session, _ in led(seed, cases=2):
        before = said(session.state)
        fact, answer = changed(patient, session)
        change = session.answer(str(fact), answer, at=now(session))
        withdrawn += len(change.withdrawn)
        session.undo(at=now(session))
        assert said(session.state) == before, patient.replay
    print(f"ARBRE_SEED={seed}: {withdrawn} answers withdrawn")
    assert withdrawn > 10


def changed(patient: Patient, session: Session) -> tuple[Fact, Answer]:
    draw = Draw.of("change", patient.generated.seed, patient.number)
    fact = draw.pick(session.outcome().used)
    return fact, case(patient.generated, 5000 + patient.number, OTHERS).answers.facts[fact]


def test_what_no_longer_applies_is_withdrawn_and_asked_again(seed: int) -> None:
    """A case ends with no answer that it asked for and that it does not use."""
    counts: Counter[str] = Counter()
    for patient, session, first in led(seed, cases=3):
        fact, answer = changed(patient, session)
        old = session.state.answers.facts[fact]
        if answer == old:
            continue
        session.answer(str(fact), answer, at=now(session))
        counts["kept"] += len(session.state.answers.facts) - 1
        second = lead(session, patient, Draw.of("again", patient.generated.seed))
        assert not set(first.used) & set(second.unused) - {fact}, patient.replay
        change = session.answer(str(fact), old, at=now(session))
        counts["asked again"] += len(change.after.asking)
        third = lead(session, patient, Draw.of("back", patient.generated.seed))
        assert alike(third, first), patient.replay
        assert not set(second.used) & set(third.unused) - {fact}, patient.replay
        marked = [one for one in session.trace.events if getattr(one, "replaces", False)]
        assert marked, patient.replay
    print(f"ARBRE_SEED={seed}", counts)
    assert counts["asked again"]
