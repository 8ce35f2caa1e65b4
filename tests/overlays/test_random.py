"""Random protocols with random overlays: no solver, only the engine, on random patients."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from arbre.engine.answers import Answers, Unknown
from arbre.engine.deciding import decide
from arbre.engine.outcome import AuthorisedAct, Outcome
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree
from generating.drawing import Draw
from generating.population import MORE, Patient, patients
from generating.protocols import Generated, to_bytes
from generating.questions import CITE
from overlays.local import overlay

PROTOCOLS = 8 * MORE
CASES = 24
LOWER = {"duration": "1 days", "per_day": "500 mg", "sessions": 20}
LOCAL = Fact("local1", None, "")
LOCALLY = (False, False, False, True, Unknown("not_known"), None)
"""What is answered to the question of the overlay; None leaves it open."""


def narrowing(generated: Generated) -> dict[str, Any]:
    """What a structure might add: a question, an exclusion by it, and narrower acts."""
    draw, data = Draw.of("overlay", generated.seed), generated.data
    asked = {"ask": "Ici ?", "label": "Ici", "type": "boolean", "cite": CITE}
    refer = draw.pick(sorted(data["referrals"]))
    changes: dict[str, Any] = {"questions": {"local1": asked}}
    if draw.chance(0.5):
        excluded = {"id": "local_exclusion", "when": "local1", "refer": refer, "cite": CITE}
        changes["exclusion"] = [excluded]
    alone = sorted(set(data["acts"]) - in_first_of(data["tree"]))
    acts = {id_: narrowed(draw, data["acts"][id_]) for id_ in alone if draw.chance(0.7)}
    if "exclusion" not in changes and not any("only_if" in one for one in acts.values()):
        changes["alerts"] = [{"id": "local_alert", "when": "local1", "refer": refer, "cite": CITE}]
    return {**changes, **({"acts": acts} if acts else {})}


def in_first_of(tree: Mapping[str, Any]) -> set[str]:
    """Acts that another one would replace."""
    steps = (step for node in tree["nodes"].values() for step in node.get("acts", ()))
    return {id_ for step in steps if isinstance(step, Mapping) for id_ in step.get("first_of", ())}


def narrowed(draw: Draw, act: Mapping[str, Any]) -> dict[str, Any]:
    lowered = {id_: {"max": LOWER[id_]} for id_ in act.get("limits", {}) if draw.chance(0.7)}
    if lowered and draw.chance(0.6):
        return {"limits": lowered}
    if draw.chance(0.5):
        return {"only_if": {"when": "not local1", "cite": CITE}}
    return {"not_given": {"label": "Pas ici", "cite": CITE}}


def decided(patient: Patient, tree: Tree, number: int) -> Outcome:
    """Decide the same case under the overlay, with an answer to its question."""
    facts = {**patient.case.answers.facts}
    answer = LOCALLY[number % 6]
    if answer is not None:
        facts[LOCAL] = answer
    answers = Answers(facts=facts, raised=patient.case.answers.raised)
    return decide(tree, answers, clocks=patient.case.clocks, actor=patient.actor)


def test_an_overlay_that_says_nothing_changes_no_decision(seed: int) -> None:
    trees: dict[int, Tree] = {}
    given = 0
    for patient in patients(seed, protocols=PROTOCOLS, cases=CASES):
        one = patient.generated
        if one.seed not in trees:
            trees[one.seed] = overlay(to_bytes(one.data), {})
        before, case = patient.decide(), patient.case
        after = decide(trees[one.seed], case.answers, clocks=case.clocks, actor=patient.actor)
        assert after.decision == before.decision, patient.replay
        assert after.reasons == before.reasons, patient.replay
        assert after.mode == "training"
        given += bool(before.acts)
    assert given > 15


def test_an_overlay_gives_nothing_that_its_base_does_not_give(seed: int) -> None:
    trees: dict[int, Tree] = {}
    counts: Counter[str] = Counter()
    for patient in patients(seed, protocols=PROTOCOLS, cases=CASES):
        one = patient.generated
        if one.seed not in trees:
            trees[one.seed] = overlay(to_bytes(one.data), narrowing(one))
        base = patient.decide()
        if base.status == "incomplete":
            continue  # an act that is not given needs no question: what it held back is released
        before = {(act.id, act.node): act for act in base.acts}
        after = decided(patient, trees[one.seed], patient.number)
        for act in after.acts:
            old = before.get((act.id, act.node))
            assert old is not None, f"{patient.replay}: {act.id}"
            assert not beyond(act, old), f"{patient.replay}: {act.id}"
            added = narrowing(one).get("acts", {}).get(act.id, {})
            assert "not_given" not in added, f"{patient.replay}: {act.id}"
            assert "only_if" not in added or LOCALLY[patient.number % 6] is False, patient.replay
            counts["given"] += 1
            counts["lower"] += act.limits != old.limits
        counts["not given"] += len(before) - len(after.acts)
    print(f"ARBRE_SEED={seed}", counts)
    assert min(counts[one] for one in ("given", "not given", "lower")) > 5


def beyond(act: AuthorisedAct, old: AuthorisedAct) -> bool:
    """Whether a limit of an act is higher than it was."""
    bounds = {limit.id: limit.max for limit in old.limits}
    return any(
        (bound := bounds.get(limit.id)) is not None and (limit.max is None or limit.max > bound)
        for limit in act.limits
    )
