"""Mutants that change nothing, told from the others by proof (extra `proof`)."""

from __future__ import annotations

from dataclasses import dataclass

from arbre.analysis.proof.comparing import Comparison, DisagreementError
from arbre.engine.reading import Case
from arbre.language.tree import Tree


def proved(old: Tree, new: Tree) -> Proved:
    """Return what is proved of a protocol and its mutant."""
    return Proved(comparison=Comparison(old=old, new=new))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    comparison: Comparison

    @property
    def equal(self) -> bool:
        """Whether the mutant decides the same of every patient."""
        return self.comparison.equal

    def patient(self) -> Case | None:
        """Return a patient whom the mutant treats otherwise, as the engine confirms."""
        try:
            return self.comparison.patient().case
        except DisagreementError:
            return None
