"""Mutants that change nothing, told from the others by proof (extra `proof`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from arbre.analysis.proof.differing.equivalence import Equivalence, said
from arbre.analysis.proof.differing.treated import Treated
from arbre.engine.answers import Actor, Answers, Clocks, Raised
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.reading import Case
from arbre.language.tree import Tree


def proved(old: Tree, new: Tree) -> Proved:
    """Return what is proved of a protocol and its mutant."""
    return Proved(old=old, new=new)


@dataclass(frozen=True, kw_only=True)
class Proved:
    """A protocol and its mutant."""

    old: Tree
    new: Tree

    @property
    def equal(self) -> bool:
        """Whether the mutant decides the same of every patient."""
        return self._raised is None and self._equivalence.proved

    def patient(self) -> Case | None:
        """Return a patient whom the mutant treats otherwise, as the engine confirms."""
        every = (case for one in self._equivalence.patients() for case in self._cases(one))
        return next(every, self._raised)

    @cached_property
    def _equivalence(self) -> Equivalence:
        return Equivalence.of(self.old, self.new)

    @cached_property
    def _raised(self) -> Case | None:
        """A patient of whom something that may be said at any moment is said at once."""
        both = dict.fromkeys(one for one in _events(self.old) if one in set(_events(self.new)))
        clocks = Clocks(start=datetime.fromisoformat(self.old.protocol.valid.from_))
        actor = Actor(profession=self.old.protocol.delegates[0].profession, entitled=True)
        cases = (Case(answers=Answers(raised=(one,)), clocks=clocks, actor=actor) for one in both)
        return next(filter(self._unlike, cases), None)

    def _cases(self, treated: Treated) -> Iterator[Case]:
        """Yield what the protocol can be asked about a patient whom the mutant treats otherwise.

        Nobody mentions an answer that was not asked for, if the mutant can do without; a patient of
        whom only what is told between two visits differs has not come to the second one.
        """
        before, after = treated.before, treated.after
        visits = {**after.clocks.visits, **before.clocks.visits}
        known = [one for one in visits.items() if one[0] in self.old.visits]
        opened = sorted(known, key=lambda one: one[1])
        for facts in (
            {**after.asked.facts, **before.asked.facts},
            before.asked.facts,
        ):
            answers = Answers(facts={f: one for f, one in facts.items() if f in self.old.known})
            for count in range(len(opened), -1, -1):
                clocks = Clocks(start=before.clocks.start, visits=dict(opened[:count]))
                case = Case(answers=answers, clocks=clocks, actor=before.full.actor)
                if self._unlike(case):
                    yield case

    def _unlike(self, case: Case) -> bool:
        """Tell whether the engine decides otherwise of a case, of which no question is open."""
        before, after = (
            decide(tree, case.answers, clocks=case.clocks, actor=case.actor or NOBODY)
            for tree in (self.old, self.new)
        )
        return before.status != "incomplete" and said(before) != said(after)


def _events(tree: Tree) -> Iterator[Raised]:
    """Yield what may be said at any moment."""
    yield Raised(kind="doubt")
    yield Raised(kind="withdraw")
    yield from (Raised(kind="withdraw", id=one) for one in sorted(tree.withdrawal_ids))
    yield from (Raised(kind="alert", id=one) for one in sorted(tree.alert_ids))
