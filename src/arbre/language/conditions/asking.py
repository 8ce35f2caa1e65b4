"""Which facts may still change what a bound condition says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

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
from arbre.language.conditions.values import Possible, Truth


def open_facts(condition: Condition, facts: Facts | Evaluation) -> tuple[Fact, ...]:
    """Return the facts not asked yet that may still change the truth, in reading order.

    Empty if and only if the condition is settled. A part is skipped when its siblings settle the
    whole. It may name one too many where a question occurs twice, never one too few.
    """
    return tuple(dict.fromkeys(each_open_fact(condition, facts)))


def each_open_fact(condition: Condition, facts: Facts | Evaluation) -> Iterator[Fact]:
    """Yield the same facts as they are found; one may come twice."""
    return _Asking(evaluating(facts)).condition(condition)


def open_facts_of_term(term: Term, facts: Facts | Evaluation) -> tuple[Fact, ...]:
    """Return the facts not asked yet that may still change a number, in reading order."""
    return tuple(dict.fromkeys(_Asking(evaluating(facts)).term(term)))


@dataclass(frozen=True, slots=True)
class _Asking:
    """One search over fixed facts; what is shared is searched once."""

    evaluation: Evaluation
    _seen: set[int] = field(default_factory=set)

    def condition(self, condition: Condition) -> Iterator[Fact]:
        truth = self.evaluation.truth(condition)
        if truth.settled:
            return
        match condition:
            case Leaf() | OneOf():
                yield condition.fact
            case And() | Or() | AtLeast():
                if self._new(condition):
                    yield from self._operands(condition.operands, truth)
            case Not():
                yield from self.condition(condition.operand)
            case Named():
                yield from self.condition(condition.body)
            case Compare():
                yield from self._terms(condition.left, condition.right)
            case Between():
                yield from self._terms(condition.term, condition.low, condition.high)
            case Knowing():
                operand = condition.operand
                if isinstance(operand, Term):
                    yield from self.term(operand)
                else:
                    yield from self.condition(operand)
            case Reference() | AnyOption() | Is():
                raise TypeError("only a bound condition can be asked for")
            case _:
                assert_never(condition)

    def term(self, term: Term) -> Iterator[Fact]:
        match term:
            case Measure():
                if self.evaluation.facts.number(term.fact) is None:
                    yield term.fact
            case Age() | Since():
                if term.fact is not None and self.evaluation.facts.instant(term.fact) is None:
                    yield term.fact
            case Sum():
                yield from self._terms(term.left, term.right)
            case Product():
                yield from self.term(term.term)
            case Cases() | Points():
                if self._new(term):
                    yield from self._value(term)
            case Number() | Name():
                return
            case _:
                assert_never(term)

    def _operands(self, operands: Iterable[Condition], whole: Possible) -> Iterator[Fact]:
        """Search the operands that can still move the whole.

        The whole is their least, their greatest or their n-th greatest truth: an operand whose
        interval lies beside that of the whole moves nothing, whatever it becomes.
        """
        for operand in operands:
            truth = self.evaluation.truth(operand)
            if truth.low < whole.high and truth.high > whole.low:
                yield from self.condition(operand)

    def _terms(self, *terms: Term) -> Iterator[Fact]:
        for term in terms:
            yield from self.term(term)

    def _value(self, term: Cases | Points) -> Iterator[Fact]:
        if isinstance(term, Cases):
            yield from self._cases(term)
        else:
            for condition, _ in term.items:
                yield from self.condition(condition)

    def _cases(self, term: Cases) -> Iterator[Fact]:
        """Search the cases up to the first true one; what a false case would give is not needed."""
        for condition, value in term.cases:
            truth = self.evaluation.truth(condition)
            yield from self.condition(condition)
            if truth.high is not Truth.FALSE:
                yield from self.term(value)
            if truth.low is Truth.TRUE:
                return
        yield from self.term(term.otherwise)

    def _new(self, shared: Condition | Term) -> bool:
        """Tell whether a shared part is met for the first time."""
        if id(shared) in self._seen:
            return False
        self._seen.add(id(shared))
        return True
