"""Faults planted one at a time in a protocol, and what its scenarios notice of them."""

from arbre.analysis.mutation.mutants import Mutant, mutants_of
from arbre.analysis.mutation.running import FATES, Fate, Mutation, Tested, mutate

__all__ = ["FATES", "Fate", "Mutant", "Mutation", "Tested", "mutants_of", "mutate"]
