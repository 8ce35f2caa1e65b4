"""Mutants that change nothing, told from the others by proof (extra `proof`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from arbre.analysis.mutation.pasting import Pasting
from arbre.analysis.proof.differing.equivalence import Equivalence
from arbre.analysis.proof.differing.sharing import in_force
from arbre.engine.answers import Actor, Answers, Clocks, Raised
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
        tried = []
        for treated in self._equivalence.patients():
            for case in self._pasting.cases(treated):
                return case
            tried.append(treated)
        halfway = (self._pasting.halfway(treated) for treated in tried)
        return next((case for case in halfway if case is not None), self._raised)

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
        return next(filter(self._pasting.unlike, cases), None)

    @cached_property
    def _pasting(self) -> Pasting:
        old, new = in_force(self.old, self.new)
        return Pasting(old=old, new=new)


def _events(tree: Tree) -> Iterator[Raised]:
    """Yield what may be said at any moment."""
    yield Raised(kind="doubt")
    yield Raised(kind="withdraw")
    yield from (Raised(kind="withdraw", id=one) for one in sorted(tree.withdrawal_ids))
    yield from (Raised(kind="alert", id=one) for one in sorted(tree.alert_ids))
