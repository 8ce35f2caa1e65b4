"""DESIGN §5.6: a conclusion is final."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from arbre.engine.answers import Answer, Answers, Unknown
from arbre.engine.outcome import Outcome
from arbre.language.conditions.syntax import Fact
from generating.cases import Chances, case
from generating.driving import drive, interrupted, read_by_alerts, standing
from generating.population import MORE, Patient, decided, patients
from generating.questions import START

ANYTHING = Chances(clean=0.5, unknown=0.2)
DOUBTS = Chances(clean=0.93, unknown=0.03)


def test_answers_to_what_was_not_asked_change_nothing(seed: int) -> None:
    """Alerts excepted: a question that one reads may be answered at any moment."""
    counts: Counter[str] = Counter()
    for patient in patients(seed, protocols=30 * MORE, cases=8):
        ended = drive(patient)
        if not ended.outcome.concluded:
            continue
        more = dict(unasked(patient, ended.answers.facts))
        answers = Answers(facts={**more, **ended.answers.facts}, raised=ended.answers.raised)
        after = patient.decide(answers)
        assert_the_same(patient, ended.outcome, after)
        counts[ended.outcome.status] += 1
        counts["answers added"] += len(more)
    print(f"ARBRE_SEED={seed}", counts)
    assert min(counts[one] for one in ("included", "excluded", "referred")) > 10
    assert counts["answers added"] > 500


def unasked(patient: Patient, asked: Mapping[Fact, Answer]) -> Mapping[Fact, Answer]:
    facts = case(patient.generated, 2000 + patient.number, ANYTHING).answers.facts
    read = read_by_alerts(patient.generated.tree)
    return {k: v for k, v in facts.items() if k not in asked and k not in read}


def assert_the_same(patient: Patient, before: Outcome, after: Outcome) -> None:
    """What ends a walk from outside stays an end; only something more urgent may come before it."""
    if interrupted(before):
        assert after.concluded, patient.replay
        assert not standing(after), patient.replay
        assert referred(patient, after) <= referred(patient, before), patient.replay
        return
    assert after.status == before.status, patient.replay
    assert after.category == before.category, patient.replay
    assert standing(after) == standing(before), patient.replay
    assert [(one.id, one.truth) for one in after.reasons] == [
        (one.id, one.truth) for one in before.reasons
    ], patient.replay
    assert after.decision == before.decision, patient.replay


def referred(patient: Patient, outcome: Outcome) -> tuple[int, int, str]:
    assert outcome.referral is not None, patient.replay
    return patient.generated.tree.referrals[outcome.referral.id].rank


def test_a_value_for_unknown_keeps_what_no_unknown_contributed_to(seed: int) -> None:
    """Nothing that was looked at rests on an unknown answer: another value changes nothing."""
    seen = 0
    for patient, outcome in decided(seed):
        if patient.case.clocks.start != START or outcome.status == "incomplete":
            continue
        unused = patient.unknowns - set(outcome.used) - read_by_alerts(patient.generated.tree)
        if not unused:
            continue
        values = case(patient.generated, 3000, Chances(clean=0.5)).answers.facts
        facts = {
            fact: values[fact] if fact in unused else answer
            for fact, answer in patient.case.answers.facts.items()
        }
        after = patient.decide(Answers(facts=facts, raised=patient.case.answers.raised))
        assert after.decision == outcome.decision, patient.replay
        seen += 1
    print(f"ARBRE_SEED={seed}: {seen}")
    assert seen > 50


def test_a_value_for_unknown_lowers_no_referral_that_is_known(seed: int) -> None:
    """A referral whose own reasons are all known stays, or a more urgent one takes its place."""
    counts: Counter[str] = Counter()
    for patient in patients(seed, protocols=60 * MORE, cases=8, chances=DOUBTS):
        outcome = patient.decide()
        if outcome.referral is None or not contributed(patient, outcome):
            continue
        values = case(patient.generated, 4000 + patient.number, Chances(clean=0.7)).answers.facts
        facts = {
            fact: values[fact] if isinstance(answer, Unknown) else answer
            for fact, answer in patient.case.answers.facts.items()
        }
        after = patient.decide(Answers(facts=facts, raised=patient.case.answers.raised))
        assert after.referral is not None, patient.replay
        counts[str(after.referral.id == outcome.referral.id)] += 1
    print(f"ARBRE_SEED={seed}", counts)
    assert counts["True"] > 20


def contributed(patient: Patient, outcome: Outcome) -> bool:
    """Whether the case has unknown answers, none of which anything on the way rests on."""
    resting = {fact for one in outcome.examined for fact in one.facts}
    return bool(patient.unknowns) and not patient.unknowns & resting
