"""Numbers while questions are open, as formulas: the same ends as `conditions.extents`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from z3 import And, ArithRef, BoolRef, If, IntVal, Or, is_true

from arbre.analysis.proof.folding import every, no
from arbre.analysis.proof.surely import Surely
from arbre.analysis.proof.terms import Amount, added, aligned, compared, greatest, least, times
from arbre.language.conditions.syntax import Comparator
from arbre.language.conditions.values import Exact


@dataclass(frozen=True, slots=True)
class Extent:
    """What a number may still be: its interval when the open answers make it least, or greatest."""

    least: Amount
    greatest: Amount


def asked(when: BoolRef, amount: Amount, low: Exact, high: Exact) -> Extent:
    """Return a number that may be anywhere between two ends while it is not asked."""
    if is_true(when):
        return Extent(amount, amount)
    first, last = floor(Fraction(low) * amount.parts), ceil(Fraction(high) * amount.parts)
    return Extent(
        Amount(If(when, amount.low, first), If(when, amount.high, first), amount.parts),
        Amount(If(when, amount.low, last), If(when, amount.high, last), amount.parts),
    )


def summed(left: Extent, right: Extent) -> Extent:
    """Return `left + right`."""
    return Extent(added(left.least, right.least), added(left.greatest, right.greatest))


def scaled(factor: Exact, one: Extent) -> Extent:
    """Return `factor × one`; a negative factor turns it round."""
    ends = (times(factor, one.least), times(factor, one.greatest))
    return Extent(*ends) if factor >= 0 else Extent(*reversed(ends))


def by_case(when: Surely, value: Extent, rest: Extent) -> Extent:
    """Return a number that is `value` where a condition is true, else `rest`."""
    one, other = aligned(value.least, rest.least)
    first, second = aligned(value.greatest, rest.greatest)
    lows, highs = (one.low, other.low), (one.high, other.high)
    return Extent(
        Amount(
            _either(when, lows, least(lows)),
            _nearer(when, highs, greatest(highs), least(highs)),
            one.parts,
        ),
        Amount(
            _nearer(when, (first.low, second.low), *_both(first.low, second.low)),
            _either(when, (first.high, second.high), greatest((first.high, second.high))),
            first.parts,
        ),
    )


def _both(one: ArithRef, other: ArithRef) -> tuple[ArithRef, ArithRef]:
    return least((one, other)), greatest((one, other))


def _either(when: Surely, ends: tuple[ArithRef, ArithRef], else_: ArithRef) -> ArithRef:
    """Return the end of the case, that of the rest, or, while it may be unknown, another."""
    return If(when.true, ends[0], If(when.false, ends[1], else_))


def _nearer(
    when: Surely, ends: tuple[ArithRef, ArithRef], unknown: ArithRef, open_: ArithRef
) -> ArithRef:
    """Return an end that only an answer which is unknown for good moves away."""
    known = If(when.not_true, ends[1], If(when.not_false, ends[0], open_))
    return If(every(when.not_true, when.not_false), unknown, known)


def weighted(points: int, when: Surely) -> Extent:
    """Return the points that count if a condition is true."""
    may_be_true, may_not_be_false = no(when.not_true), no(when.false)
    if points < 0:
        return Extent(
            Amount(_if(may_not_be_false, points), _if(may_be_true, points)),
            Amount(_if(when.not_false, points), _if(when.true, points)),
        )
    return Extent(
        Amount(_if(when.true, points), _if(when.not_false, points)),
        Amount(_if(may_be_true, points), _if(may_not_be_false, points)),
    )


def _if(when: BoolRef, points: int) -> ArithRef:
    return If(when, IntVal(points), IntVal(0))


# ── comparison ────────────────────────────────────────────────────────────────────────────────


def settled(left: Extent, comparator: Comparator, right: Extent) -> Surely:
    """Return what is settled of a comparison."""
    match comparator:
        case "<=":
            return _at_most(left, right)
        case ">=":
            return _at_most(right, left)
        case "<":
            return _at_most(right, left).negated
        case ">":
            return _at_most(left, right).negated
        case "==":
            return _equal(left, right)
        case "!=":
            return _equal(left, right).negated


def _at_most(left: Extent, right: Extent) -> Surely:
    """Compare at the two extremes."""
    low = compared(left.greatest, "<=", right.least)
    high = compared(left.least, "<=", right.greatest)
    return Surely(low.true, no(low.false), no(high.true), high.false)


def _equal(left: Extent, right: Extent) -> Surely:
    """Settle equality where no answer can change it, and once nothing is open."""
    mine, most, theirs, last = aligned(left.least, left.greatest, right.least, right.greatest)
    apart = Or(mine.low > last.high, theirs.low > most.high)
    closed = And(
        mine.low == most.low,
        mine.high == most.high,
        theirs.low == last.low,
        theirs.high == last.high,
    )
    same = And(closed, mine.low == mine.high, theirs.low == theirs.high, mine.low == theirs.low)
    return Surely(same, And(closed, no(apart)), Or(apart, And(closed, no(same))), apart)
