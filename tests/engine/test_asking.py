"""DESIGN §5.7: what is asked is enough, and a walk always ends."""

from __future__ import annotations

from collections import Counter

from arbre.engine.answers import Answers
from arbre.engine.outcome import Outcome
from arbre.engine.view import View
from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.values import FALSE, Truth
from generating.cases import Chances
from generating.drawing import Draw
from generating.driving import Driven, drive, interrupted
from generating.population import MORE, Patient, decided, patients

COMPLETE = Chances(clean=0.97, unknown=0.02, odd=0.05)


def test_asking_is_empty_if_and_only_if_nothing_is_missing(seed: int) -> None:
    asking = 0
    for patient, outcome in decided(seed):
        assert bool(outcome.asking) == (outcome.status == "incomplete"), patient.replay
        assert (outcome.waiting is not None) == (outcome.status == "waiting"), patient.replay
        assert not set(outcome.asking) & patient.case.answers.facts.keys(), patient.replay
        assert set(outcome.asking) <= set(outcome.missing), patient.replay
        asking += bool(outcome.asking)
    assert asking > 30


def test_answering_what_is_asked_decides_as_answering_everything(seed: int) -> None:
    """Alerts excepted: one that nobody asked for may be known when everything is answered.

    After an alert or a doubt nothing more is asked, though other answers may call for something
    more urgent.
    """
    counts: Counter[str] = Counter()
    for patient in patients(seed, protocols=30 * MORE, cases=6, chances=COMPLETE):
        everything = patient.decide()
        asked = drive(patient)
        if patient.case.answers.raised:
            assert_no_less_urgent(patient, everything, asked.outcome)
            continue
        assert asked.steps <= len(patient.generated.tree.facts), patient.replay
        if known_elsewhere(asked.outcome, everything):
            counts["an alert more"] += 1
            continue
        if interrupted(everything):
            assert_no_less_urgent(patient, everything, asked.outcome)
            counts["alert further on"] += 1
            continue
        assert asked.outcome.decision == everything.decision, patient.replay
        counts[everything.status] += 1
    print(f"ARBRE_SEED={seed}", counts)
    assert counts["included"] > 10
    assert counts["waiting"]


def assert_no_less_urgent(patient: Patient, one: Outcome, other: Outcome) -> None:
    ranks = patient.generated.tree.referrals
    assert one.referral is not None, patient.replay
    assert other.referral is not None, patient.replay
    assert ranks[one.referral.id].rank <= ranks[other.referral.id].rank, patient.replay


def test_one_question_at_a_time_decides_alike(seed: int) -> None:
    asked = 0
    for patient in patients(seed, protocols=15 * MORE, cases=1):
        one_by_one, at_once = drive(patient, pace="one by one"), drive(patient)
        assert one_by_one.outcome.decision == at_once.outcome.decision, patient.replay
        assert one_by_one.steps <= len(patient.generated.tree.facts), patient.replay
        asked += needless(one_by_one, at_once)
    print(f"ARBRE_SEED={seed}: {asked} questions fewer one by one")


def needless(one: Driven, other: Driven) -> int:
    return len(other.answers.facts) - len(one.answers.facts)


def known_elsewhere(asked: Outcome, everything: Outcome) -> bool:
    """Whether something alerts with everything answered that was not looked at when asking."""
    alerting = {
        (one.id, one.visit)
        for one in everything.examined
        if one.origin == "alerts" and one.truth is not Truth.FALSE
    }
    seen = {(one.id, one.visit) for one in asked.examined if one.origin == "alerts"}
    return not alerting <= seen


def test_a_case_ends_whatever_is_known(seed: int) -> None:
    """Nothing raises; nothing but a wait or a question is left open."""
    ends: Counter[str] = Counter()
    for patient in patients(seed, protocols=30 * MORE, cases=4):
        ended: Patient = patient
        outcome = drive(ended, known=ended.case.answers.facts).outcome
        assert outcome.concluded or outcome.waiting is not None, patient.replay
        ends[outcome.status] += 1
    print(f"ARBRE_SEED={seed}", ends)
    assert ends["included"]
    assert ends["waiting"]


def test_what_must_be_examined_is_asked_for(seed: int) -> None:
    """Without an answer that `ask` or `again` lists, and that is relevant, no case is complete."""
    left_out = 0
    for patient, outcome in decided(seed):
        draw = Draw.of("examined", patient.generated.seed, patient.number)
        if outcome.status != "included":
            continue
        for asked in draw.some(examined(patient, outcome), 2, 2):
            facts = {k: v for k, v in patient.case.answers.facts.items() if k != asked}
            without = patient.decide(Answers(facts=facts))
            assert asked in without.asking, f"{asked}: {patient.replay}"
            left_out += 1
    print(f"ARBRE_SEED={seed}: {left_out} answers left out")
    assert left_out > 100


def examined(patient: Patient, outcome: Outcome) -> list[Fact]:
    view = View(answers=patient.case.answers, clocks=patient.case.clocks)
    nodes = patient.generated.tree.nodes
    passed = [nodes[step.id] for step in outcome.path if step.id in nodes]
    return [
        one.fact
        for node in passed
        for one in (*node.again, *node.ask)
        if one.relevant is None or view.truth(one.relevant) != FALSE
    ]
