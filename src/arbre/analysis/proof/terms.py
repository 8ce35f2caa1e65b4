"""Numbers of one patient: each is an interval, for answers may be unknown, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from z3 import And, ArithRef, BoolRef, If, IntVal, Or

from arbre.language.conditions.syntax import Comparator
from arbre.language.conditions.values import Exact


@dataclass(frozen=True, slots=True)
class Truths:
    """A condition of one patient: known true, known false, or (neither) unknown."""

    true: BoolRef
    false: BoolRef


@dataclass(frozen=True, slots=True)
class Amount:
    """A number between `low` and `high`, both in parts of 1/`parts`; one number when known."""

    low: ArithRef
    high: ArithRef
    parts: int = 1

    def within(self, parts: int) -> Amount:
        """Return the same number in finer parts."""
        factor = parts // self.parts
        return Amount(self.low * factor, self.high * factor, parts) if factor > 1 else self


def constant(value: Exact) -> Amount:
    """Return a known number."""
    number = Fraction(value)
    return Amount(IntVal(number.numerator), IntVal(number.numerator), number.denominator)


def aligned(*amounts: Amount) -> tuple[Amount, ...]:
    """Return the numbers in the same parts."""
    parts = lcm(*(one.parts for one in amounts))
    return tuple(one.within(parts) for one in amounts)


def added(left: Amount, right: Amount) -> Amount:
    first, second = aligned(left, right)
    return Amount(first.low + second.low, first.high + second.high, first.parts)


def times(factor: Exact, amount: Amount) -> Amount:
    """Return `factor × amount`; a negative factor turns the interval round."""
    by = Fraction(factor)
    low, high = amount.low * by.numerator, amount.high * by.numerator
    parts = amount.parts * by.denominator
    return Amount(high, low, parts) if by < 0 else Amount(low, high, parts)


def chosen(when: Truths, value: Amount, rest: Amount) -> Amount:
    """Return `value` where the condition is true, `rest` where it is false, else their hull."""
    then, other = aligned(value, rest)
    return Amount(
        If(when.true, then.low, If(when.false, other.low, least((then.low, other.low)))),
        If(when.true, then.high, If(when.false, other.high, greatest((then.high, other.high)))),
        then.parts,
    )


def least(terms: Iterable[ArithRef]) -> ArithRef:
    first, *others = terms
    for other in others:
        first = If(first <= other, first, other)
    return first


def greatest(terms: Iterable[ArithRef]) -> ArithRef:
    first, *others = terms
    for other in others:
        first = If(first >= other, first, other)
    return first


def compared(left: Amount, comparator: Comparator, right: Amount) -> Truths:
    """Return the truth of a comparison of two numbers that may each be unknown."""
    first, second = aligned(left, right)
    match comparator:
        case "<=":
            return _at_most(first, second)
        case ">=":
            return _at_most(second, first)
        case "<":
            return _turned(_at_most(second, first))
        case ">":
            return _turned(_at_most(first, second))
        case "==":
            return _equal(first, second)
        case "!=":
            return _turned(_equal(first, second))


def _at_most(left: Amount, right: Amount) -> Truths:
    return Truths(left.high <= right.low, left.low > right.high)


def _turned(truths: Truths) -> Truths:
    return Truths(truths.false, truths.true)


def _equal(left: Amount, right: Amount) -> Truths:
    same = And(left.low == left.high, left.low == right.low, right.low == right.high)
    return Truths(same, Or(left.low > right.high, right.low > left.high))
