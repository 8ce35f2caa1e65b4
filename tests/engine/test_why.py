"""DESIGN §5.9: what is given as the reason is enough, and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from arbre.engine.answers import Answers
from arbre.engine.explaining import explain
from arbre.engine.view import View
from arbre.language.conditions.syntax import Condition
from arbre.language.conditions.values import Truth
from arbre.language.tree import Fork, Grounded, Node, Tree
from generating.population import decided

ROOT = Path(__file__).parents[2]
Key = tuple[str, str, tuple[str | int, ...]]


def test_the_support_alone_decides_the_same(seed: int) -> None:
    left_out = 0
    for patient, outcome in decided(seed):
        facts = patient.case.answers.facts
        case = patient.case
        why = explain(patient.generated.tree, case.answers, clocks=case.clocks, actor=patient.actor)
        support = {fact: facts[fact] for fact in why.support if fact in facts}
        again = patient.decide(Answers(facts=support, raised=case.answers.raised))
        assert again.decision == outcome.decision, patient.replay
        assert again.reasons == outcome.reasons, patient.replay
        assert again.asking[:1] == outcome.asking[:1], patient.replay
        left_out += len(facts) - len(support)
    print(f"ARBRE_SEED={seed}: {left_out} answers left out")
    assert left_out > 1000


def test_the_facts_of_a_reason_settle_it_alone(seed: int) -> None:
    counts: Counter[str] = Counter()
    conditions: dict[int, dict[Key, Condition]] = {}
    for patient, outcome in decided(seed):
        tree = patient.generated.tree
        known = conditions.setdefault(patient.generated.seed, dict(conditions_of(tree)))
        for one in outcome.examined:
            condition = known.get((one.origin, one.visit, one.path))
            if condition is None:
                continue
            facts = {fact: patient.case.answers.facts[fact] for fact in one.facts}
            alone = View(answers=Answers(facts=facts), clocks=patient.case.clocks).truth(condition)
            doubtful = one.origin == "alerts" and one.truth is Truth.UNKNOWN
            assert alone.low is one.truth, f"{one}: {patient.replay}"
            assert alone.settled or doubtful, f"{one}: {patient.replay}"
            counts[one.origin] += 1
    print(f"ARBRE_SEED={seed}", counts)
    assert len(counts) == 10


def conditions_of(tree: Tree) -> Iterator[tuple[Key, Condition]]:
    """Every condition that a reason may be about, by its origin, visit and place."""
    for one in (*tree.consent, *tree.inclusion, *tree.exclusion):
        yield (one.section, "", one.path), one.fires
    for name, visit in tree.visits.items():
        for one in (*visit.alerts, *visit.withdrawal):
            yield (one.section, name, one.path), one.fires
    for node in tree.nodes.values():
        yield from (((key[0], node.visit, key[1]), condition) for key, condition in of_node(node))


def of_node(node: Node) -> Iterator[tuple[tuple[str, tuple[str | int, ...]], Condition]]:
    yield from ((("alerts", one.path), one.fires) for one in node.alerts)
    for offer in node.offers:
        if offer.when is not None:
            yield ("when", offer.path), offer.when
        yield from ((("also", one.path), one.when) for one in offer.also)
        for act in offer.acts:
            yield from (
                (("contraindications", one.path), one.when) for one in act.contraindications
            )
    if isinstance(node.exit, Fork):
        yield from ((("guard", one.path), one.when) for one in node.exit.guards)
        if isinstance(node.exit.if_unknown, Grounded):
            yield ("ground", node.exit.if_unknown.path), node.exit.if_unknown.ground


PRINT = """
from generating.population import patients
for patient in patients({seed}, protocols=6, cases=6):
    outcome = patient.decide()
    print(outcome.decision, outcome.reasons, outcome.asking, outcome.used, outcome.unused)
    print(patient.generated.tree.hash)
"""


def test_the_order_of_sets_decides_nothing(seed: int) -> None:
    """Two runs of Python that hash texts differently print the same."""
    printed = [printed_with(hash_seed, seed) for hash_seed in ("1", "2")]
    assert printed[0] == printed[1]
    assert len(printed[0]) > 1000


def printed_with(hash_seed: str, seed: int) -> bytes:
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": path}
    command = [sys.executable, "-c", PRINT.format(seed=seed)]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout
