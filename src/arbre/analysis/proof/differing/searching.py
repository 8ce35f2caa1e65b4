"""Looks for patients whom two protocols treat otherwise.

Two questions to the solver for each aspect of the decision, and for each kind of change one small
patient, whom the engine confirms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final, Self

from z3 import And, BoolRef, BoolVal, ModelRef, Not, Or, Solver, is_true

from arbre.analysis.proof.case import Reader
from arbre.analysis.proof.differing.aspects import Move, moves
from arbre.analysis.proof.differing.deciding import Decided, decided, parting
from arbre.analysis.proof.differing.sharing import in_force as as_if_in_force
from arbre.analysis.proof.differing.sharing import patients
from arbre.analysis.proof.differing.treated import Treated
from arbre.analysis.proof.fixing import months
from arbre.analysis.proof.patient import Answered
from arbre.analysis.proof.proof import conditions_of
from arbre.analysis.proof.replay import replay
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.starting import first_day, fits
from arbre.analysis.proof.waits import opened
from arbre.analysis.proof.walk import encoded, in_force
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.tree import Tree

MOST_TRIES: Final = 16
"""How often another patient is tried when the engine does not confirm one: the calendar has no such
months, or no such ages."""


@dataclass(slots=True, kw_only=True)
class Search:
    """Two protocols before one solver."""

    old: Tree
    new: Tree
    solver: Solver
    before: Decided
    after: Decided
    facts: Mapping[Fact, BoolRef]
    calm: BoolRef
    found: list[Treated] = field(default_factory=list)
    unshown: list[Move] = field(default_factory=list)
    queries: int = 0

    @classmethod
    def of(cls, old: Tree, new: Tree) -> Self:
        """Encode both protocols, of one patient, seen at the same moments by who may act."""
        search = cls.by_anyone(old, new)
        search.solver.add(search.before.walk.entitled.true)
        return search

    @classmethod
    def by_anyone(cls, old: Tree, new: Tree) -> Self:
        """Encode the same, whoever the person at work is."""
        old, new = as_if_in_force(old, new)
        solver = Solver()
        both = patients(old, new, solver)
        before, after = (decided(encoded(side.tree, side)) for side in (both.old, both.new))
        for visit in {**old.visits, **new.visits}:
            solver.add(opened(visit) == BoolVal(True), in_force(visit))
        for fact in (*both.old.answers, *both.new.answers):
            for side in (both.old, both.new):
                if fact in side.given:
                    side.answer(fact)
        return cls(
            old=old,
            new=new,
            solver=solver,
            before=before,
            after=after,
            facts=_either(before.facts, after.facts),
            calm=both.old.named(And(before.calm, after.calm)),
        )

    def moves(self) -> Iterator[tuple[Move, Treated]]:
        """Yield each way in which some patient is treated otherwise, with one who is."""
        for move, when in parting(self.before, self.after):
            treated = self._known(move) or self._sought(move, self.named(when))
            if treated is not None:
                yield move, treated

    # ── one patient ───────────────────────────────────────────────────────────────────────────

    def _known(self, move: Move) -> Treated | None:
        """Return a patient found before who is treated otherwise in this way too."""
        return next((one for one in self.found if move in one.moves), None)

    def _sought(self, move: Move, when: BoolRef) -> Treated | None:
        """Look among the patients whom no alert sends away, then among the others."""
        if self.model(when) is None:
            return None
        mild = (when, self.calm)
        found = self._confirmed(move, mild) if self.model(*mild) is not None else None
        found = found or self._confirmed(move, (when,))
        if found is None:
            self.unshown.append(move)
        return found

    def _confirmed(self, move: Move, wanted: tuple[BoolRef, ...]) -> Treated | None:
        """Return a patient whom the engine treats so."""
        for treated in self.patients(wanted):
            if move in treated.moves:
                self.found.append(treated)
                return treated
        return None

    def patients(self, wanted: tuple[BoolRef, ...]) -> Iterator[Treated]:
        """Yield small patients, one after the other, as the engine treats them; there is one."""
        for _ in range(MOST_TRIES):
            model = smallest(self, wanted)
            treated = self._treated(model, None)
            yield treated
            first = self._first_day(model, treated)
            if first is not None:
                yield self._treated(model, first)
            wanted = self._others(wanted, model, treated)
            if self.model(*wanted) is None:
                return

    def _first_day(self, model: ModelRef, treated: Treated) -> date | None:
        """Return another day to begin on, if months are not as long as the patient has them."""
        sides = (
            (self.before.walk, treated.before.full),
            (self.after.walk, treated.after.full),
        )
        if all(fits(walk, full, model) for walk, full in sides):
            return None
        return first_day(sides, model)

    def _treated(self, model: ModelRef, first: date | None) -> Treated:
        sides = ((self.before, self.old), (self.after, self.new))
        before, after = (
            replay(
                tree, Reader(patient=side.walk.patient, model=model, first=first).full(side.walk)
            )
            for side, tree in sides
        )
        found = frozenset(moves(before, self.old, after, self.new))
        return Treated(before=before, after=after, moves=found)

    def _others(
        self, wanted: tuple[BoolRef, ...], model: ModelRef, treated: Treated
    ) -> tuple[BoolRef, ...]:
        """Ask for another patient: months as the calendar has them, or else other answers."""
        sides = ((self.before, treated.before), (self.after, treated.after))
        calendar = [
            one
            for side, replayed in sides
            for one in months(side.walk, replayed.full.answers, replayed.full.clocks)
            if not is_true(model.eval(one, model_completion=True))
        ]
        if calendar and self.model(*wanted, *calendar) is not None:
            return (*wanted, *calendar)
        asked = {**treated.before.asked.facts, **treated.after.asked.facts}
        return (*wanted, self.named(Not(And(*self._answers(asked, model)))))

    def _answers(self, asked: Iterable[Fact], model: ModelRef) -> Iterator[BoolRef]:
        """Yield what a model says of the questions that were asked."""
        for fact in asked:
            one = self.answer(fact)
            parts = [one.known, *(chosen for _, chosen in one.options)]
            parts += [one.truths.true] if one.truths is not None else []
            yield from (part == model.eval(part, model_completion=True) for part in parts)
            if one.number is not None:
                yield one.number == model.eval(one.number, model_completion=True)

    # ── what `smallest` looks by ──────────────────────────────────────────────────────────────

    def model(self, *wanted: BoolRef) -> ModelRef | None:
        """Return a patient of whom all of this is true, None when there is none."""
        self.queries += 1
        return self.before.walk.patient.model(*wanted)

    def named(self, meaning: BoolRef) -> BoolRef:
        """Give a formula a name."""
        return self.before.walk.patient.named(meaning)

    def answer(self, fact: Fact) -> Answered:
        """Return the answer to a question, as one of the protocols that ask it takes it."""
        side = self.before if fact in self.old.known else self.after
        return side.walk.patient.answer(fact)

    @property
    def conditions(self) -> Iterator[Condition]:
        """The conditions of the criteria of both."""
        return chain(conditions_of(self.before.walk), conditions_of(self.after.walk))


def _either(one: Mapping[Fact, BoolRef], other: Mapping[Fact, BoolRef]) -> dict[Fact, BoolRef]:
    every = dict.fromkeys((*one, *other))
    none = BoolVal(False)
    return {fact: Or(one.get(fact, none), other.get(fact, none)) for fact in every}
