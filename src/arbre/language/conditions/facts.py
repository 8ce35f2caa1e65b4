"""What is known of a patient, as conditions see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol, cast

from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.values import FALSE, OPEN, TRUE, UNKNOWN, Possible, Truth

Unknown = Literal[Truth.UNKNOWN]
Answer = bool | int | Decimal | str | date | Unknown
"""A value, or `Truth.UNKNOWN`."""


class Facts(Protocol):
    """The answers given so far. `None` (and `OPEN`) mean that it was not asked yet."""

    def boolean(self, fact: Fact) -> Possible:
        """Return the truth of a boolean fact; `OPEN` if it was not asked."""

    def number(self, fact: Fact) -> int | Decimal | Unknown | None:
        """Return a number."""

    def choice(self, fact: Fact) -> str | Unknown | None:
        """Return the id of the option chosen."""

    def instant(self, fact: Fact) -> date | Unknown | None:
        """Return a date, or an instant (a `datetime`)."""

    def clock(self, visit: str) -> datetime:
        """Return the instant of a visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Facts held in a mapping; what is not in it was not asked."""

    given: Mapping[Fact, Answer] = field(default_factory=dict)
    clocks: Mapping[str, datetime] = field(default_factory=dict)

    def boolean(self, fact: Fact) -> Possible:
        value = self.given.get(fact)
        if value is None:
            return OPEN
        if value is Truth.UNKNOWN:
            return UNKNOWN
        return TRUE if value is True else FALSE

    def number(self, fact: Fact) -> int | Decimal | Unknown | None:
        return cast("int | Decimal | Unknown | None", self.given.get(fact))

    def choice(self, fact: Fact) -> str | Unknown | None:
        return cast("str | Unknown | None", self.given.get(fact))

    def instant(self, fact: Fact) -> date | Unknown | None:
        return cast("date | Unknown | None", self.given.get(fact))

    def clock(self, visit: str) -> datetime:
        return self.clocks[visit]
