"""One condition → the conditions that differ from it by one small fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import (
    And,
    AnyOption,
    AtLeast,
    Between,
    Comparator,
    Compare,
    Condition,
    Is,
    Knowing,
    Name,
    Not,
    Number,
    Or,
    Product,
    Reference,
    Sum,
    Term,
)

Fault = Literal[
    "threshold", "operator", "and_or", "dropped", "negated", "choice", "count", "sign",
    "target", "unknown_target", "alert_removed", "criterion_removed", "contraindication_removed",
    "consent_removed", "also_removed", "when_removed", "order", "limit", "delay", "urgency",
    "case_removed",
]  # fmt: skip

_BESIDE: Final[Mapping[Comparator, Comparator]] = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
}

Turned = tuple[Fault, Condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """Knows the options and the steps of the questions of one protocol."""

    scope: Scope

    def condition(self, one: Condition) -> Iterator[Turned]:
        """Yield every condition with one fault."""
        match one:
            case And() | Or() | AtLeast():
                yield from self._composed(one)
            case Not(operand):
                yield "negated", operand
                yield from self._below(operand, lambda made: replace(one, operand=made))
            case Compare() | Between():
                yield "negated", Not(one)
                yield from self._compared(one)
            case Is():
                single = len(one.choices) == 1
                yield "negated", replace(one, negated=not one.negated) if single else Not(one)
                yield from _choices(one)
            case AnyOption():
                yield "negated", Not(one)
                yield from self._options(one)
            case Reference() | Knowing():
                yield "negated", Not(one)

    def _composed(self, one: And | Or | AtLeast) -> Iterator[Turned]:
        yield "negated", Not(one)
        match one:
            case And():
                yield "and_or", Or(one.operands)
            case Or():
                yield "and_or", And(one.operands)
            case AtLeast():
                counts = (one.count - 1, one.count + 1)
                possible = (count for count in counts if 1 <= count <= len(one.operands))
                yield from (("count", replace(one, count=count)) for count in possible)
        for i, operand in enumerate(one.operands):
            yield "dropped", _without(one, i)
            yield from self._below(operand, _with(one, i))

    def _below(
        self, operand: Condition, whole: Callable[[Condition], Condition]
    ) -> Iterator[Turned]:
        for fault, made in self.condition(operand):
            yield fault, whole(made)

    # ── leaves ────────────────────────────────────────────────────────────────────────────────

    def _compared(self, one: Compare | Between) -> Iterator[Turned]:
        step = self._step(one)
        if isinstance(one, Compare):
            yield "operator", replace(one, comparator=_BESIDE[one.comparator])
            for made in moved(one.left, step):
                yield "threshold", replace(one, left=made)
            for made in moved(one.right, step):
                yield "threshold", replace(one, right=made)
            return
        for made in moved(one.low, step):
            yield "threshold", replace(one, low=made)
        for made in moved(one.high, step):
            yield "threshold", replace(one, high=made)

    def _step(self, one: Compare | Between) -> int | Decimal:
        terms = (one.left, one.right) if isinstance(one, Compare) else (one.term,)
        names = [term.name for term in terms if isinstance(term, Name)]
        steps = (self.scope.questions[name].step for name in names if name in self.scope.questions)
        return next((step for step in steps if step is not None), 1)

    def _options(self, one: AnyOption) -> Iterator[Turned]:
        options = self.scope.questions[one.name].options
        for dropped in options:
            left = tuple(Reference(one.name, option) for option in options if option != dropped)
            if left:
                yield "dropped", left[0] if len(left) == 1 else Or(left)


def moved(term: Term, step: int | Decimal = 1) -> Iterator[Term]:
    """Yield a term whose constants are one step off, or whose sign is turned."""
    match term:
        case Number(value=value, parameter=None):
            yield from (replace(term, value=near) for near in beside(value, step))
        case Product(factor=factor):
            yield from (replace(term, factor=near) for near in beside(factor, 1))
            yield from (replace(term, term=made) for made in moved(term.term, step))
        case Sum():
            yield replace(term, sign=-1 if term.sign == 1 else 1)
            yield from (replace(term, left=made) for made in moved(term.left, step))
            yield from (replace(term, right=made) for made in moved(term.right, step))


def beside(value: int | Decimal, step: int | Decimal = 1) -> tuple[int | Decimal, ...]:
    """Return the numbers one step below and above.

    >>> beside(5), beside(Decimal("38.0"))
    ((4, 6), (Decimal('37.9'), Decimal('38.1')))
    """
    if isinstance(value, Decimal) and step == 1:
        exponent = value.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return (value - step, value + step)


def _choices(one: Is) -> Iterator[Turned]:
    for choice in one.choices if len(one.choices) > 1 else ():
        left = tuple(each for each in one.choices if each != choice)
        yield "choice", replace(one, choices=left)


def _with(one: And | Or | AtLeast, index: int) -> Callable[[Condition], Condition]:
    def whole(made: Condition) -> Condition:
        return replace(one, operands=(*one.operands[:index], made, *one.operands[index + 1 :]))

    return whole


def _without(one: And | Or | AtLeast, index: int) -> Condition:
    left = (*one.operands[:index], *one.operands[index + 1 :])
    if isinstance(one, AtLeast):
        return replace(one, count=min(one.count, len(left)), operands=left)
    return left[0] if len(left) == 1 else replace(one, operands=left)
