"""What a decision says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from arbre.language.conditions.syntax import Fact, Path
from arbre.language.protocol import Addressee, Urgency
from arbre.language.tree import Section

Status = Literal["included", "excluded", "referred", "withdrawn", "waiting", "incomplete"]
Mode = Literal["live", "training"]
Origin = (
    Section
    | Literal["actor", "protocol", "doubt", "withdraw", "raised", "branch", "acts", "wait", "node"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that forced the outcome.

    `id` is the criterion's, node's or act's; `unknown` says that it holds only because an answer
    is unknown. `facts` are the answers it rests on: deciding on these alone gives the same.
    """

    id: str
    origin: Origin
    visit: str
    unknown: bool
    facts: tuple[Fact, ...]
    cite: tuple[str, ...]
    path: Path
    category: str | None = None
    """For an exclusion: age, clinical, history, treatment, administrative, availability, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitValue:
    """The bounds of one quantity, in `unit`. A bound that no unknown could have lowered is firm."""

    id: str
    min: int | Decimal | None
    max: int | Decimal | None
    unit: str | None
    reasons: tuple[Fact, ...]
    cite: tuple[str, ...]


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
    acts: tuple[AuthorisedAct, ...]
    refused: tuple[RefusedAct, ...]
    referrals: tuple[ReferralMade, ...]
    waiting: Waiting | None
    asking: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    used: tuple[Fact, ...]
    unused: tuple[Fact, ...]
    unsought: tuple[str, ...]
    path: tuple[Step, ...]

    @property
    def referral(self) -> ReferralMade | None:
        """The mandatory referral, if the walk ended by one."""
        return next((made for made in self.referrals if made.mandatory), None)

    @property
    def concluded(self) -> bool:
        return self.status not in ("waiting", "incomplete")
