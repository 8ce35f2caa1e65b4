"""Facts and their answers → words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from arbre.engine.answers import Answer, Answers, Clocks, Unknown
from arbre.engine.telling.echoing import UNKNOWN_WORDS, answer_words
from arbre.language.conditions.phrasing import capitalised
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import Protocol, Question
from arbre.language.texts import said


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """Says the answers of one case in one language."""

    protocol: Protocol
    answers: Answers
    clocks: Clocks
    language: Language

    @property
    def now(self) -> datetime:
        return self.clocks.present

    def question(self, fact: Fact) -> Question:
        return self.protocol.questions[fact.question]

    def label(self, fact: Fact) -> str:
        """Return what a fact is about: the question, or one of its options."""
        question = self.question(fact)
        if fact.option is not None and question.options:
            return said(question.options[fact.option], self.language)
        return said(question.label, self.language)

    def one(self, fact: Fact) -> str:
        """Return a fact with its answer: `Âge : 34 ans`, `4 pas possibles maintenant`."""
        answer = self.answers.facts.get(fact)
        if answer is None:
            return self.label(fact)
        question = self.question(fact)
        phrase = question.if_true if answer is True else question.if_false
        if fact.option is None and isinstance(answer, bool) and phrase is not None:
            return capitalised(said(phrase, self.language))
        if fact.option is not None and answer is True:
            return self.label(fact)
        return self.pair(self.label(fact), self._value(answer, question))

    def several(self, facts: Iterable[Fact]) -> Iterator[str]:
        """Yield one phrase for each question; the options of a list are counted together."""
        for (name, _), group in groupby(facts, lambda fact: (fact.question, fact.visit)):
            members = list(group)
            if len(members) == 1 or self.protocol.questions[name].type != "choices":
                yield from map(self.one, members)
            else:
                yield self._list(members)

    def pair(self, label: str, value: str) -> str:
        return f"{label} : {value}" if self.language == "fr" else f"{label}: {value}"

    def _list(self, facts: list[Fact]) -> str:
        present = [self.label(fact) for fact in facts if self.answers.facts.get(fact) is True]
        unknown = [fact for fact in facts if isinstance(self.answers.facts.get(fact), Unknown)]
        label = said(self.question(facts[0]).label, self.language)
        parts = [", ".join(present)] if present else []
        parts.append(counted(len(facts), len(present), len(unknown), self.language))
        parts.extend(map(self.one, unknown if len(unknown) < len(facts) else ()))
        return self.pair(label, " ; ".join(parts) if self.language == "fr" else "; ".join(parts))

    def _value(self, answer: Answer, question: Question) -> str:
        return answer_words(answer, question, self.now, self.language)


def counted(sought: int, present: int, unknown: int, language: Language) -> str:
    """Return how many were looked for and how many are there: never « RAS ».

    >>> counted(4, 0, 0, "fr"), counted(4, 1, 2, "fr")
    ('4 cherchés, 0 présent', '4 cherchés, 1 présent, 2 inconnus')
    """
    if language == "en":
        text = f"{sought} looked for, {present} present"
        return f"{text}, {unknown} unknown" if unknown else text
    text = f"{sought} {_plural('cherché', sought)}, {present} {_plural('présent', present)}"
    return f"{text}, {unknown} {_plural('inconnu', unknown)}" if unknown else text


def unknown_words(answer: Answer | None, language: Language) -> str | None:
    """Return the reason of an unknown answer, None for any other."""
    return UNKNOWN_WORDS[language][answer.reason] if isinstance(answer, Unknown) else None


def _plural(word: str, count: int) -> str:
    return f"{word}s" if count > 1 else word
