"""A protocol ready to be walked: every name resolved, every condition bound to its visit.

A `Tree` is immutable and self-contained: deciding looks nothing up by name. `building` makes it
from a checked draft; `tree.graph` gives it as a networkx graph, for drawing and analysis.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from arbre.language.conditions.syntax import Cases, Condition, Fact, Path, Points, Term
from arbre.language.extension import Base, verdict_on
from arbre.language.guarantee import Guarantee
from arbre.language.protocol import Addressee, Protocol, Text, Urgency

if TYPE_CHECKING:
    import networkx

    from arbre.language.document import Document

FIRST: Final = ""  # the id of the first visit
END: Final = "end"
REFERRAL: Final = "referral"  # what `aggravates` says of the urgency of the referral

URGENCIES: Final[tuple[Urgency, ...]] = ("immediate", "now", "same_day", "planned")
ADDRESSEES: Final[tuple[Addressee, ...]] = (
    "emergency",
    "specialist",
    "delegant",
    "usual_physician",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Where a patient is sent, to whom and how fast."""

    id: str
    to: Addressee
    urgency: Urgency
    channel: str | None = None
    within: str | None = None
    label: Text | None = None
    say: Text | None = None
    cite: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int, str]:
        """The order of DESIGN §5.1: least is most urgent, then by addressee, then by id."""
        return (URGENCIES.index(self.urgency), ADDRESSEES.index(self.to), self.id)


Section = Literal[
    "alerts",
    "consent",
    "inclusion",
    "exclusion",
    "withdrawal",
    "contraindications",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One condition that may send the patient away.

    `when` is the condition as written; the criterion *fires* when `fires` is true. They differ for
    inclusion and consent, which fire when they are not met. `path` is its place in the file.
    """

    id: str
    section: Section
    label: Text | None
    reason: str
    when: Condition
    fires: Condition
    refer: Referral
    if_unknown: Referral
    cite: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A fact that is asked for its own sake, unless `relevant` is false."""

    fact: Fact
    relevant: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The bounds of one quantity of an act. Of several `max` the least holds, of `min` the most."""

    id: str
    unit: str | None
    min: tuple[Term, ...]
    max: tuple[Term, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contraindication:
    """`refer` is None when the contraindication only drops its act."""

    index: int
    when: Condition
    label: Text | None
    refer: Referral | None
    cite: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of the catalogue, bound to the visit in which it is offered."""

    id: str
    kind: str
    derogatory: bool
    label: Text
    how: Text | None
    contraindications: tuple[Contraindication, ...]
    limits: tuple[Limit, ...]
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    when: Condition
    referral: Referral
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One entry of a node's acts: the first of `acts` that is allowed, if `when` is true."""

    acts: tuple[Act, ...]
    when: Condition | None
    also: tuple[HandOver, ...]
    else_refer: Referral | None
    else_hand_over: Referral | None
    cite: tuple[str, ...]
    path: Path


# ── where a node leads ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """On to a node, or to END."""

    to: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The walk ends and the patient is referred."""

    referral: Referral
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """The walk ends outside the protocol."""

    reason: str
    referral: Referral
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """On to a node although an answer is unknown, if `ground` is known true; else `otherwise`."""

    ground: Condition
    go: Go
    otherwise: Referral
    cite: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    when: Condition
    target: Go | Stop
    cite: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """The first guard that is not false decides.

    `otherwise` and `if_unknown` are always there: the checks refuse a protocol in which they are
    missing where they could be needed; where they cannot, they are the doubt's referral.
    """

    guards: tuple[Guard, ...]
    otherwise: Go | Stop
    if_unknown: Stop | Grounded
    path: Path


Exit = Go | Stop | Leave | Fork


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """What opens a visit. `from_fact` (a datetime) or `from_visit` is what the delays count from.

    `after` and `before` are texts such as `14 days`: see `engine.clocks`. `asked` is what answering
    `question` means: one fact, or one for each option of a `choices`.
    """

    kind: Literal["visit", "validation", "reply", "result"]
    by: str | None
    specialty: str | None
    channel: str | None
    question: Fact | None
    asked: tuple[Asked, ...]
    from_fact: Fact | None
    from_visit: str
    after: str | None
    before: str
    if_none: Referral
    cite: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    id: str
    label: Text | None
    visit: str
    wait: Wait | None
    again: tuple[Asked, ...]
    alerts: tuple[Criterion, ...]
    ask: tuple[Asked, ...]
    one_screen: bool
    offers: tuple[Offer, ...]
    exit: Exit
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """`parent` is the visit before it, None for the first. `alerts` are those evaluated in it."""

    id: str
    parent: str | None
    alerts: tuple[Criterion, ...]
    withdrawal: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A protocol ready to be walked.

    `facts` are all that can be answered, in the order of the file; `past` are the questions whose
    date cannot lie in the future, for ages and delays are counted from it. `hash` is the SHA-256,
    in hexadecimal, of the canonical form: two files that say the same have the same hash.
    """

    protocol: Protocol
    hash: str
    facts: tuple[Fact, ...]
    past: frozenset[str]
    visits: Mapping[str, Visit]
    nodes: Mapping[str, Node]
    start: str
    consent: tuple[Criterion, ...]
    inclusion: tuple[Criterion, ...]
    exclusion: tuple[Criterion, ...]
    withdrawal: tuple[Criterion, ...]
    doubt: Referral
    entitlement: Referral
    referrals: Mapping[str, Referral]
    guarantees: tuple[Guarantee, ...]
    document: Document = field(compare=False, repr=False)

    @property
    def base(self) -> Base | None:
        """The protocol that this one extends, where it is a local overlay."""
        return self.document.base

    @property
    def compared(self) -> bool:
        """Whether an overlay says that it was compared with its base and is nowhere laxer.

        It may be live only then; what extends nothing has nothing to be compared with.
        """
        base = self.base
        return base is None or base.verdict == verdict_on(base.hash, self.hash)

    @property
    def alerts(self) -> tuple[Criterion, ...]:
        """The signs of danger of the first visit."""
        return self.visits[FIRST].alerts

    @property
    def gates(self) -> tuple[tuple[Section, tuple[Criterion, ...]], ...]:
        """The sections before the tree, in their order, with their criteria."""
        return (
            ("alerts", self.alerts),
            ("consent", self.consent),
            ("inclusion", self.inclusion),
            ("exclusion", self.exclusion),
        )

    def come_through(self, visit: str) -> tuple[str, ...]:
        """Return a visit and those before it, the last one first."""
        parent = self.visits[visit].parent
        return (visit,) if parent is None else (visit, *self.come_through(parent))

    @cached_property
    def known(self) -> frozenset[Fact]:
        """The facts, for asking whether one is among them."""
        return frozenset(self.facts)

    @cached_property
    def alert_ids(self) -> frozenset[str]:
        """The ids of all alerts, those of nodes included."""
        of_nodes = (alert.id for node in self.nodes.values() for alert in node.alerts)
        return frozenset((*(alert.id for alert in self.alerts), *of_nodes))

    @cached_property
    def withdrawal_ids(self) -> frozenset[str]:
        """The ids of the withdrawal criteria."""
        return frozenset(one.id for one in self.withdrawal)

    @cached_property
    def values_by_place(self) -> Mapping[Path, tuple[Cases | Points, ...]]:
        """The scores and other values that conditions read, by the place of the condition."""
        from arbre.language.looked_at import values_by_place

        return values_by_place(self)

    @cached_property
    def graph(self) -> networkx.MultiDiGraph[str]:
        """The tree as a frozen networkx graph (see `language.graph`)."""
        from arbre.language.graph import to_graph

        return to_graph(self)
