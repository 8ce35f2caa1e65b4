"""The interpreter and the solver, asked about the same patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from z3 import And, BoolRef, Not, Or, Solver, sat

from arbre.analysis.proof.decision import Decision, Reading
from arbre.analysis.proof.fixing import fixed
from arbre.analysis.proof.patient import Patient
from arbre.analysis.proof.walk import Walk, encoded
from arbre.engine.answers import Actor, Answers, Unknown
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.language.tree import Tree


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

    def stands(self, outcome: Outcome, answers: Answers, one: Case, actor: Actor) -> bool:
        """Whether what was decided while questions are open stands, whatever they are answered.

        There are such answers, and none of them contradicts what was settled.
        """
        self.solver.push()
        self.solver.add(*fixed(self.walk, answers, one.clocks, actor))
        possible = self.solver.check() == sat
        self.solver.add(Not(And(*settled(outcome, self.walk))))
        contradicted = self.solver.check() == sat
        self.solver.pop()
        return possible and not contradicted


def settled(outcome: Outcome, walk: Walk) -> Iterator[BoolRef]:
    """What the formulas must say of everybody who answers the questions that are still open.

    The walk comes where it has come; the acts released are given. A walk that has ended by itself
    ends there: it comes nowhere else, and gives nothing else. An alert of another node may still
    become known, and take the acts back: that is decided of whole cases.
    """
    path = {step.id for step in outcome.path}
    acts = {(act.id, act.node) for act in outcome.acts}
    yield from (one.entered for one in walk.sections if one.node is None and one.name in path)
    yield from (reached for id_, reached in walk.reach.items() if id_ in path)
    yield from (one.authorised for one in walk.given if (one.act.id, one.node.id) in acts)
    if outcome.status in ("included", "excluded", "withdrawn", "waiting"):
        yield from (Not(reached) for id_, reached in walk.reach.items() if id_ not in path)
        others = (one for one in walk.given if (one.act.id, one.node.id) not in acts)
        yield from (Not(one.authorised) for one in others)
        yield ending(outcome, walk)


def ending(outcome: Outcome, walk: Walk) -> BoolRef:
    if outcome.waiting is not None:
        return walk.waits[outcome.waiting.node].waiting
    made = outcome.referral
    if made is None:
        return walk.ended
    ways = (one for one in walk.sent if one.referral.id == made.id)
    return Or(*(one.when for one in ways))


def whole(answers: Answers, tree: Tree) -> Answers:
    """The same answers, those missing unknown; nothing is raised by hand."""
    missing = {fact: Unknown() for fact in tree.facts if fact not in answers.facts}
    return replace(answers, facts={**answers.facts, **missing}, raised=())
