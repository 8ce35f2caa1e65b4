"""The normal form of a condition, as JSON: the same for the textual and the YAML form."""

from __future__ import annotations

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

Json = dict[str, object]


def to_json(part: Condition | Term) -> Json:
    """Return the normal form: nested `and`s are one, and a number has one writing.

    >>> to_json(And((And((Reference("a"), Reference("b"))), Reference("c", "d"))))
    {'all': [{'name': 'a'}, {'name': 'b'}, {'name': 'c', 'option': 'd'}]}
    """
    return _term(part) if isinstance(part, Term) else _condition(part)


def _condition(condition: Condition) -> Json:
    match condition:
        case Reference(name, option):
            return {"name": name} if option is None else {"name": name, "option": option}
        case AnyOption(name):
            return {"any_option": name}
        case Leaf(fact):
            return {"fact": str(fact)}
        case Named(name):
            return {"name": name}
        case Is() | OneOf():
            subject = condition.name if isinstance(condition, Is) else str(condition.fact)
            one_of: Json = {"one_of": list(condition.choices), "subject": subject}
            return {"not": one_of} if condition.negated else one_of
        case Knowing(operand, knowledge):
            return {"knowledge": knowledge, "of": to_json(operand)}
        case Not(operand):
            return {"not": _condition(operand)}
        case And():
            return {"all": _operands(condition)}
        case Or():
            return {"any": _operands(condition)}
        case AtLeast(count, operands):
            return {"at_least": count, "of": [_condition(operand) for operand in operands]}
        case Compare(left, comparator, right):
            return {"compare": comparator, "left": _term(left), "right": _term(right)}
        case Between(term, low, high):
            return {"between": [_term(low), _term(high)], "term": _term(term)}
        case _:
            assert_never(condition)


def _operands(condition: And | Or) -> list[Json]:
    kind = type(condition)
    found: list[Json] = []
    for operand in condition.operands:
        if isinstance(operand, kind):
            found.extend(_operands(operand))
        else:
            found.append(_condition(operand))
    return found


def _term(term: Term) -> Json:
    match term:
        case Number(value, unit, parameter):
            if parameter is not None:
                return {"name": parameter}
            number: Json = {"number": _number(value)}
            return {**number, "unit": unit} if unit else number
        case Name(name) | Cases(name) | Points(name):
            return {"name": name}
        case Measure(fact):
            return {"fact": str(fact)}
        case Sum(left, right, sign):
            return {"sum": [_term(left), _term(right)], "sign": sign}
        case Product(factor, operand):
            return {"product": [_number(factor), _term(operand)]}
        case Age(question, unit):
            return {"age": question, "unit": unit}
        case Since(question, unit):
            return {"since": question, "unit": unit}
        case _:
            assert_never(term)


def _number(value: int | Decimal) -> str:
    """Write a number without the zeros that say nothing."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
