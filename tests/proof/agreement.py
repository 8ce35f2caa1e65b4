"""The interpreter and the solver, asked about the same patients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from z3 import And, ArithRef, BoolRef, ModelRef, Not, Or, Solver, sat

from arbre.analysis.proof.decision import Decision, Reading, of_outcome
from arbre.analysis.proof.fixing import fixed
from arbre.analysis.proof.patient import Patient
from arbre.analysis.proof.terms import Amount
from arbre.analysis.proof.walk import Walk, encoded
from arbre.engine.answers import Actor, Answers, Unknown
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.language.tree import Limit, Tree

Key = tuple[str, str]
"""An act and its node."""
Bounds = tuple[str, list[Amount], list[Amount]]
Limits = list[tuple[str, int | Decimal | None, int | Decimal | None]]
Decided = tuple[Decision, Mapping[Key, Limits]]


@dataclass(slots=True, kw_only=True)
class Judge:
    """The formulas of one protocol, asked about one patient after the other."""

    tree: Tree
    solver: Solver
    walk: Walk
    bounds: Mapping[Key, Sequence[Bounds]]

    @classmethod
    def of(cls, tree: Tree) -> Judge:
        solver = Solver()
        walk = encoded(tree, Patient(tree=tree, solver=solver))
        bounds = {
            (given.act.id, given.node.id): [bounds_of(limit, walk) for limit in given.act.limits]
            for given in walk.given
        }
        return cls(tree=tree, solver=solver, walk=walk, bounds=bounds)

    def decided(self, answers: Answers, one: Case, actor: Actor) -> Decided | None:
        """What the formulas say; None when they say that there is no such patient."""
        self.solver.push()
        self.solver.add(*fixed(self.walk, answers, one.clocks, actor))
        found = None
        if self.solver.check() == sat:
            model = self.solver.model()
            decision = Reading(walk=self.walk, model=model).decision()
            found = decision, {act: self._limits(act, model) for act in decision.acts}
        self.solver.pop()
        return found

    def _limits(self, act: Key, model: ModelRef) -> Limits:
        """The strictest bounds that may hold."""
        return [
            (
                id_,
                max((ceil(value(one.high, one, model)) for one in least), default=None),
                min((floor(value(one.low, one, model)) for one in most), default=None),
            )
            for id_, least, most in self.bounds[act]
        ]

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


def bounds_of(limit: Limit, walk: Walk) -> Bounds:
    least, most = ([walk.conditions.amount(one) for one in of] for of in (limit.min, limit.max))
    return limit.id, least, most


def value(end: ArithRef, amount: Amount, model: ModelRef) -> Fraction:
    found = model.eval(end, model_completion=True).as_long()
    return Fraction(found, amount.parts)


def said(outcome: Outcome) -> Decided:
    """What an outcome says, as the formulas would."""
    limits = {
        (act.id, act.node): [(one.id, one.min, one.max) for one in act.limits]
        for act in outcome.acts
    }
    return of_outcome(outcome), limits


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
