"""Write a condition in its one textual form: reading it again gives the same tree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from arbre.language.conditions.syntax import (
    Age,
    And,
    AnyOption,
    AtLeast,
    Between,
    Cases,
    Compare,
    Condition,
    Is,
    Knowing,
    Leaf,
    Measure,
    Name,
    Named,
    Not,
    Number,
    OneOf,
    Or,
    Points,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)


def to_text(part: Condition | Term) -> str:
    """Return the textual form. A bound part is shown by the names of its facts.

    >>> to_text(Or((And((Reference("a"), Is("job", ("x", "y")))), Reference("b"))))
    'a and (job is x or y) or b'
    """
    return _term(part) if isinstance(part, Term) else _condition(part)


def number_text(value: int | Decimal) -> str:
    """Return a number as it is written in a file.

    >>> number_text(Decimal("38.0"))
    '38.0'
    """
    return str(value) if isinstance(value, int) else format(value, "f")


def _condition(condition: Condition) -> str:
    match condition:
        case Reference(name, option):
            return name if option is None else f"{name}.{option}"
        case AnyOption(name):
            return f"any {name}"
        case Is(name, choices, negated):
            return f"{name} is {'not ' if negated else ''}{' or '.join(choices)}"
        case OneOf(fact, choices, negated):
            return f"{fact} is {'not ' if negated else ''}{' or '.join(choices)}"
        case Leaf(fact):
            return str(fact)
        case Named(name):
            return name
        case Knowing(operand, knowledge):
            return f"{_known(operand)} is {knowledge.replace('_', ' ')}"
        case Not(operand):
            return f"not {_inside(operand, And, Or)}"
        case And(operands):
            return " and ".join(_inside(operand, And, Or) for operand in operands)
        case Or(operands):
            return " or ".join(_alternatives(operands))
        case AtLeast(count, operands):
            return f"at least {count} of ({', '.join(map(_condition, operands))})"
        case Compare(left, comparator, right):
            return f"{_term(left)} {comparator} {_term(right)}"
        case Between(term, low, high):
            return f"{_term(term)} between {_term(low)} and {_term(high)}"
        case _:
            assert_never(condition)


def _term(term: Term) -> str:
    match term:
        case Number(value, unit, parameter):
            return parameter or number_text(value) + (f" {unit}" if unit else "")
        case Name(name) | Cases(name) | Points(name):
            return name
        case Measure(fact):
            return str(fact)
        case Sum(left, right, sign):
            return f"{_term(left)} {'+' if sign > 0 else '-'} {_factor(right, Sum)}"
        case Product(factor, operand):
            return f"{number_text(factor)} * {_factor(operand, Sum, Product)}"
        case Age(question, unit):
            return f"age {'in months ' if unit == 'months' else ''}at start of {question}"
        case Since(question, unit):
            return f"{unit} since {question}"
        case _:
            assert_never(term)


def _inside(operand: Condition, *grouped: type) -> str:
    """Write an operand of `and` or `not`; what holds an `or` of its own gets parentheses."""
    several = isinstance(operand, Is | OneOf) and len(operand.choices) > 1
    text = _condition(operand)
    return f"({text})" if several or isinstance(operand, grouped) else text


def _alternatives(operands: tuple[Condition, ...]) -> Iterator[str]:
    """Write the operands of `or`: a word that follows a choice would be read as one more choice."""
    for operand, following in zip(operands, (*operands[1:], None), strict=True):
        text = _inside(operand, Or) if not isinstance(operand, Is) else _condition(operand)
        ambiguous = _ends_with_choice(operand) and _begins_with_name(following)
        yield f"({text})" if ambiguous else text


def _ends_with_choice(condition: Condition) -> bool:
    """Tell whether the text of an operand of `or` ends with a choice outside any parenthesis."""
    last = condition
    while isinstance(last, And | Not):
        last = last.operands[-1] if isinstance(last, And) else last.operand
    return isinstance(last, Is) and (last is condition or len(last.choices) == 1)


def _begins_with_name(condition: Condition | None) -> bool:
    while isinstance(condition, And):
        condition = condition.operands[0]
    return isinstance(condition, Reference) and condition.option is None


def _known(operand: Condition | Term) -> str:
    if isinstance(operand, Term):
        return _term(operand)
    text = _condition(operand)
    return text if isinstance(operand, Reference | AnyOption | Leaf | Named) else f"({text})"


def _factor(term: Term, *grouped: type) -> str:
    return f"({_term(term)})" if isinstance(term, grouped) else _term(term)
