"""The interpreter and the solver, asked about the same patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from z3 import Solver, sat

from arbre.analysis.proof.decision import Decision, Reading, of_outcome
from arbre.analysis.proof.fixing import fixed
from arbre.analysis.proof.patient import Patient
from arbre.analysis.proof.walk import Walk, encoded
from arbre.engine.answers import Actor, Answers, Unknown
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.reading import Case
from arbre.language.tree import Tree
from generating.cases import case
from generating.protocols import protocol

CASES_OF_ONE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What both say of one case; `replay` is the environment that draws it again."""

    interpreter: Decision
    solver: Decision | None
    replay: str


@dataclass(slots=True, kw_only=True)
class Judge:
    """The formulas of one protocol, asked about one patient after the other."""

    tree: Tree
    solver: Solver
    walk: Walk

    @classmethod
    def of(cls, tree: Tree) -> Judge:
        solver = Solver()
        return cls(tree=tree, solver=solver, walk=encoded(tree, Patient(tree=tree, solver=solver)))

    def decision(self, answers: Answers, one: Case, actor: Actor) -> Decision | None:
        """What the formulas say; None when they say that there is no such patient."""
        self.solver.push()
        self.solver.add(*fixed(self.walk, answers, one.clocks, actor))
        found = self.solver.check()
        decision = (
            Reading(walk=self.walk, model=self.solver.model()).decision() if found == sat else None
        )
        self.solver.pop()
        return decision


def compared(seed: int, cases: int) -> Iterator[Compared]:
    """Ask both about as many cases, of the protocol of the seed and of those after it."""
    for at in range(cases):
        if at % CASES_OF_ONE == 0:
            generated = protocol(seed + at // CASES_OF_ONE)
            judge = Judge.of(generated.tree)
        one = case(generated, at % CASES_OF_ONE)
        answers = whole(one.answers, judge.tree)
        actor = one.actor or NOBODY
        outcome = decide(judge.tree, answers, clocks=one.clocks, actor=actor)
        yield Compared(
            interpreter=of_outcome(outcome),
            solver=judge.decision(answers, one, actor),
            replay=f"ARBRE_SEED={generated.seed} ARBRE_CASES={at % CASES_OF_ONE + 1}",
        )


def whole(answers: Answers, tree: Tree) -> Answers:
    """The same answers, those missing unknown; nothing is raised by hand."""
    missing = {fact: Unknown() for fact in tree.facts if fact not in answers.facts}
    return replace(answers, facts={**answers.facts, **missing}, raised=())
