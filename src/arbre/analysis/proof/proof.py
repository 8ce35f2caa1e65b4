"""What every property is given: the protocol, any patient, and the solver to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from z3 import (
    And,
    Bool,
    BoolRef,
    BoolVal,
    Implies,
    ModelRef,
    Not,
    Solver,
)

from arbre.analysis.proof.course.ending import Ended, ended
from arbre.analysis.proof.patient import Answered, Patient, refining
from arbre.analysis.proof.surely import Surely
from arbre.analysis.proof.waits import opened
from arbre.analysis.proof.walk import Walk, encoded, in_force
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.tree import Tree

REFINES: Final = Bool("the second copy knows more")


@dataclass(slots=True, kw_only=True)
class Proof:
    """One protocol under proof. Every patient here comes to each visit, in time or too late."""

    tree: Tree
    solver: Solver
    walk: Walk
    queries: int = 0
    _end: Ended | None = None
    _second: Walk | None = None
    _second_end: Ended | None = None
    _same: dict[Fact, BoolRef] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Tree) -> Proof:
        """Begin the proof of a protocol."""
        solver = Solver()
        walk = encoded(tree, Patient(tree=tree, solver=solver))
        _come_to_visits(walk)
        return cls(tree=tree, solver=solver, walk=walk)

    @property
    def usual(self) -> tuple[BoolRef, ...]:
        """The protocol is in force and the person at work may act."""
        return (*(in_force(visit) for visit in self.tree.visits), self.walk.entitled.true)

    @property
    def end(self) -> Ended:
        """How the walk ends, alerts included."""
        if self._end is None:
            self._end = ended(self.walk)
        return self._end

    def surely(self, condition: Condition) -> Surely:
        """Return what the answers that were asked settle of a condition."""
        return self.end.course.settling.surely(condition)

    def model(self, *wanted: BoolRef) -> ModelRef | None:
        """Return a patient of whom all of this is true, None when there is none."""
        self.queries += 1
        return self.walk.patient.model(*wanted)

    # ── what a small patient is looked for by ─────────────────────────────────────────────────

    def named(self, meaning: BoolRef) -> BoolRef:
        """Give a formula a name."""
        return self.walk.patient.named(meaning)

    def answer(self, fact: Fact) -> Answered:
        """Return the answer to a question."""
        return self.walk.patient.answer(fact)

    @property
    def facts(self) -> Mapping[Fact, BoolRef]:
        """Each fact that may be asked, with whether it is."""
        return self.end.course.settling.facts

    @property
    def conditions(self) -> Iterator[Condition]:
        """The conditions of the criteria."""
        return conditions_of(self.walk)

    # ── a second copy ─────────────────────────────────────────────────────────────────────────

    @property
    def second(self) -> Walk:
        """A second patient, seen at the same moments by the same person."""
        if self._second is None:
            patient = Patient(tree=self.tree, solver=self.solver, name="2:")
            self._second = encoded(self.tree, patient)
            _come_to_visits(self._second)
            refined = refining(self.walk.patient, patient)
            self.solver.add(*(Implies(REFINES, one) for one in refined))
        return self._second

    @property
    def second_end(self) -> Ended:
        """How the walk of the second copy ends."""
        if self._second_end is None:
            self._second_end = ended(self.second)
        return self._second_end

    def same(self, fact: Fact) -> BoolRef:
        """Return whether both copies give the same answer to a question."""
        if fact not in self._same:
            self._same[fact] = self._equal(fact)
        return self._same[fact]

    def _equal(self, fact: Fact) -> BoolRef:
        second = self.second.patient
        one, other = self.walk.patient.answer(fact), second.answer(fact)
        equal = [one.known == other.known]
        if one.truths is not None and other.truths is not None:
            equal.append(one.truths.true == other.truths.true)
        if one.number is not None:
            equal.append(one.number == other.number)
        pairs = zip(one.options, other.options, strict=True)
        equal.extend(mine == theirs for (_, mine), (_, theirs) in pairs)
        for (of, unit), age in self.walk.patient.ages.items():
            if of == fact and (of, unit) in second.ages:
                equal.append(age == second.ages[of, unit])
        return self.walk.patient.named(And(*equal))


def conditions_of(walk: Walk) -> Iterator[Condition]:
    """Yield the conditions of the criteria, as far as the walk knows them."""
    for section in walk.sections:
        for one in section.rules:
            if one.rule.condition is not None:
                yield one.rule.condition


def _come_to_visits(walk: Walk) -> None:
    """Every visit is opened, not too early; it may be too late."""
    for visit in walk.tree.visits:
        walk.patient.solver.add(opened(visit) == BoolVal(True))
    for id_, waited in walk.waits.items():
        walk.patient.solver.add(Implies(walk.reach[id_], Not(waited.waiting)))
