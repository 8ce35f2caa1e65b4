"""Three-valued truth, and what is left open by questions that were not asked yet.

Truth is ordered: FALSE < UNKNOWN < TRUE. UNKNOWN is an answer ("I do not know"). A question that
was not asked yet may still get any of the three: its truth is the interval [FALSE, TRUE].
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from arbre.language.conditions.syntax import Knowledge

Exact = int | Decimal | Fraction


class Truth(IntEnum):
    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


@dataclass(frozen=True, slots=True)
class Possible:
    """The truths that a condition may still take: from `low` to `high`."""

    low: Truth
    high: Truth

    @property
    def settled(self) -> bool:
        return self.low is self.high


_BETWEEN = tuple(tuple(Possible(low, high) for high in Truth) for low in Truth)


def possible(low: Truth, high: Truth) -> Possible:
    """Return the truths from `low` to `high`: always the same object."""
    return _BETWEEN[low][high]


FALSE = possible(Truth.FALSE, Truth.FALSE)
UNKNOWN = possible(Truth.UNKNOWN, Truth.UNKNOWN)
TRUE = possible(Truth.TRUE, Truth.TRUE)
OPEN = possible(Truth.FALSE, Truth.TRUE)


def negation(value: Possible) -> Possible:
    """Return the Kleene negation.

    >>> negation(Possible(Truth.UNKNOWN, Truth.TRUE))
    Possible(low=<Truth.FALSE: 0>, high=<Truth.UNKNOWN: 1>)
    """
    return _BETWEEN[2 - value.high][2 - value.low]


def conjunction(values: Iterable[Possible]) -> Possible:
    """Return the Kleene conjunction; that of nothing is TRUE."""
    low = high = Truth.TRUE
    for value in values:
        low, high = min(low, value.low), min(high, value.high)
        if high is Truth.FALSE:
            break
    return possible(low, high)


def disjunction(values: Iterable[Possible]) -> Possible:
    """Return the Kleene disjunction; that of nothing is FALSE."""
    low = high = Truth.FALSE
    for value in values:
        low, high = max(low, value.low), max(high, value.high)
        if low is Truth.TRUE:
            break
    return possible(low, high)


def at_least(count: int, truths: Iterable[Possible]) -> Possible:
    """Return the truth of "at least `count`": the `count`-th greatest truth."""
    known = tuple(truths)
    lows = sorted((truth.low for truth in known), reverse=True)
    highs = sorted((truth.high for truth in known), reverse=True)
    return possible(lows[count - 1], highs[count - 1])


def knowing(knowledge: Knowledge, truth: Possible) -> Possible:
    """Return what a test of knowledge gives, for the truths that its operand may take.

    >>> knowing("not_false", Possible(Truth.UNKNOWN, Truth.TRUE)) == TRUE
    True
    """
    results = {_HOLDS[knowledge](Truth(t)) for t in range(truth.low, truth.high + 1)}
    if len(results) == 2:
        return OPEN
    return TRUE if results == {True} else FALSE


_HOLDS: Mapping[Knowledge, Callable[[Truth], bool]] = {
    "unknown": lambda truth: truth is Truth.UNKNOWN,
    "known": lambda truth: truth is not Truth.UNKNOWN,
    "false": lambda truth: truth is Truth.FALSE,
    "not_false": lambda truth: truth is not Truth.FALSE,
}


@dataclass(frozen=True, slots=True)
class Extent:
    """The numbers that a term may stand for once every question is answered.

    Unknown answers leave an interval even then. `low_min..low_max` is that interval when the
    questions not asked yet are answered so as to make the number least, `high_min..high_max` when
    they make it greatest. With nothing unknown and nothing open the four are one number.
    """

    low_min: Exact
    low_max: Exact
    high_min: Exact
    high_max: Exact
