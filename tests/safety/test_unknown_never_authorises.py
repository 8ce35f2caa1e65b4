"""DESIGN §5.3, §5.4: an answer that is not known never leads to an act, or to a wider limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from arbre.engine.answers import Answer, Answers, Unknown
from arbre.engine.outcome import AuthorisedAct, Outcome
from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.values import Truth
from arbre.language.tree import Tree
from generating.cases import Chances, case
from generating.drawing import Draw
from generating.driving import drive, standing
from generating.population import MORE, Patient, decided, patients
from generating.questions import START

TRUE_VALUES = Chances(clean=0.6)
LATE_DOUBTS = Chances(clean=0.99, unknown_late=0.3)


def test_an_act_given_with_unknown_answers_is_given_whatever_they_are(seed: int) -> None:
    counts: Counter[str] = Counter()
    for patient in patients(seed, protocols=50 * MORE, cases=6, chances=LATE_DOUBTS):
        before = patient.decide()
        if not standing(before) or not used_unknowns(patient, before):
            continue
        counts["cases"] += 1
        for number in range(3):
            facts = completed(patient, number)
            after = drive(patient, source=facts, known=only_answered(patient, facts)).outcome
            counts.update(kept(patient, before, after))
    print(f"ARBRE_SEED={seed}", counts)
    assert counts["cases"] > 10
    assert counts["act"] > 50


def used_unknowns(patient: Patient, outcome: Outcome) -> set[object]:
    return patient.unknowns & set(outcome.used)


def completed(patient: Patient, number: int) -> Mapping[Fact, Answer]:
    """The same answers, but each that was not known has a value."""
    values = case(patient.generated, 1000 + number, TRUE_VALUES).answers.facts
    mine = patient.case.answers.facts
    return {**values, **{k: v for k, v in mine.items() if not isinstance(v, Unknown)}}


def only_answered(patient: Patient, facts: Mapping[Fact, Answer]) -> Mapping[Fact, Answer]:
    return {fact: facts[fact] for fact in patient.case.answers.facts}


def kept(patient: Patient, before: Outcome, after: Outcome) -> Iterator[str]:
    """Each act that stands before stands after, with limits at least as wide.

    A ground leads on where the true values may lead out: acts given before it may be revoked.
    """
    tree = patient.generated.tree
    grounded = behind_ground(before, tree)
    on_ground = any(one.origin == "ground" for one in before.examined)
    still = {(act.id, act.node): act for act in after.acts if on_ground or not act.revoked}
    for act in before.acts:
        if act.revoked:
            continue
        if (act.id, act.node) in grounded:
            yield "behind a ground"
            continue
        same = [still[one] for one in same_or_earlier(tree, act) if one in still]
        assert same, f"{act.id} of {act.node} is not given for true values: {patient.replay}"
        yield "act" if same[-1].id == act.id else "earlier of first_of"
        if same[-1].id == act.id:
            assert_no_wider(act, same[-1], patient)


def behind_ground(outcome: Outcome, tree: Tree) -> set[tuple[str, str]]:
    """The acts of nodes that a ground led to, and of all nodes after these."""
    grounds = [one.id for one in outcome.examined if one.origin == "ground"]
    path = [step.id for step in outcome.path]
    if not grounds:
        return set()
    after = set(path[path.index(grounds[0]) + 1 :])
    return {(act.id, act.node) for act in outcome.acts if act.node in after}


def same_or_earlier(tree: Tree, act: AuthorisedAct) -> list[tuple[str, str]]:
    """The act, after the members that come before it in its `first_of`."""
    for offer in tree.nodes[act.node].offers:
        ids = [one.id for one in offer.acts]
        if act.id in ids:
            return [(id_, act.node) for id_ in ids[: ids.index(act.id) + 1]]
    raise AssertionError(f"{act.id} is not offered by {act.node}")


def assert_no_wider(unsure: AuthorisedAct, sure: AuthorisedAct, patient: Patient) -> None:
    for one, other in zip(unsure.limits, sure.limits, strict=True):
        if one.max is not None and other.max is not None:
            assert one.max <= other.max, f"{unsure.id}.{one.id}: {patient.replay}"
        if one.min is not None and other.min is not None:
            assert one.min >= other.min, f"{unsure.id}.{one.id}: {patient.replay}"


def test_turning_an_answer_into_unknown_adds_no_act(seed: int) -> None:
    counts: Counter[str] = Counter()
    for patient, outcome in decided(seed):
        if outcome.status == "incomplete" or patient.case.clocks.start != START:
            continue
        draw = Draw.of("unknown", patient.generated.seed, patient.number)
        for fact in draw.some(outcome.used, 1, 2):
            counts.update(added(patient, outcome, fact))
    print(f"ARBRE_SEED={seed}", counts)
    assert counts["turned"] > 500
    assert counts["act"] > 50


def added(patient: Patient, before: Outcome, fact: Fact) -> Iterator[str]:
    facts = {**patient.case.answers.facts, fact: Unknown()}
    turned = Answers(facts=facts, raised=patient.case.answers.raised)
    unsure = patient.decide(turned)
    yield "turned"
    if unsure.status != "incomplete":  # a later visit may still take acts back
        yield from kept(patient, unsure, before)


def test_no_answer_known_no_act(seed: int) -> None:
    seen = 0
    for patient in patients(seed, protocols=60, cases=1):
        nothing = drive(patient, source={})
        assert not nothing.outcome.acts, patient.replay
        assert nothing.outcome.concluded, patient.replay
        assert nothing.outcome.status != "included", patient.replay
        seen += 1
    assert seen == 60


UNKNOWN_BECOMES = {
    "alerts": ("referred",),
    "consent": ("excluded",),
    "inclusion": ("referred", "excluded"),
    "exclusion": ("referred", "excluded"),
    "withdrawal": ("withdrawn",),
    "contraindications": ("referred",),
    "first_of": ("referred",),
    "actor": ("referred",),
    "wait": ("referred",),
}


def test_unknown_is_taken_as_the_section_says(seed: int) -> None:
    """`excluded` beside an unknown criterion only if another criterion is known."""
    counts: Counter[str] = Counter()
    for patient, outcome in decided(seed):
        unknown = {one.origin for one in outcome.reasons if one.truth is Truth.UNKNOWN}
        known = {one.origin for one in outcome.reasons if one.truth is Truth.TRUE}
        if outcome.referral is None or known - {"guard", "ground"}:
            continue
        for origin in unknown & UNKNOWN_BECOMES.keys():
            assert outcome.status == UNKNOWN_BECOMES[origin][0], (origin, patient.replay)
            assert not standing(outcome), patient.replay
            counts[origin] += 1
    print(f"ARBRE_SEED={seed}", counts)
    assert len(counts) > 5
