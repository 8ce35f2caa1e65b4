"""The answers of one case, as conditions read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from arbre.engine.answers import Answer, Answers, Clocks, Unknown
from arbre.language.conditions.asking import open_facts
from arbre.language.conditions.evaluation import evaluate
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.conditions.values import FALSE, OPEN, TRUE, UNKNOWN, Possible, Truth
from arbre.language.tree import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Implements what `conditions.evaluation` asks of facts: a fact not answered is open."""

    answers: Answers
    clocks: Clocks

    def boolean(self, fact: Fact) -> Possible:
        answer = self.answers.facts.get(fact)
        if answer is None:
            return OPEN
        if isinstance(answer, Unknown):
            return UNKNOWN
        return TRUE if answer is True else FALSE

    def number(self, fact: Fact) -> int | Decimal | Literal[Truth.UNKNOWN] | None:
        answer = self.answers.facts.get(fact)
        if isinstance(answer, Unknown):
            return Truth.UNKNOWN
        return answer if isinstance(answer, int | Decimal) else None

    def choice(self, fact: Fact) -> str | Literal[Truth.UNKNOWN] | None:
        answer = self.answers.facts.get(fact)
        if isinstance(answer, Unknown):
            return Truth.UNKNOWN
        return answer if isinstance(answer, str) else None

    def instant(self, fact: Fact) -> date | Literal[Truth.UNKNOWN] | None:
        answer = self.answers.facts.get(fact)
        if isinstance(answer, Unknown):
            return Truth.UNKNOWN
        return answer if isinstance(answer, date) else None

    def clock(self, visit: str) -> datetime:
        return self.clocks.of(visit) or self.clocks.present

    def answered(self, fact: Fact) -> bool:
        return fact in self.answers.facts


def consulted(condition: Condition, view: View) -> tuple[Fact, ...]:
    """Return the answers that are needed to settle a condition, in the order they are asked.

    An answer that the others make needless is not among them, though it was given.
    """
    known: dict[Fact, Answer] = {}
    partial = View(answers=Answers(facts=known), clocks=view.clocks)
    while True:
        answered = (fact for fact in open_facts(condition, partial) if view.answered(fact))
        following = next(answered, None)
        if following is None:
            return tuple(known)
        known[following] = view.answers.facts[following]


def wanting(asked: Asked, view: View) -> tuple[Fact, ...]:
    """Return what is still to be asked for the sake of one fact: itself, or its relevance."""
    if asked.relevant is None:
        return () if view.answered(asked.fact) else (asked.fact,)
    relevance = evaluate(asked.relevant, view)
    if relevance == FALSE:
        return ()
    if not relevance.settled:
        return open_facts(asked.relevant, view)
    return () if view.answered(asked.fact) else (asked.fact,)
