"""The answers of one case, as conditions read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from arbre.engine.answers import Answer, Answers, Clocks, Unknown
from arbre.language.conditions.asking import each_open_fact, open_facts
from arbre.language.conditions.evaluation import Evaluation
from arbre.language.conditions.supporting import support
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.conditions.traversal import all_facts
from arbre.language.conditions.values import FALSE, OPEN, TRUE, UNKNOWN, Possible, Truth
from arbre.language.tree import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Implements what `conditions.evaluation` asks of facts: a fact not answered is open."""

    answers: Answers
    clocks: Clocks
    evaluation: Evaluation = field(init=False, repr=False, compare=False)
    _truths: dict[int, tuple[Condition, Possible]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _supports: dict[int, tuple[Condition, tuple[Fact, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Begin the one evaluation of these answers, which do not change."""
        object.__setattr__(self, "evaluation", Evaluation(self))

    def truth(self, condition: Condition) -> Possible:
        """Return what a condition may still be; each is evaluated once, for answers are fixed."""
        known = self._truths.get(id(condition))
        if known is None:  # the condition is kept too: its id stays its own
            known = self._truths[id(condition)] = (condition, self.evaluation.truth(condition))
        return known[1]

    def support(self, condition: Condition) -> tuple[Fact, ...]:
        """Return the answers that settle a condition by themselves."""
        known = self._supports.get(id(condition))
        if known is None:
            found = support(condition, self.evaluation)
            known = self._supports[id(condition)] = (condition, found)
        return known[1]

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
    given = tuple(fact for fact in all_facts(condition) if view.answered(fact))
    if len(given) < 2 or len(view.support(condition)) == len(given):
        return given  # each of them is needed
    known: dict[Fact, Answer] = {}
    partial = View(answers=Answers(facts=known), clocks=view.clocks)
    while True:
        asked = each_open_fact(condition, partial)
        answered = (fact for fact in asked if view.answered(fact))
        following = next(answered, None)
        if following is None:
            return tuple(known)
        known[following] = view.answers.facts[following]


def wanting(asked: Asked, view: View) -> tuple[Fact, ...]:
    """Return what is still to be asked for the sake of one fact: itself, or its relevance."""
    if asked.relevant is None:
        return () if view.answered(asked.fact) else (asked.fact,)
    relevance = view.truth(asked.relevant)
    if relevance == FALSE:
        return ()
    if not relevance.settled:
        return open_facts(asked.relevant, view.evaluation)
    return () if view.answered(asked.fact) else (asked.fact,)
