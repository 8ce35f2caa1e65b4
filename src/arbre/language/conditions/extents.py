"""Arithmetic and comparison of extents.

Every extent bounds what complete answers can give, end by end: whatever the questions still open
get, the lower end of the number lies between `low_min` and `high_min`, the upper end between
`low_max` and `high_max`. All operations here keep that, so what is settled is settled for good.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from arbre.language.conditions.syntax import Comparator
from arbre.language.conditions.values import (
    FALSE,
    OPEN,
    TRUE,
    UNKNOWN,
    Exact,
    Extent,
    Possible,
    Truth,
    negation,
)


def point(value: Exact) -> Extent:
    """Return the extent of a known number."""
    return Extent(value, value, value, value)


def unsure(low: Exact, high: Exact) -> Extent:
    """Return the extent of a number answered "unknown"."""
    return Extent(low, high, low, high)


def unasked(low: Exact, high: Exact) -> Extent:
    """Return the extent of a number that was not asked yet."""
    return Extent(low, low, high, high)


def summed(left: Extent, right: Extent) -> Extent:
    """Return `left + right`."""
    return Extent(
        _add(left.low_min, right.low_min),
        _add(left.low_max, right.low_max),
        _add(left.high_min, right.high_min),
        _add(left.high_max, right.high_max),
    )


def scaled(factor: Exact, extent: Extent) -> Extent:
    """Return `factor × extent`; a negative factor turns it round."""
    low_min, low_max, high_min, high_max = (
        _multiply(factor, end)
        for end in (extent.low_min, extent.low_max, extent.high_min, extent.high_max)
    )
    if factor < 0:
        return Extent(high_max, high_min, low_max, low_min)
    return Extent(low_min, low_max, high_min, high_max)


def hull(left: Extent, right: Extent) -> Extent:
    """Return the extent of a number that is one of the two, and nobody will know which."""
    return Extent(
        min(left.low_min, right.low_min),
        max(left.low_max, right.low_max),
        min(left.high_min, right.high_min),
        max(left.high_max, right.high_max),
    )


def union(extents: Iterable[Extent]) -> Extent:
    """Return the extent of a number that will be one of several, by an answer still open."""
    all_of = tuple(extents)
    return Extent(
        min(extent.low_min for extent in all_of),
        min(extent.low_max for extent in all_of),
        max(extent.high_min for extent in all_of),
        max(extent.high_max for extent in all_of),
    )


def by_case(truth: Possible, value: Extent, rest: Extent) -> Extent:
    """Return the extent of a number that is `value` if a condition is true, else `rest`."""
    return union(_outcomes(truth, value, rest))


def _outcomes(truth: Possible, value: Extent, rest: Extent) -> Iterable[Extent]:
    """Return what a case gives for each truth that its condition may take."""
    if truth.low is Truth.FALSE:
        yield rest
    if truth.low <= Truth.UNKNOWN <= truth.high:
        yield hull(value, rest)
    if truth.high is Truth.TRUE:
        yield value


def weighted(points: int, truth: Possible) -> Extent:
    """Return the extent of points that count if a condition is true."""
    low, high = (truth.low, truth.high) if points >= 0 else (truth.high, truth.low)
    return Extent(*_weighed(points, low), *_weighed(points, high))


def _weighed(points: int, truth: Truth) -> tuple[int, int]:
    """Return the least and the greatest number of points that a condition gives."""
    if truth is Truth.UNKNOWN:
        return min(0, points), max(0, points)
    value = points if truth is Truth.TRUE else 0
    return value, value


# ── comparison ────────────────────────────────────────────────────────────────────────────────


def compared(left: Extent, comparator: Comparator, right: Extent) -> Possible:
    """Return the truths that a comparison may take."""
    match comparator:
        case "<=":
            return _at_most(left, right)
        case ">=":
            return _at_most(right, left)
        case "<":
            return negation(_at_most(right, left))
        case ">":
            return negation(_at_most(left, right))
        case "==":
            return _equal(left, right)
        case "!=":
            return negation(_equal(left, right))


def _at_most(left: Extent, right: Extent) -> Possible:
    """Compare at the two extremes: the comparison only gets truer as left falls and right grows."""
    least = _holds(left.high_min, left.high_max, right.low_min, right.low_max)
    most = _holds(left.low_min, left.low_max, right.high_min, right.high_max)
    return Possible(least, most)


def _holds(left_min: Exact, left_max: Exact, right_min: Exact, right_max: Exact) -> Truth:
    if left_max <= right_min:
        return Truth.TRUE
    return Truth.FALSE if left_min > right_max else Truth.UNKNOWN


def _equal(left: Extent, right: Extent) -> Possible:
    """Settle equality where no answer can change it; while anything is open all three may come."""
    if left.low_min > right.high_max or right.low_min > left.high_max:
        return FALSE
    if not (_closed(left) and _closed(right)):
        return OPEN
    if left.low_min == left.low_max == right.low_min == right.low_max:
        return TRUE
    return UNKNOWN


def _closed(extent: Extent) -> bool:
    return extent.low_min == extent.high_min and extent.low_max == extent.high_max


def _add(left: Exact, right: Exact) -> Exact:
    """Add without rounding: a Decimal would round to the precision of its context."""
    return _exact(left) + _exact(right)


def _multiply(left: Exact, right: Exact) -> Exact:
    return _exact(left) * _exact(right)


def _exact(value: Exact) -> int | Fraction:
    return Fraction(value) if isinstance(value, Decimal) else value
