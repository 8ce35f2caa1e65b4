"""Why: what a decision rests on, why an act is not given, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arbre.engine.answers import Actor, Answer, Answers, Clocks
from arbre.engine.deciding import decide
from arbre.engine.outcome import Outcome, Reason, RefusedAct
from arbre.engine.regions import representatives
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """Another answer to one question, and the decision that it would give."""

    fact: Fact
    answer: Answer
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """`support` is sufficient: deciding again on these answers alone gives the same decision.

    `what_if` is for authors; it never belongs on the screen of someone at work with a patient.
    """

    outcome: Outcome
    because: tuple[Reason, ...]
    examined: tuple[Reason, ...]
    refused: tuple[RefusedAct, ...]
    support: tuple[Fact, ...]

    def what_if(
        self, tree: Tree, answers: Answers, *, clocks: Clocks, actor: Actor
    ) -> Iterator[WhatIf]:
        """Yield each single answer that would change the decision, one per region of values."""
        for fact in self.outcome.used:
            for answer in representatives(tree, fact, clocks):
                if answer == answers.facts.get(fact):
                    continue
                changed = Answers(facts={**answers.facts, fact: answer}, raised=answers.raised)
                other = decide(tree, changed, clocks=clocks, actor=actor)
                if other.decision != self.outcome.decision:
                    yield WhatIf(fact=fact, answer=answer, outcome=other)


def explain(tree: Tree, answers: Answers, *, clocks: Clocks, actor: Actor) -> Explanation:
    """Decide, and say why."""
    outcome = decide(tree, answers, clocks=clocks, actor=actor)
    return Explanation(
        outcome=outcome,
        because=outcome.reasons,
        examined=outcome.examined,
        refused=outcome.refused,
        support=outcome.used,
    )
