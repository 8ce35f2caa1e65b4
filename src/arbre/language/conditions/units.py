"""Units: those of time are converted, all others must be the same."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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

MINUTES: Mapping[str, int] = MappingProxyType(
    {"minutes": 1, "hours": 60, "days": 1_440, "weeks": 10_080}
)
MONTHS: Mapping[str, int] = MappingProxyType({"months": 1, "years": 12})


def convertible(left: str, right: str) -> bool:
    """Tell whether a number in one unit may meet one in the other.

    >>> convertible("hours", "days"), convertible("mg", "g"), convertible("days", "months")
    (True, False, False)
    """
    return left == right or any(left in units and right in units for units in (MINUTES, MONTHS))


def unit_of(term: Term) -> str | None:
    """Return the unit of a bound term; a number written without one takes that of its neighbour."""
    match term:
        case Number() | Measure() | Cases() | Age() | Since():
            return term.unit
        case Sum():
            return unit_of(term.left) or unit_of(term.right)
        case Product():
            return term.unit or unit_of(term.term)
        case Points() | Name():
            return None


def in_one_unit(*terms: Term) -> tuple[Term, ...]:
    """Return the terms in the smallest of their units, exactly.

    >>> in_one_unit(Since("chute", "hours"), Number(2, "days"))[1]
    Number(value=48, unit='hours', parameter=None)
    """
    units = {unit for term in terms if (unit := unit_of(term)) is not None}
    if len(units) < 2:
        return terms
    for factors in (MINUTES, MONTHS):
        if all(unit in factors for unit in units):
            smallest = min(units, key=factors.__getitem__)
            return tuple(_converted(term, smallest, factors) for term in terms)
    return terms


def _converted(term: Term, unit: str, factors: Mapping[str, int]) -> Term:
    own = unit_of(term)
    if own is None or own == unit:
        return term
    factor = factors[own] // factors[unit]
    if isinstance(term, Number):
        return Number(term.value * factor, unit, term.parameter, term.place)
    return Product(factor, term, term.place, unit)
