"""What is given to a decision: answers, clocks and the person at work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from arbre.language.conditions.syntax import Fact

UnknownReason = Literal["not_known", "not_measurable", "refused"]
RaisedKind = Literal["doubt", "withdraw", "alert"]
UNKNOWN_REASONS: Final[tuple[UnknownReason, ...]] = ("not_known", "not_measurable", "refused")


@dataclass(frozen=True, slots=True)
class Unknown:
    """An answer too: it was asked and could not be had, for a reason."""

    reason: UnknownReason = "not_known"


# The value of one fact: a boolean (also for one option of a `choices` question), an integer or a
# Decimal, the id of a choice, a date, a datetime, a text, or Unknown.
Answer = bool | int | Decimal | str | date | datetime | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """Something said at any step: a doubt, a withdrawal, an alert.

    `id` names the alert, or the withdrawal criterion; a withdrawal without one is the patient's.
    """

    kind: RaisedKind
    visit: str = ""
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All that is known of a case. `facts` holds typed values only (see `engine.reading`)."""

    facts: Mapping[Fact, Answer] = field(default_factory=dict)
    raised: tuple[Raised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """When things happened.

    `start` is the opening instant of the case, `visits` the instant at which each later visit was
    opened, by the id of its node. `now` is the present instant, by default the latest of them all.
    Instants are naive (local time) or aware, never mixed.
    """

    start: datetime
    visits: Mapping[str, datetime] = field(default_factory=dict)
    now: datetime | None = None

    def of(self, visit: str) -> datetime | None:
        """Return the clock of a visit, None when it was not opened."""
        return self.start if visit == "" else self.visits.get(visit)

    @property
    def present(self) -> datetime:
        return self.now or max((self.start, *self.visits.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who is at work.

    `entitled` says whether this person may act under this protocol (None: not known). `adopted`
    says whether the structure has adopted this very protocol: a named delegant has checked it
    against the official text.
    """

    profession: str | None = None
    entitled: bool | None = None
    adopted: bool = False
