"""What the names of a protocol mean, for typing and binding conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from arbre.language.conditions.syntax import Cases, Condition, Points
from arbre.language.diagnostics.suggesting import Search

QuestionKind = Literal[
    "boolean", "integer", "decimal", "choice", "choices", "date", "datetime", "text"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionType:
    """What answers a question takes.

    `low`, `high` (both inclusive) and `step` are those of numbers; `gate` is the question's `if`,
    as written: when it is false the question is irrelevant and reads as false.
    """

    kind: QuestionKind
    unit: str | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    step: int | Decimal | None = None
    options: tuple[str, ...] = ()
    gate: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The value of a parameter."""

    value: int | Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The declared names, with their conditions as written.

    Typing copes with definitions and values that go round in circles; binding does not. `search`
    finds what misspelt names mean, and is one for all conditions: a file has only so many.
    """

    questions: Mapping[str, QuestionType] = field(default_factory=dict)
    parameters: Mapping[str, Quantity] = field(default_factory=dict)
    values: Mapping[str, Cases | Points] = field(default_factory=dict)
    definitions: Mapping[str, Condition] = field(default_factory=dict)
    search: Search = field(default_factory=Search, compare=False, repr=False)

    def kind(self, name: str) -> str | None:
        """Return the kind of a question, or `definition`, `parameter`, `value`; None if unknown."""
        if name in self.questions:
            return self.questions[name].kind
        if name in self.definitions:
            return "definition"
        if name in self.parameters:
            return "parameter"
        return "value" if name in self.values else None

    def booleans(self) -> tuple[str, ...]:
        """Return the names that may stand alone as a condition."""
        kinds = (name for name, question in self.questions.items() if question.kind == "boolean")
        return (*kinds, *self.definitions)

    def numbers(self) -> tuple[str, ...]:
        """Return the names that may be compared."""
        numeric = (name for name, question in self.questions.items() if question.kind in _NUMERIC)
        return (*numeric, *self.parameters, *self.values)

    def of_kind(self, *kinds: QuestionKind) -> tuple[str, ...]:
        """Return the questions of these kinds."""
        return tuple(name for name, question in self.questions.items() if question.kind in kinds)


_NUMERIC = ("integer", "decimal")
