"""The engine walks a patient that the solver found, one question at a time."""

from __future__ import annotations

from dataclasses import dataclass

from arbre.analysis.proof.case import Full
from arbre.engine.answers import Answer, Answers, Clocks
from arbre.engine.deciding import decide
from arbre.engine.outcome import AuthorisedAct, Outcome
from arbre.engine.view import View
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.tree import FIRST, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What was asked, in order, with the answers, and what the engine concludes."""

    full: Full
    asked: Answers
    clocks: Clocks
    outcome: Outcome

    @property
    def released(self) -> tuple[AuthorisedAct, ...]:
        """The acts given for good: of the visit in which a referral ends the walk, none was."""
        outcome = self.outcome
        if outcome.referral is None:
            return outcome.acts
        *_, last = (FIRST, *self.clocks.visits)
        return tuple(act for act in outcome.acts if act.visit != last)

    def unasked(self, condition: Condition) -> tuple[Fact, ...]:
        """Return the facts on which a condition rests and that were not asked."""
        view = View(answers=self.full.answers, clocks=self.full.clocks)
        return tuple(fact for fact in view.support(condition) if fact not in self.asked.facts)

    @property
    def begun(self) -> frozenset[str]:
        """The later visits to which the patient came, in time."""
        missed = {one.id for one in self.outcome.reasons if one.origin == "wait"}
        return frozenset(self.clocks.visits) - missed


def replay(tree: Tree, full: Full) -> Replayed:
    """Ask only what the engine asks, open only the visits that it waits for."""
    known: dict[Fact, Answer] = {}
    clocks = Clocks(start=full.clocks.start)
    while True:
        asked = Answers(facts=dict(known))
        outcome = decide(tree, asked, clocks=clocks, actor=full.actor)
        waiting = outcome.waiting
        if outcome.asking:
            known[outcome.asking[0]] = full.answers.facts[outcome.asking[0]]
        elif waiting is not None and waiting.node not in clocks.visits:
            at = full.clocks.visits[waiting.node]
            clocks = Clocks(start=clocks.start, visits={**clocks.visits, waiting.node: at})
        else:
            return Replayed(full=full, asked=asked, clocks=clocks, outcome=outcome)
