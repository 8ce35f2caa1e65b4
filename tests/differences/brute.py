"""Patients drawn at random, walked by the engine through two protocols: no solver."""

from __future__ import annotations

from datetime import timedelta

from arbre.analysis.mutation import mutants_of
from arbre.analysis.mutation.running import draft_of, grown
from arbre.analysis.proof.case import Full
from arbre.analysis.proof.differing.aspects import Move, moves
from arbre.analysis.proof.differing.sharing import in_force
from arbre.analysis.proof.replay import replay
from arbre.engine.answers import Actor, Answers, Clocks, Unknown
from arbre.engine.reading import Case
from arbre.language.tree import FIRST, Tree
from generating.cases import Chances, case
from generating.drawing import Draw
from generating.protocols import PROFESSION, Generated, protocol

CHANCES = (
    Chances(clean=1.0),
    Chances(clean=0.97),
    Chances(clean=0.98, unknown=0.03),
    Chances(clean=0.9, unknown=0.05),
    Chances(clean=0.98, unknown_late=0.3),
    Chances(clean=0.7, unknown=0.1),
)


def pair(seed: int, changes: int = 2) -> tuple[Generated, Tree]:
    """A random protocol, and the same with some faults in it, one after the other."""
    generated = protocol(seed)
    draw, changed = Draw.of("pair", seed), generated.tree
    for _ in range(changes):
        mutants = draw.some(mutants_of(draft_of(changed)), 3, 3)
        grown_ones = (grown(changed, mutant) for mutant in mutants)
        changed = next((one for one in grown_ones if one is not None), changed)
    return generated, changed


def seen(generated: Generated, old: Tree, new: Tree, number: int) -> frozenset[Move]:
    """In which ways the engine treats one random patient otherwise."""
    drawn = case(generated, number, CHANCES[number % len(CHANCES)])
    one, other = in_force(old, new)
    before, after = (replay(tree, full(drawn, tree, number)) for tree in (one, other))
    return frozenset(moves(before.outcome, one, after.outcome, other))


def full(drawn: Case, tree: Tree, number: int) -> Full:
    """The same patient as one protocol asks: whatever was not drawn is unknown."""
    facts = {fact: drawn.answers.facts.get(fact, Unknown()) for fact in tree.facts}
    actor = Actor(profession=PROFESSION, entitled=True)
    return Full(answers=Answers(facts=facts), clocks=_clocks(drawn, tree, number), actor=actor)


def _clocks(drawn: Case, tree: Tree, number: int) -> Clocks:
    draw, start = Draw.of("clocks", number), drawn.clocks.start
    at = {FIRST: start, **drawn.clocks.visits}
    for visit in tree.visits.values():
        days = draw.between(0, 20)
        if visit.parent is not None:
            at[visit.id] = max(
                at.get(visit.id, at[visit.parent] + timedelta(days=days)), at[visit.parent]
            )
    return Clocks(start=start, visits={id_: one for id_, one in at.items() if id_ != FIRST})
