"""What two protocols are compared by, one aspect of the decision at a time, as the engine says it.

`flags` reads what was decided; `moves` says in which way two outcomes of one patient differ. The
solver's search (`searching`) looks for the same moves, and nothing is shown that these do not
confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from arbre.engine.outcome import LimitValue
from arbre.language.tree import FIRST, Referral, Tree

if TYPE_CHECKING:
    from arbre.analysis.proof.replay import Replayed

Kind = Literal[
    "inclusion",
    "end",
    "urgency",
    "act",
    "max",
    "min",
    "unit",
    "status",
    "category",
    "referral",
    "hand_over",
    "waiting",
    "doubt",
    "withdrawal",
]
Order = Literal["more", "fewer"]
Bearing = Literal["laxer", "stricter", "different"]

ORDERS: Final[tuple[Order, ...]] = ("more", "fewer")
KINDS: Final[tuple[Kind, ...]] = (
    "inclusion",
    "end",
    "urgency",
    "doubt",
    "withdrawal",
    "act",
    "max",
    "min",
    "unit",
    "referral",
    "hand_over",
    "waiting",
    "status",
    "category",
)
LAXER: Final[Mapping[Kind, Order]] = {
    "inclusion": "more",
    "end": "more",
    "urgency": "fewer",
    "doubt": "fewer",
    "withdrawal": "fewer",
    "act": "more",
    "max": "more",
    "min": "fewer",
}
"""The order that lets more happen; what is not named here is neither laxer nor stricter.

A lower minimum is laxer: the delegate may choose from a wider range.
"""
NO_URGENCY: Final = (99, 99)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One thing that a decision says.

    `name` is the act, the referral, the kind of exclusion, the status or the visit that is meant;
    `visit` is where an act or an accompanying referral takes place; `limit` names a quantity.
    """

    kind: Kind
    name: str = ""
    visit: str = FIRST
    limit: str = ""

    def bearing(self, order: Order) -> Bearing:
        """Return what it means that the new protocol has more of it, or fewer.

        >>> Aspect(kind="act", name="ains").bearing("more")
        'laxer'
        >>> Aspect(kind="urgency").bearing("more")
        'stricter'
        >>> Aspect(kind="category", name="age").bearing("more")
        'different'
        """
        if self.kind == "unit":
            return "laxer" if order == "more" else "stricter"
        laxer = LAXER.get(self.kind)
        if laxer is None:
            return "different"
        return "laxer" if order == laxer else "stricter"


Move = tuple[Aspect, Order]
Rank = tuple[int, int]


def moves(before: Replayed, old: Tree, after: Replayed, new: Tree) -> Iterator[Move]:
    """Yield in which ways the new protocol treats a patient otherwise than the old one."""
    yield from _of_flags(set(flags(before, old)), set(flags(after, new)))
    yield from ordered(Aspect(kind="urgency"), urgency(before, old), urgency(after, new))
    ours, theirs = dict(limits(before)), dict(limits(after))
    for act in ours.keys() & theirs.keys():
        yield from _of_limits(act, ours[act], theirs[act])


def _of_flags(old: set[Aspect], new: set[Aspect]) -> Iterator[Move]:
    yield from ((one, "fewer") for one in old - new)
    yield from ((one, "more") for one in new - old)


def ordered(aspect: Aspect, old: Rank, new: Rank) -> Iterator[Move]:
    """Yield whether a referral is more or less urgent: a rank is lower where it is more so."""
    if new != old:
        yield aspect, "more" if new < old else "fewer"


# ── what an outcome says ──────────────────────────────────────────────────────────────────────


def flags(found: Replayed, tree: Tree) -> Iterator[Aspect]:
    """Yield all that is true of an outcome."""
    outcome = found.outcome
    if any(step.id in tree.nodes for step in outcome.path):
        yield Aspect(kind="inclusion")
    if outcome.status == "included":
        yield Aspect(kind="end")
    yield Aspect(kind="status", name=outcome.status)
    if outcome.category is not None:
        yield Aspect(kind="category", name=outcome.category)
    if outcome.waiting is not None:
        yield Aspect(kind="waiting", name=outcome.waiting.node)
    for made in outcome.referrals:
        if made.mandatory:
            yield Aspect(kind="referral", name=made.id)
        elif made.node is not None:
            yield Aspect(kind="hand_over", name=made.id, visit=tree.nodes[made.node].visit)
    yield from dict(limits(found))


def urgency(found: Replayed, tree: Tree) -> Rank:
    """Return how urgent the referral is that ends the walk, least for the most urgent."""
    made = found.outcome.referral
    return rank(tree.referrals[made.id]) if made is not None else NO_URGENCY


def rank(referral: Referral) -> Rank:
    """Return the urgency and the addressee: of two as urgent, the more specialised leads."""
    urgency_, to, _ = referral.rank
    return urgency_, to


def limits(found: Replayed) -> Iterator[tuple[Aspect, tuple[LimitValue, ...]]]:
    """Yield the acts given for good, with their limits."""
    for act in found.released:
        yield Aspect(kind="act", name=act.id, visit=act.visit), act.limits


# ── limits ────────────────────────────────────────────────────────────────────────────────────


def _of_limits(
    act: Aspect, old: tuple[LimitValue, ...], new: tuple[LimitValue, ...]
) -> Iterator[Move]:
    ours, theirs = {one.id: one for one in old}, {one.id: one for one in new}
    for id_ in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(id_, _UNBOUNDED), theirs.get(id_, _UNBOUNDED)
        if id_ in ours and id_ in theirs and mine.unit != other.unit:
            yield from ((limit_of(act, "unit", id_), order) for order in ORDERS)
            continue
        yield from _bounds(limit_of(act, "max", id_), mine.max, other.max, "more")
        yield from _bounds(limit_of(act, "min", id_), mine.min, other.min, "fewer")


_UNBOUNDED: Final = LimitValue(id="", min=None, max=None, unit=None, facts=(), cite=())


def limit_of(act: Aspect, kind: Kind, limit: str) -> Aspect:
    """Return one side of one limit of an act."""
    return Aspect(kind=kind, name=act.name, visit=act.visit, limit=limit)


Number = int | Decimal | None


def _bounds(aspect: Aspect, old: Number, new: Number, unbounded: Order) -> Iterator[Move]:
    """Compare two bounds; having none lets everything: it is the highest, or the lowest."""
    if old == new:
        return
    if new is None:
        yield aspect, unbounded
    elif old is None:
        yield aspect, "fewer" if unbounded == "more" else "more"
    else:
        yield aspect, "more" if new > old else "fewer"
