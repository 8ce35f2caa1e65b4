"""Within which limits two protocols give the same act, as formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from z3 import BoolRef, BoolVal

from arbre.analysis.proof.differing.aspects import ORDERS, Aspect, Move, Order, limit_of
from arbre.analysis.proof.terms import Amount, aligned, greatest, least
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Term
from arbre.language.tree import Act, Limit

Bound = Literal["max", "min"]
BOUNDS: Final[tuple[tuple[Bound, Order], ...]] = (("max", "more"), ("min", "fewer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """An act of one protocol."""

    walk: Walk
    act: Act


def bounds(aspect: Aspect, old: Bounded, new: Bounded) -> Iterator[tuple[Move, BoolRef]]:
    """Yield each way in which the limits of an act may be others, and of whom they are."""
    ours = {limit.id: limit for limit in old.act.limits}
    theirs = {limit.id: limit for limit in new.act.limits}
    for id_ in dict.fromkeys((*ours, *theirs)):
        mine, other = ours.get(id_), theirs.get(id_)
        if mine is not None and other is not None and mine.unit != other.unit:
            yield from (((limit_of(aspect, "unit", id_), order), BoolVal(True)) for order in ORDERS)
            continue
        sides = (_Side(walk=old.walk, limit=mine), _Side(walk=new.walk, limit=other))
        for kind, unbounded in BOUNDS:
            for order, when in _bounds(*sides, kind, unbounded):
                yield (limit_of(aspect, kind, id_), order), when


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One limit of one protocol; None where it has none."""

    walk: Walk
    limit: Limit | None

    def terms(self, kind: Bound) -> tuple[Term, ...]:
        if self.limit is None:
            return ()
        return self.limit.max if kind == "max" else self.limit.min


def _bounds(
    old: _Side, new: _Side, kind: Bound, unbounded: Order
) -> Iterator[tuple[Order, BoolRef]]:
    """Yield when the new bound is higher or lower; having none lets everything."""
    mine, other = old.terms(kind), new.terms(kind)
    if mine and other:
        one, two = aligned(_bound(old.walk, mine, kind), _bound(new.walk, other, kind))
        if not one.low.eq(two.low):
            yield "more", two.low > one.low
            yield "fewer", two.low < one.low
    elif mine:
        yield unbounded, BoolVal(True)
    elif other:
        yield ("fewer" if unbounded == "more" else "more"), BoolVal(True)


def _bound(walk: Walk, terms: tuple[Term, ...], kind: Bound) -> Amount:
    """Return the most restrictive bound: the least for a maximum, the greatest for a minimum."""
    amounts = aligned(*(walk.conditions.amount(term) for term in terms))
    if kind == "max":
        value = least(one.low for one in amounts)
    else:
        value = greatest(one.high for one in amounts)
    return Amount(value, value, amounts[0].parts)
