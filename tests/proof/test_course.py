"""What counts as asked of a whole patient, and as decided then, is what the engine asks and says.

The protocols have more alerts than others, so that many patients are interrupted. More of them:
`ARBRE_SEED=0 ARBRE_PROTOCOLS=200 ARBRE_CASES_OF_PROTOCOL=100`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from z3 import BoolRef, ModelRef, Solver, is_true

from arbre.analysis.proof.case import Full
from arbre.analysis.proof.differing.aspects import NO_URGENCY, flags, rank, urgency
from arbre.analysis.proof.differing.deciding import Decided, decided
from arbre.analysis.proof.differing.sharing import in_force
from arbre.analysis.proof.fixing import fixed
from arbre.analysis.proof.patient import Patient
from arbre.analysis.proof.replay import Replayed, replay
from arbre.analysis.proof.walk import encoded
from arbre.language.tree import Tree
from generating.alarming import alarmed
from generating.protocols import protocol
from generating.wholes import drawn, whole

QUICK = (14, 20, 23)
SEED = int(os.environ.get("ARBRE_SEED", "0"))
PROTOCOLS = int(os.environ.get("ARBRE_PROTOCOLS", "0"))
SEEDS = range(SEED, SEED + PROTOCOLS) if PROTOCOLS else QUICK
CASES = int(os.environ.get("ARBRE_CASES_OF_PROTOCOL", "16"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One patient, as the engine walks and as the formulas count."""

    tree: Tree
    decided: Decided
    replayed: Replayed
    model: ModelRef

    def holds(self, formula: BoolRef) -> bool:
        return bool(is_true(self.model.eval(formula, model_completion=True)))

    def asked(self) -> tuple[set[str], set[str]]:
        counted = (fact for fact, on in self.decided.facts.items() if self.holds(on))
        return {str(fact) for fact in self.replayed.asked.facts}, set(map(str, counted))

    def said(self) -> tuple[set[object], set[object]]:
        """What the engine decides, and what the formulas say of it."""
        counted = {aspect for aspect, on in self.decided.flags.items() if self.holds(on)}
        ranks = (rank(one) for one, on in self.decided.end.sent.items() if self.holds(on))
        leading = min(ranks, default=NO_URGENCY)
        found = {*flags(self.replayed, self.tree), urgency(self.replayed, self.tree)}
        return found, {*counted, leading}

    def kind(self) -> str:
        """How the walk ends: interrupted, where an alert of a node not come to takes effect."""
        outcome = self.replayed.outcome
        passed = {step.id for step in outcome.path}
        later = (node for node in self.tree.nodes.values() if node.id not in passed)
        alerts = {one.id for node in later for one in node.alerts}
        interrupted = any(one.origin == "alerts" and one.id in alerts for one in outcome.reasons)
        return "interrupted" if interrupted else outcome.status


def counted(seed: int) -> Iterator[tuple[str, Counted]]:
    generated = alarmed(protocol(seed))
    tree, _ = in_force(generated.tree, generated.tree)
    solver = Solver()
    found = decided(encoded(tree, Patient(tree=tree, solver=solver)))
    for fact in tree.facts:
        found.walk.patient.answer(fact)
    for number in range(CASES):
        full = whole(drawn(generated, number), tree, number)
        one = Counted(
            tree=tree, decided=found, replayed=replay(tree, full), model=model(found, full, solver)
        )
        yield f"ARBRE_SEED={seed} ARBRE_PROTOCOLS=1 (case {number})", one


def model(found: Decided, full: Full, solver: Solver) -> ModelRef:
    """What the formulas say of one patient."""
    solver.push()
    solver.add(*fixed(found.walk, full.answers, full.clocks, full.actor))
    solver.check()
    read = solver.model()
    solver.pop()
    return read


def test_what_is_asked_and_decided_is_what_the_engine_asks_and_decides() -> None:
    kinds: Counter[str] = Counter()
    for seed in SEEDS:
        for replayed, one in counted(seed):
            for engine, formulas in (one.asked(), one.said()):
                assert engine == formulas, replayed
            kinds[one.kind()] += 1
    print(kinds)
    assert PROTOCOLS or kinds["interrupted"] > 15
