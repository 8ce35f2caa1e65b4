"""A patient whose answers are known in advance → the questions of the walk, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from arbre.engine.answers import Answer, Answers
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What was asked and answered, in order, and what was decided at the end.

    `case` holds these answers only. An outcome that asks stopped at a question without an answer.
    """

    asked: tuple[tuple[Fact, Answer], ...]
    outcome: Outcome
    case: Case


def rehearse(tree: Tree, case: Case) -> Rehearsal:
    """Walk a protocol with the answers of a case, asking as a walk does."""
    said: dict[Fact, Answer] = {}
    while True:
        answers = Answers(facts=said, raised=case.answers.raised)
        outcome = decide(tree, answers, clocks=case.clocks, actor=case.actor or NOBODY)
        fact = next(iter(outcome.asking), None)
        if fact is None or fact not in case.answers.facts:
            known = Case(answers=answers, clocks=case.clocks, actor=case.actor)
            return Rehearsal(asked=tuple(said.items()), outcome=outcome, case=known)
        said = {**said, fact: case.answers.facts[fact]}
