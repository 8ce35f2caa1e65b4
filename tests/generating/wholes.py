"""Random whole patients: everything is answered, every visit has its clock, anybody may act."""

from __future__ import annotations

from datetime import timedelta

from arbre.analysis.proof.case import Full
from arbre.engine.answers import Actor, Answers, Clocks, Unknown
from arbre.engine.reading import Case
from arbre.language.tree import FIRST, Tree
from generating.cases import Chances, case
from generating.drawing import Draw
from generating.protocols import PROFESSION, Generated

CHANCES = (
    Chances(clean=1.0),
    Chances(clean=0.97),
    Chances(clean=0.98, unknown=0.03),
    Chances(clean=0.9, unknown=0.05),
    Chances(clean=0.98, unknown_late=0.3),
    Chances(clean=0.7, unknown=0.1),
)


def drawn(generated: Generated, number: int) -> Case:
    """A random patient: most of them come to the tree."""
    return case(generated, number, CHANCES[number % len(CHANCES)])


def whole(drawn: Case, tree: Tree, number: int) -> Full:
    """The same patient, as a protocol asks them: what they do not say is unknown."""
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
