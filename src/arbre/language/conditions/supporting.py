"""The facts that a settled truth rests on: DESIGN's in-order support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, assert_never

from arbre.language.conditions.evaluation import Evaluation, evaluating
from arbre.language.conditions.facts import Facts
from arbre.language.conditions.syntax import (
    Age,
    And,
    AnyOption,
    AtLeast,
    Between,
    Cases,
    Compare,
    Condition,
    Fact,
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
from arbre.language.conditions.traversal import SHARED, Part, all_facts
from arbre.language.conditions.values import Possible, Truth

Side = Literal["low", "high"]


def support(condition: Condition, facts: Facts | Evaluation) -> tuple[Fact, ...]:
    """Return the answered facts that suffice to give a condition the truth that it has.

    In reading order: of a false `and` its first false part, of a true one all its parts, and
    likewise for the others. Sufficient: on these facts alone the result of `evaluate` lies in
    what it is now, so what is settled stays settled.
    """
    supporting = _Supporting(evaluating(facts))
    truth = supporting.evaluation.truth(condition)
    needed = {*supporting.bounded(condition, truth)}
    return _in_reading_order(needed, condition)


def support_of_term(term: Term, facts: Facts | Evaluation) -> tuple[Fact, ...]:
    """Return the answered facts that suffice to give a number the extent that it has."""
    return _in_reading_order({*_Supporting(evaluating(facts)).term(term)}, term)


def _in_reading_order(needed: set[Fact], part: Part) -> tuple[Fact, ...]:
    if len(needed) < 2:
        return tuple(needed)
    return tuple(fact for fact in all_facts(part) if fact in needed)


@dataclass(frozen=True, slots=True)
class _Supporting:
    """Finds what keeps a truth from falling below a bound, and from rising above one."""

    evaluation: Evaluation
    _seen: set[tuple[int, Side, Truth]] = field(default_factory=set)

    def bounded(self, condition: Condition, truth: Possible) -> Iterator[Fact]:
        yield from self.side(condition, "low", truth.low)
        yield from self.side(condition, "high", truth.high)

    def side(self, condition: Condition, side: Side, bound: Truth) -> Iterator[Fact]:
        """Yield what keeps the truth of `condition` on this side of `bound`."""
        if bound is (Truth.FALSE if side == "low" else Truth.TRUE):
            return
        if isinstance(condition, SHARED) and not self._new(condition, side, bound):
            return
        match condition:
            case Leaf() | OneOf():
                yield condition.fact
            case Not():
                turned: Side = "high" if side == "low" else "low"
                yield from self.side(condition.operand, turned, Truth(2 - bound))
            case And():
                needed = len(condition.operands) if side == "low" else 1
                yield from self._some(condition.operands, needed, side, bound)
            case Or():
                needed = 1 if side == "low" else len(condition.operands)
                yield from self._some(condition.operands, needed, side, bound)
            case AtLeast(count, operands):
                needed = count if side == "low" else len(operands) - count + 1
                yield from self._some(operands, needed, side, bound)
            case Named():
                yield from self.side(condition.body, side, bound)
            case Compare():
                yield from self._terms(condition.left, condition.right)
            case Between():
                yield from self._terms(condition.term, condition.low, condition.high)
            case Knowing():
                yield from self._known(condition)
            case Reference() | AnyOption() | Is():
                raise TypeError("only a bound condition has a support")
            case _:
                assert_never(condition)

    def term(self, term: Term) -> Iterator[Fact]:
        match term:
            case Measure():
                if self.evaluation.facts.number(term.fact) is not None:
                    yield term.fact
            case Age() | Since():
                if term.fact is not None and self.evaluation.facts.instant(term.fact) is not None:
                    yield term.fact
            case Sum():
                yield from self._terms(term.left, term.right)
            case Product():
                yield from self.term(term.term)
            case Cases() | Points():
                if self._new(term, "low", Truth.TRUE):
                    yield from self._value(term)
            case Number() | Name():
                return
            case _:
                assert_never(term)

    def _some(
        self, operands: tuple[Condition, ...], needed: int, side: Side, bound: Truth
    ) -> Iterator[Fact]:
        """Yield the support of the first operands that are on this side of the bound."""
        for operand in operands:
            truth = self.evaluation.truth(operand)
            if truth.low >= bound if side == "low" else truth.high <= bound:
                yield from self.side(operand, side, bound)
                needed -= 1
                if needed == 0:
                    return

    def _known(self, condition: Knowing) -> Iterator[Fact]:
        """Yield what keeps a test of knowledge: `is not false` only needs "unknown or true"."""
        operand = condition.operand
        if isinstance(operand, Term):
            yield from self.term(operand)
            return
        truth = self.evaluation.truth(operand)
        if condition.knowledge in {"false", "not_false"} and truth.low is not Truth.FALSE:
            truth = Possible(Truth.UNKNOWN, Truth.TRUE)
        yield from self.bounded(operand, truth)

    def _terms(self, *terms: Term) -> Iterator[Fact]:
        for term in terms:
            yield from self.term(term)

    def _value(self, term: Cases | Points) -> Iterator[Fact]:
        if isinstance(term, Cases):
            yield from self._cases(term)
        else:
            for condition, _ in term.items:
                yield from self.bounded(condition, self.evaluation.truth(condition))

    def _cases(self, term: Cases) -> Iterator[Fact]:
        for condition, value in term.cases:
            truth = self.evaluation.truth(condition)
            yield from self.bounded(condition, truth)
            if truth.high is not Truth.FALSE:
                yield from self.term(value)
            if truth.low is Truth.TRUE:
                return
        yield from self.term(term.otherwise)

    def _new(self, part: Condition | Term, side: Side, bound: Truth) -> bool:
        """Tell whether a shared part is met for the first time with this question."""
        key = (id(part), side, bound)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True
