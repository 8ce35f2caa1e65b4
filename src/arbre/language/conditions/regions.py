"""Sets of values: which answers to one question make a condition true.

A region of words is a frozen set. A region of numbers is a tuple of disjoint intervals in order;
each end is a pair (number, side) where side −1 lies just below the number and +1 just above it.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import cast

from arbre.language.conditions.syntax import Comparator
from arbre.language.conditions.values import Exact

End = tuple[Fraction, int]
Interval = tuple[End, End]
Numbers = tuple[Interval, ...]
Words = frozenset[str]
Region = Words | Numbers


def numbers(low: Exact, high: Exact) -> Numbers:
    """Return the numbers from `low` to `high`, both included."""
    return _kept(((Fraction(low), 0), (Fraction(high), 0)))


def satisfying(comparator: Comparator, bound: Exact, whole: Numbers, step: Exact | None) -> Numbers:
    """Return the numbers of `whole` that compare so with `bound`, on multiples of `step` if any."""
    at = Fraction(bound)
    least, greatest = whole[0][0], whole[-1][1]
    below, above = (least, (at, -1)), ((at, 1), greatest)
    match comparator:
        case "<":
            found = _kept(below)
        case "<=":
            found = _kept((least, (at, 0)))
        case ">":
            found = _kept(above)
        case ">=":
            found = _kept(((at, 0), greatest))
        case "==":
            found = _kept(((at, 0), (at, 0)))
        case "!=":
            found = (*_kept(below), *_kept(above))
    return snapped(_common(found, whole), step)


def snapped(region: Numbers, step: Exact | None) -> Numbers:
    """Return the region with its ends on multiples of `step`: between 18 and 19 lies no integer."""
    if step is None or step == 0:
        return region
    unit = Fraction(step)
    ends = [(_up(low, unit), _down(high, unit)) for low, high in region]
    return tuple(interval for end in ends for interval in _kept(end))


def common(left: Region, right: Region) -> Region:
    """Return what lies in both regions."""
    if isinstance(left, frozenset):
        return left & cast(Words, right)
    return _common(left, cast(Numbers, right))


def rest(region: Region, whole: Region, step: Exact | None) -> Region:
    """Return what lies in `whole` and not in `region`."""
    if isinstance(region, frozenset):
        return cast(Words, whole) - region
    return snapped(_gaps(region, cast(Numbers, whole)), step)


def _common(left: Numbers, right: Numbers) -> Numbers:
    pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in left for b in right)
    return tuple(sorted(interval for pair in pairs for interval in _kept(pair)))


def _gaps(region: Numbers, whole: Numbers) -> Numbers:
    gaps: list[Interval] = []
    start = whole[0][0]
    for low, high in region:
        gaps.extend(_kept((start, (low[0], low[1] - 1))))
        start = max(start, (high[0], high[1] + 1))
    gaps.extend(_kept((start, whole[-1][1])))
    return tuple(gaps)


def _kept(interval: Interval) -> Numbers:
    return (interval,) if interval[0] <= interval[1] else ()


def _up(end: End, unit: Fraction) -> End:
    number, side = end
    steps = ceil(number / unit)
    return ((steps + (1 if side > 0 and steps * unit == number else 0)) * unit, 0)


def _down(end: End, unit: Fraction) -> End:
    number, side = end
    steps = floor(number / unit)
    return ((steps - (1 if side < 0 and steps * unit == number else 0)) * unit, 0)
