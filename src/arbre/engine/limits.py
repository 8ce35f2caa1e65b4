"""The bounds of an act's quantities for one patient."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from arbre.engine.outcome import LimitValue
from arbre.engine.view import View
from arbre.language.conditions.supporting import support_of_term
from arbre.language.conditions.values import Exact
from arbre.language.tree import Act, Limit


def limits_of(act: Act, view: View) -> tuple[LimitValue, ...]:
    """Return the limits of an act.

    Of several bounds the most restrictive holds. A bound that rests on an unknown answer takes the
    most restrictive value still possible: the least for a maximum, the greatest for a minimum.
    """
    return tuple(_limit(limit, view) for limit in act.limits)


def _limit(limit: Limit, view: View) -> LimitValue:
    least = [view.evaluation.extent(term).low_min for term in limit.max]
    most = [view.evaluation.extent(term).high_max for term in limit.min]
    terms = (*limit.min, *limit.max)
    facts = (fact for term in terms for fact in support_of_term(term, view.evaluation))
    return LimitValue(
        id=limit.id,
        min=plain(max(most), ceil) if most else None,
        max=plain(min(least), floor) if least else None,
        unit=limit.unit,
        facts=tuple(dict.fromkeys(facts)),
        cite=limit.cite,
    )


def plain(number: Exact, rounded: Callable[[Fraction], int]) -> int | Decimal:
    """Return a number as it is shown; a fraction of a unit is rounded to the stricter side.

    >>> plain(Fraction(5, 2), floor), plain(Fraction(5, 2), ceil)
    (2, 3)
    """
    return rounded(number) if isinstance(number, Fraction) else number
