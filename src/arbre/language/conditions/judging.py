"""Find what can never be true, what must always be, and what says nothing.

Over known answers only, and as far as one question at a time shows it: a solver sees the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import cast

from arbre.language.conditions.extents import compared, unasked
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.problem import Other, Problem
from arbre.language.conditions.ranges import Range, joint, range_of, rescaled, unit_of
from arbre.language.conditions.regions import common
from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import (
    And,
    AtLeast,
    Between,
    Compare,
    Condition,
    Is,
    Or,
)
from arbre.language.conditions.traversal import names, parts_of
from arbre.language.conditions.values import FALSE, OPEN, TRUE, Exact, Extent, Possible, conjunction
from arbre.language.conditions.views import View, halves, joined_view, view_of


def judge(condition: Condition, scope: Scope) -> Iterator[Problem]:
    """Yield the problems of a well-typed written condition and of its parts."""
    match condition:
        case And() | Or():
            operands = _flattened(condition)
            yield from _repeated(operands)
            yield from _contradictions(condition, operands, scope)
        case AtLeast(_, operands):
            yield from _repeated(operands)
        case Compare() | Between() | Is():
            yield from _settled(condition, scope)
            return
        case _:
            operands = tuple(part for part in parts_of(condition) if isinstance(part, Condition))
    for operand in operands:
        yield from judge(operand, scope)


def _flattened(condition: And | Or) -> tuple[Condition, ...]:
    """Return the operands, with those of operands of the same kind."""
    kind = type(condition)
    nested = (
        _flattened(operand) if isinstance(operand, kind) else (operand,)
        for operand in condition.operands
    )
    return tuple(operand for operands in nested for operand in operands)


def _repeated(operands: tuple[Condition, ...]) -> Iterator[Problem]:
    first: dict[Condition, Condition] = {}
    for operand in operands:
        before = first.setdefault(operand, operand)
        if before is not operand:
            others = (Other(before.place, "first"),)
            values = {"text": to_text(operand)}
            yield Problem(
                code="duplicate-operand", place=operand.place, values=values, others=others
            )


def _settled(condition: Compare | Between | Is, scope: Scope) -> Iterator[Problem]:
    """Yield that one comparison cannot be, or cannot fail to be, true."""
    view = view_of(condition, scope)
    if view is not None:
        yield from _extremes(condition, view)
    elif not isinstance(condition, Is) and not _adjustable(condition, scope):
        yield from _by_ranges(condition, scope)


def _extremes(condition: Condition, view: View) -> Iterator[Problem]:
    values = {"text": to_text(condition), "name": view.key}
    if not view.region:
        yield Problem(code="always-false", place=condition.place, values=values)
    elif view.region == view.whole:
        yield Problem(code="always-true", place=condition.place, values=values)


def _adjustable(condition: Compare | Between, scope: Scope) -> bool:
    """Tell whether a parameter meets a value: who adapts the parameter may settle it, rightly."""
    mentioned = {mention.name for mention in names(condition)}
    return any(name in scope.parameters for name in mentioned) and any(
        name in scope.values for name in mentioned
    )


def _by_ranges(condition: Compare | Between, scope: Scope) -> Iterator[Problem]:
    parts = halves(condition) if isinstance(condition, Between) else (condition,)
    found = conjunction(_possible(half, scope) for half in parts)
    term = condition.term if isinstance(condition, Between) else condition.left
    values = {"text": to_text(condition), "name": to_text(term)}
    if found == TRUE:
        yield Problem(code="always-true", place=condition.place, values=values)
    elif found == FALSE:
        yield Problem(code="always-false", place=condition.place, values=values)


def _possible(condition: Compare, scope: Scope) -> Possible:
    """Return what a comparison may be, by the declared ranges of its two sides."""
    units = unit_of(condition.left, scope), unit_of(condition.right, scope)
    sides = zip((condition.left, condition.right), units, strict=True)
    left, right = (rescaled(range_of(term, scope), unit, joint(*units)) for term, unit in sides)
    if None in left or None in right:
        return OPEN
    return compared(_open(left), condition.comparator, _open(right))


def _open(bounds: Range) -> Extent:
    return unasked(cast(Exact, bounds[0]), cast(Exact, bounds[1]))


def _contradictions(
    condition: And | Or, operands: tuple[Condition, ...], scope: Scope
) -> Iterator[Problem]:
    """Yield what the operands that read one and the same question say together."""
    groups: dict[str, list[tuple[Condition, View]]] = {}
    for operand in dict.fromkeys(operands):
        view = view_of(operand, scope)
        if view is not None:
            groups.setdefault(view.key, []).append((operand, view))
    for group in groups.values():
        if len(group) > 1:
            yield from _together(condition, group)


def _together(condition: And | Or, group: list[tuple[Condition, View]]) -> Iterator[Problem]:
    views = [view for _, view in group]
    joined = joined_view(condition, views)
    others = tuple(Other(operand.place, "part") for operand, _ in group)
    values = {"text": to_text(condition), "name": joined.key}
    if isinstance(condition, And) and not joined.region:
        yield Problem(code="always-false", place=condition.place, values=values, others=others)
    elif isinstance(condition, Or) and joined.region == joined.whole:
        yield Problem(code="always-true", place=condition.place, values=values, others=others)
    else:
        yield from _useless(condition, group)


def _useless(condition: And | Or, group: list[tuple[Condition, View]]) -> Iterator[Problem]:
    """Yield the operands that another one makes superfluous."""
    for (one, first), (two, second) in combinations(group, 2):
        both = common(first.region, second.region)
        if both not in (first.region, second.region):
            continue
        narrower_first = both == first.region
        useless, needed = (two, one) if narrower_first is isinstance(condition, And) else (one, two)
        values = {"text": to_text(useless), "other": to_text(needed)}
        others = (Other(needed.place, "needed", {"text": to_text(needed)}),)
        yield Problem(code="redundant-operand", place=useless.place, values=values, others=others)
