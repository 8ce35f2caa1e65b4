"""Check the constants of a comparison against the question that they are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from arbre.language.conditions.printing import to_text
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.ranges import agree, rescaled, unit_of
from arbre.language.conditions.scope import QuestionType, Scope
from arbre.language.conditions.syntax import (
    Between,
    Compare,
    Name,
    Number,
    Product,
    Sum,
    Term,
)
from arbre.language.conditions.values import Exact


def comparison_problems(condition: Compare | Between, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with the constants of a well-typed comparison."""
    terms = (
        (condition.left, condition.right)
        if isinstance(condition, Compare)
        else (condition.term, condition.low, condition.high)
    )
    if all(is_constant(term, scope) for term in terms):
        values = {"text": to_text(condition)}
        yield Problem(code="constant-comparison", place=condition.place, values=values)
        return
    if isinstance(condition, Between) and _reversed(condition, scope):
        values = {"low": to_text(condition.low), "high": to_text(condition.high)}
        yield Problem(code="between-reversed", place=condition.place, values=values)
        return
    for term in terms:
        question = question_of(term, scope)
        if question is not None and isinstance(term, Name):
            for other in terms:
                yield from _constant_problems(term, question, other, scope)


def is_constant(term: Term, scope: Scope) -> bool:
    """Tell whether a term reads nothing of the patient."""
    match term:
        case Number():
            return True
        case Name(name):
            return name in scope.parameters
        case Sum():
            return is_constant(term.left, scope) and is_constant(term.right, scope)
        case Product():
            return is_constant(term.term, scope)
        case _:
            return False


def question_of(term: Term, scope: Scope) -> QuestionType | None:
    """Return the numeric question that a term is, if it is just that."""
    return scope.questions.get(term.name) if isinstance(term, Name) else None


def constant(term: Term, unit: str | None, scope: Scope) -> Exact | None:
    """Return the value of a single constant in `unit`, or None."""
    own = unit_of(term, scope)
    if not agree(own, unit):
        return None
    value: int | Decimal
    match term:
        case Number():
            value = term.value
        case Name(name) if name in scope.parameters:
            value = scope.parameters[name].value
        case _:
            return None
    return rescaled((value, value), own, unit)[0]


def _reversed(condition: Between, scope: Scope) -> bool:
    unit = unit_of(condition.term, scope)
    low, high = constant(condition.low, unit, scope), constant(condition.high, unit, scope)
    return low is not None and high is not None and low > high


def _constant_problems(
    name: Name, question: QuestionType, other: Term, scope: Scope
) -> Iterator[Problem]:
    value = constant(other, question.unit, scope)
    if value is None:
        return
    low, high, step = question.low, question.high, step_of(question)
    values = {"name": name.name, "value": str(value), "low": str(low), "high": str(high)}
    if (low is not None and value < low) or (high is not None and value > high):
        yield Problem(code="outside-range", place=other.place, values=values)
    elif step is not None and Fraction(value) % Fraction(step) != 0:
        yield Problem(code="off-step", place=other.place, values={**values, "step": str(step)})


def step_of(question: QuestionType) -> int | Decimal | None:
    """Return the step of a question's numbers; an integer goes by ones."""
    return 1 if question.kind == "integer" and question.step is None else question.step
