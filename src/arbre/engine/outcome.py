"""What a decision says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from arbre.language.conditions.syntax import Fact, Path
from arbre.language.conditions.values import Truth
from arbre.language.protocol import Addressee, Urgency
from arbre.language.tree import Section

Status = Literal["included", "excluded", "referred", "withdrawn", "waiting", "incomplete"]
Mode = Literal["live", "training"]
Origin = (
    Section
    | Literal[
        "actor", "protocol", "doubt", "withdraw", "raised", "guard", "ground", "when", "first_of",
        "also", "wait", "ask", "exit",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that was looked at, in the order of the walk, and what was found.

    `id` is the criterion's, node's or act's. `truth` is that of its condition (a criterion that
    is TRUE, or UNKNOWN, sends the patient away). `facts` are the answers it rests on: these alone
    settle it the same way. `category` is the kind of an exclusion: age, clinical, history, …
    """

    id: str
    origin: Origin
    visit: str
    truth: Truth
    facts: tuple[Fact, ...]
    cite: tuple[str, ...] = ()
    path: Path = ()
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitValue:
    """The bounds of one quantity, in `unit`; `facts` are the answers they rest on."""

    id: str
    min: int | Decimal | None
    max: int | Decimal | None
    unit: str | None
    facts: tuple[Fact, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedValue:
    """A score or another value that a condition or a limit read, as it was in one visit.

    `min` and `max` are equal once everything that it rests on is known, but for a fraction of an
    hour or a day, which lies between them.
    """

    id: str
    visit: str
    min: int | Decimal
    max: int | Decimal
    unit: str | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorisedAct:
    """An act that may be done, within its limits. `revoked`: a later referral takes it back."""

    id: str
    node: str
    visit: str
    limits: tuple[LimitValue, ...]
    facts: tuple[Fact, ...]
    cite: tuple[str, ...]
    revoked: bool = False


Refusal = Literal[
    "when_false",
    "when_unknown",
    "contraindicated",
    "contraindication_unknown",
    "earlier_given",
    "referred",
    "not_in_force",
    "not_entitled",
    "not_reached",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAct:
    """An act that may not be done, and why."""

    id: str
    node: str | None
    why: Refusal
    facts: tuple[Fact, ...] = ()
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMade:
    """A referral of the outcome. `mandatory`: it ends the walk; otherwise it accompanies acts."""

    id: str
    to: Addressee
    urgency: Urgency
    channel: str | None
    within: str | None
    mandatory: bool
    node: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What is waited for: the node, and the instants between which it may come."""

    node: str
    kind: Literal["visit", "validation", "reply", "result"]
    by: str | None
    question: Fact | None
    not_before: datetime | None
    not_after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage of the walk: a section of the protocol or a node, in its visit."""

    id: str
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The decision. Everything a screen, a letter or another program needs, as data.

    `reasons` are what forced it; `examined` is everything that was looked at, in order.
    `values` are the scores and other values that were used, in the order of the walk.
    `asking` is what to ask now, in order (the first is certain, the others may prove needless);
    `missing` adds what later parts of the same stage may need. `used` are the answers the decision
    rests on or asked for; `unused` were given and not reached. `unsought` are the signs of danger
    that were not all looked for when the walk ended.
    """

    status: Status
    mode: Mode
    in_force: bool
    category: str | None
    reasons: tuple[Reason, ...]
    examined: tuple[Reason, ...]
    acts: tuple[AuthorisedAct, ...]
    refused: tuple[RefusedAct, ...]
    values: tuple[ComputedValue, ...]
    referrals: tuple[ReferralMade, ...]
    waiting: Waiting | None
    asking: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    used: tuple[Fact, ...]
    unused: tuple[Fact, ...]
    unsought: tuple[str, ...]
    review_is_near: bool
    path: tuple[Step, ...]

    @property
    def referral(self) -> ReferralMade | None:
        """The mandatory referral, if the walk ended by one."""
        return next((made for made in self.referrals if made.mandatory), None)

    @property
    def concluded(self) -> bool:
        return self.status not in ("waiting", "incomplete")

    @property
    def decision(self) -> tuple[object, ...]:
        """What two outcomes are compared by: status, acts with their limits, and referrals."""
        acts = (
            (act.id, act.node, tuple((one.id, one.min, one.max) for one in act.limits), act.revoked)
            for act in self.acts
        )
        referrals = ((made.id, made.mandatory) for made in self.referrals)
        return (self.status, self.category, tuple(acts), tuple(referrals))
