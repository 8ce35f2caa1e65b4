"""The answers that make a condition true, where it reads one question only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from arbre.language.conditions.comparing import constant, question_of, step_of
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
    Between,
    Comparator,
    Compare,
    Condition,
    Is,
    Name,
    Not,
    Or,
    Reference,
    Term,
)
from arbre.language.conditions.values import Exact

_TRUTHS = frozenset({"true", "false"})
_TURNED: Mapping[Comparator, Comparator] = MappingProxyType(
    {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)


@dataclass(frozen=True, slots=True)
class View:
    """A condition that reads one question: the answers that make it true, among all answers."""

    key: str
    region: Region
    whole: Region
    step: Exact | None = None


def view_of(condition: Condition, scope: Scope) -> View | None:
    """Return the view of a written condition, None if it reads more, or other, than one question.

    >>> from arbre.language.conditions.scope import QuestionType
    >>> scope = Scope(questions={"side": QuestionType(kind="choice", options=("left", "right"))})
    >>> view_of(Is("side", ("left",)), scope).region
    frozenset({'left'})
    """
    match condition:
        case Reference(name, option):
            key = name if option is None else f"{name}.{option}"
            return View(key, frozenset({"true"}), _TRUTHS)
        case Is(name, choices, negated) if name in scope.questions:
            whole = frozenset(scope.questions[name].options)
            region = whole & frozenset(choices)
            return View(name, whole - region if negated else region, whole)
        case Compare():
            return _compared_view(condition, scope)
        case Between():
            return _operands_view(And(halves(condition)), scope)
        case Not(operand):
            view = view_of(operand, scope)
            return view and complement(view)
        case And() | Or():
            return _operands_view(condition, scope)
        case _:
            return None


def _compared_view(condition: Compare, scope: Scope) -> View | None:
    sides = (condition.left, condition.comparator, condition.right)
    turned = (condition.right, _TURNED[condition.comparator], condition.left)
    for term, comparator, other in (sides, turned):
        view = _number_view(term, comparator, other, scope)
        if view is not None:
            return view
    return None


def _number_view(term: Term, comparator: Comparator, other: Term, scope: Scope) -> View | None:
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
    return View(term.name, satisfying(comparator, bound, whole, step), whole, step)


def _operands_view(condition: And | Or, scope: Scope) -> View | None:
    views = [view_of(operand, scope) for operand in condition.operands]
    known = [view for view in views if view is not None]
    if len(known) < len(views) or len({view.key for view in known}) != 1:
        return None
    return joined_view(condition, known)


def joined_view(condition: And | Or, views: list[View]) -> View:
    """Return the view of an `and`; that of an `or` is what lies outside all its parts' outsides."""
    parts = views if isinstance(condition, And) else [complement(view) for view in views]
    region = parts[0].region
    for part in parts[1:]:
        region = common(region, part.region)
    joined = View(views[0].key, region, views[0].whole, views[0].step)
    return joined if isinstance(condition, And) else complement(joined)


def complement(view: View) -> View:
    """Return the view of the negation."""
    return View(view.key, rest(view.region, view.whole, view.step), view.whole, view.step)


def halves(condition: Between) -> tuple[Compare, Compare]:
    """Return the two comparisons that a `between` is."""
    return (
        Compare(condition.term, ">=", condition.low),
        Compare(condition.term, "<=", condition.high),
    )
