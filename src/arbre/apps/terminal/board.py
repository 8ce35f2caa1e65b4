"""The questions of one screen, and where one is among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, Literal

from arbre.engine.questions import Question
from arbre.language.conditions.syntax import Fact

TOGETHER: Final = 6
Kind = Literal["yes_no", "options", "choice", "typed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line that is answered: a question, or one option of a list."""

    fact: Fact
    label: str
    question: Question


@dataclass(slots=True, kw_only=True)
class Board:
    """`rows` stay where they are once shown; `typed` is the line being typed."""

    kind: Kind
    rows: tuple[Row, ...]
    cursor: int = 0
    typed: str = ""
    stays: bool = field(default=False)

    @property
    def row(self) -> Row:
        return self.rows[self.cursor]

    @property
    def question(self) -> Question:
        return self.row.question

    @property
    def in_words(self) -> bool:
        """Whether the line may begin by any letter: a day, a moment, a text."""
        return self.kind == "typed" and self.question.kind in ("date", "datetime", "text")

    @property
    def alone(self) -> str | None:
        """The key that a line of words holds alone: « dimanche 18h » says no doubt, « d » does."""
        word = self.typed.lower()
        return word if self.in_words and word in tuple("rdvq?") else None

    def has(self, facts: Sequence[Fact]) -> bool:
        return any(row.fact in facts for row in self.rows)

    def move(self, step: int) -> None:
        """Go up or down, and stay at the ends."""
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + step))

    def go_to(self, facts: Sequence[Fact]) -> None:
        """Go to the next of these facts, after the cursor if there is one."""
        places = [place for place, row in enumerate(self.rows) if row.fact in facts]
        later = [place for place in places if place >= self.cursor]
        if places:
            self.cursor = (later or places)[0]


def board_of(questions: Sequence[Question]) -> Board:
    """Return the next screen: up to six questions that may be together, or a single one."""
    first = questions[0]
    if first.kind == "choices":
        rows = tuple(
            Row(fact=fact, label=first.options[fact.option or ""], question=first)
            for fact in first.facts
        )
        return Board(kind="options", rows=rows)
    if first.kind != "boolean":
        kind: Kind = "choice" if first.kind == "choice" else "typed"
        return Board(kind=kind, rows=(_row(first),))
    together = takewhile(
        lambda one: first.screen is not None and one.screen == first.screen, questions
    )
    shown = list(together)[:TOGETHER] or [first]
    return Board(kind="yes_no", rows=tuple(map(_row, shown)))


def _row(question: Question) -> Row:
    return Row(fact=question.facts[0], label=question.label, question=question)
