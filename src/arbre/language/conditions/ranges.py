"""Between which bounds a written term can lie, and in which unit, by what is declared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final, assert_never

from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import (
    Age,
    Cases,
    Measure,
    Name,
    Number,
    Points,
    Product,
    Since,
    Sum,
    Term,
)
from arbre.language.conditions.units import MINUTES, MONTHS, convertible
from arbre.language.conditions.values import Exact

Bound = Exact | None
Range = tuple[Bound, Bound]
ANY: Final[Range] = (None, None)
OLDEST = {"years": 150, "months": 1_800}
FREE: Final = ""  # the unit of a number written without one: it takes that of its neighbour
_DEEPEST = 100


def range_of(term: Term, scope: Scope) -> Range:
    """Return the least and the greatest value of a written term; None where there is no bound.

    >>> from arbre.language.conditions.scope import QuestionType
    >>> scope = Scope(questions={"force": QuestionType(kind="integer", low=0, high=5)})
    >>> range_of(Product(2, Name("force")), scope)
    (0, 10)
    """
    return _Ranges(scope).of(term, 0)


def unit_of(term: Term, scope: Scope) -> str | None:
    """Return the unit of a well-typed term, None if it has none, `FREE` if it takes any."""
    match term:
        case Name(name):
            return _unit_of_name(name, scope)
        case Number():
            return term.unit or FREE
        case Measure() | Age() | Since() | Cases():
            return term.unit
        case Sum():
            return joint(unit_of(term.left, scope), unit_of(term.right, scope))
        case Product():
            return unit_of(term.term, scope)
        case Points():
            return None
        case _:
            assert_never(term)


def joint(left: str | None, right: str | None) -> str | None:
    """Return the smaller of two units that agree."""
    if not left or not right:
        return left or right
    for factors in (MINUTES, MONTHS):
        if left in factors and right in factors:
            return left if factors[left] <= factors[right] else right
    return left


def agree(left: str | None, right: str | None) -> bool:
    """Tell whether two numbers may meet in a sum or a comparison."""
    if FREE in (left, right) or left == right:
        return True
    return left is not None and right is not None and convertible(left, right)


def rescaled(bounds: Range, unit: str | None, target: str | None) -> Range:
    """Return bounds given in one unit in a smaller one that agrees with it."""
    for factors in (MINUTES, MONTHS):
        if unit and target and unit in factors and target in factors:
            return _times(Fraction(factors[unit], factors[target]), bounds)
    return bounds


def _unit_of_name(name: str, scope: Scope) -> str | None:
    if name in scope.parameters:
        return scope.parameters[name].unit
    if name in scope.questions:
        return scope.questions[name].unit
    value = scope.values.get(name)
    return value.unit if isinstance(value, Cases) else None


@dataclass(frozen=True, slots=True)
class _Ranges:
    """One computation; a value that is used many times is computed once."""

    scope: Scope
    known: dict[str, Range] = field(default_factory=dict)

    def of(self, term: Term, depth: int) -> Range:
        if depth > _DEEPEST:
            return ANY
        match term:
            case Number():
                return term.value, term.value
            case Name(name):
                return self._named(name, depth + 1)
            case Measure():
                return term.low, term.high
            case Age():
                return 0, OLDEST[term.unit]
            case Since():
                return ANY
            case Sum():
                return self._sum(term, depth + 1)
            case Product():
                return _times(term.factor, self.of(term.term, depth + 1))
            case Points():
                points = [points for _, points in term.items]
                return sum(min(0, p) for p in points), sum(max(0, p) for p in points)
            case Cases():
                terms = (*(value for _, value in term.cases), term.otherwise)
                return _hull(self.of(each, depth + 1) for each in terms)
            case _:
                assert_never(term)

    def _named(self, name: str, depth: int) -> Range:
        if name in self.scope.parameters:
            value = self.scope.parameters[name].value
            return value, value
        if name in self.scope.questions:
            question = self.scope.questions[name]
            return question.low, question.high
        if name not in self.scope.values:
            return ANY
        if name not in self.known:
            self.known[name] = ANY  # what a value that goes round in circles may be
            self.known[name] = self.of(self.scope.values[name], depth)
        return self.known[name]

    def _sum(self, term: Sum, depth: int) -> Range:
        units = unit_of(term.left, self.scope), unit_of(term.right, self.scope)
        smallest = joint(*units)
        left = rescaled(self.of(term.left, depth), units[0], smallest)
        right = rescaled(self.of(term.right, depth), units[1], smallest)
        right = _times(term.sign, right)
        return _plus(left[0], right[0]), _plus(left[1], right[1])


def _plus(left: Bound, right: Bound) -> Bound:
    return None if left is None or right is None else _exact(left) + _exact(right)


def _times(factor: Exact, bounds: Range) -> Range:
    low, high = bounds if factor >= 0 else bounds[::-1]
    return (
        None if low is None else _exact(factor) * _exact(low),
        None if high is None else _exact(factor) * _exact(high),
    )


def _hull(ranges: Iterable[Range]) -> Range:
    every = tuple(ranges)
    lows = [low for low, _ in every if low is not None]
    highs = [high for _, high in every if high is not None]
    return (
        min(lows) if len(lows) == len(every) else None,
        max(highs) if len(highs) == len(every) else None,
    )


def _exact(value: Exact) -> int | Fraction:
    return Fraction(value) if isinstance(value, Decimal) else value
