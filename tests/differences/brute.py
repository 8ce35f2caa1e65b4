"""Patients drawn at random, walked by the engine through two protocols: no solver."""

from __future__ import annotations

from arbre.analysis.mutation import mutants_of
from arbre.analysis.mutation.running import draft_of, grown
from arbre.analysis.proof.differing.aspects import Move, moves
from arbre.analysis.proof.differing.sharing import in_force
from arbre.analysis.proof.replay import replay
from arbre.language.tree import Tree
from generating.drawing import Draw
from generating.protocols import Generated
from generating.wholes import drawn, whole


def pair(generated: Generated, changes: int) -> Tree:
    """The same protocol with some faults in it, one after the other."""
    draw, changed = Draw.of("pair", generated.seed), generated.tree
    for _ in range(changes):
        mutants = draw.some(mutants_of(draft_of(changed)), 3, 3)
        grown_ones = (grown(changed, mutant) for mutant in mutants)
        changed = next((one for one in grown_ones if one is not None), changed)
    return changed


def seen(generated: Generated, old: Tree, new: Tree, number: int) -> frozenset[Move]:
    """In which ways the engine treats one random patient otherwise."""
    patient = drawn(generated, number)
    one, other = in_force(old, new)
    before, after = (replay(tree, whole(patient, tree, number)) for tree in (one, other))
    return frozenset(moves(before, one, after, other))
