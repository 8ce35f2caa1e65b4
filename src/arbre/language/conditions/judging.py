"""Find what can never be true, what must always be, and what says nothing.

Over known answers only, and as far as one question at a time shows it: a solver sees the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import cast

from arbre.language.conditions.comparing import constant, question_of, step_of
from arbre.language.conditions.extents import compared, unasked
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.problem import Other, Problem
from arbre.language.conditions.ranges import Range, joint, range_of, rescaled, unit_of
from arbre.language.conditions.regions import (
    Region,
    common,
    numbers,
    rest,
    satisfying,
    snapped,
)
from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import (
    And,
    AtLeast,
    Between,
    Comparator,
    Compare,
    Condition,
    Is,
    Knowing,
    Name,
    Not,
    Or,
    Reference,
    Term,
)
from arbre.language.conditions.traversal import names, parts_of
from arbre.language.conditions.values import FALSE, OPEN, TRUE, Exact, Extent, Possible, conjunction

_TRUTHS = frozenset({"true", "false"})
_TURNED: Mapping[Comparator, Comparator] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "==": "==",
    "!=": "!=",
}


@dataclass(frozen=True, slots=True)
class _View:
    """A condition that reads one question: the answers that make it true, among all answers."""

    key: str
    region: Region
    whole: Region
    step: Exact | None = None


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
    view = _view(condition, scope)
    if view is not None:
        yield from _extremes(condition, view)
    elif not isinstance(condition, Is) and not _adjustable(condition, scope):
        yield from _by_ranges(condition, scope)


def _extremes(condition: Condition, view: _View) -> Iterator[Problem]:
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
    halves = _halves(condition) if isinstance(condition, Between) else (condition,)
    found = conjunction(_possible(half, scope) for half in halves)
    term = condition.term if isinstance(condition, Between) else condition.left
    values = {"text": to_text(condition), "name": to_text(term)}
    if found == TRUE:
        yield Problem(code="always-true", place=condition.place, values=values)
    elif found == FALSE:
        yield Problem(code="always-false", place=condition.place, values=values)


def _halves(condition: Between) -> tuple[Compare, Compare]:
    return (
        Compare(condition.term, ">=", condition.low),
        Compare(condition.term, "<=", condition.high),
    )


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
    groups: dict[str, list[tuple[Condition, _View]]] = {}
    for operand in dict.fromkeys(operands):
        view = _view(operand, scope)
        if view is not None:
            groups.setdefault(view.key, []).append((operand, view))
    for group in groups.values():
        if len(group) > 1:
            yield from _together(condition, group)


def _together(condition: And | Or, group: list[tuple[Condition, _View]]) -> Iterator[Problem]:
    views = [view for _, view in group]
    joined = _joined(condition, views)
    others = tuple(Other(operand.place, "part") for operand, _ in group)
    values = {"text": to_text(condition), "name": joined.key}
    if isinstance(condition, And) and not joined.region:
        yield Problem(code="always-false", place=condition.place, values=values, others=others)
    elif isinstance(condition, Or) and joined.region == joined.whole:
        yield Problem(code="always-true", place=condition.place, values=values, others=others)
    else:
        yield from _useless(condition, group)


def _useless(condition: And | Or, group: list[tuple[Condition, _View]]) -> Iterator[Problem]:
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


# ── the answers that make a condition true ────────────────────────────────────────────────────


def _view(condition: Condition, scope: Scope) -> _View | None:
    match condition:
        case Reference(name, option):
            key = name if option is None else f"{name}.{option}"
            return _View(key, frozenset({"true"}), _TRUTHS)
        case Is(name, choices, negated):
            whole = frozenset(scope.questions[name].options)
            region = whole & frozenset(choices)
            return _View(name, whole - region if negated else region, whole)
        case Compare():
            return _compared_view(condition, scope)
        case Between():
            return _operands_view(And(_halves(condition)), scope)
        case Not(operand):
            view = _view(operand, scope)
            return view and _complement(view)
        case And() | Or():
            return _operands_view(condition, scope)
        case Knowing() | _:
            return None


def _compared_view(condition: Compare, scope: Scope) -> _View | None:
    sides = (condition.left, condition.comparator, condition.right)
    turned = (condition.right, _TURNED[condition.comparator], condition.left)
    for term, comparator, other in (sides, turned):
        view = _number_view(term, comparator, other, scope)
        if view is not None:
            return view
    return None


def _number_view(term: Term, comparator: Comparator, other: Term, scope: Scope) -> _View | None:
    question = question_of(term, scope)
    if question is None or question.low is None or question.high is None:
        return None
    bound = constant(other, question.unit, scope)
    if bound is None or not isinstance(term, Name):
        return None
    step = step_of(question)
    whole = snapped(numbers(question.low, question.high), step)
    if not whole:
        return None
    return _View(term.name, satisfying(comparator, bound, whole, step), whole, step)


def _operands_view(condition: And | Or, scope: Scope) -> _View | None:
    views = [_view(operand, scope) for operand in condition.operands]
    known = [view for view in views if view is not None]
    if len(known) < len(views) or len({view.key for view in known}) != 1:
        return None
    return _joined(condition, known)


def _joined(condition: And | Or, views: list[_View]) -> _View:
    """Return the view of an `and`; that of an `or` is what lies outside all its parts' outsides."""
    parts = views if isinstance(condition, And) else [_complement(view) for view in views]
    region = parts[0].region
    for part in parts[1:]:
        region = common(region, part.region)
    joined = _View(views[0].key, region, views[0].whole, views[0].step)
    return joined if isinstance(condition, And) else _complement(joined)


def _complement(view: _View) -> _View:
    return _View(view.key, rest(view.region, view.whole, view.step), view.whole, view.step)
