"""Conditions of one patient: the same three-valued meaning as `conditions.evaluation`.

Everything is answered here, so that a condition has one truth: true, false or unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import assert_never

from z3 import And, BoolRef, BoolVal, If, Not, Or, Sum

from arbre.analysis.proof.folding import several
from arbre.analysis.proof.patient import Patient, of
from arbre.analysis.proof.terms import Amount, Truths, added, chosen, compared, constant, times
from arbre.language.conditions import syntax
from arbre.language.conditions.syntax import Condition, Knowledge, Term

TRUE = Truths(BoolVal(True), BoolVal(False))
FALSE = Truths(BoolVal(False), BoolVal(True))


@dataclass(slots=True, kw_only=True)
class Conditions:
    """The conditions of one patient; what several share is encoded once."""

    patient: Patient
    _truths: dict[int, tuple[Condition, Truths]] = field(default_factory=dict)
    _amounts: dict[int, tuple[Term, Amount]] = field(default_factory=dict)

    def truth(self, condition: Condition) -> Truths:
        """Return the truth of a bound condition."""
        found = self._truths.get(id(condition))
        if found is None:
            found = (condition, self._truth(condition))
            self._truths[id(condition)] = found
        return found[1]

    def amount(self, term: Term) -> Amount:
        """Return the number that a bound term stands for."""
        found = self._amounts.get(id(term))
        if found is None:
            found = (term, self._amount(term))
            self._amounts[id(term)] = found
        return found[1]

    def _truth(self, condition: Condition) -> Truths:
        match condition:
            case syntax.Leaf():
                truths = self.patient.answer(condition.fact).truths
                if truths is None:
                    raise TypeError("a leaf reads a boolean")
                return truths
            case syntax.OneOf():
                return self._one_of(condition)
            case syntax.Not():
                return inverse(self.truth(condition.operand))
            case syntax.Named():
                return self.truth(condition.body)
            case syntax.And() | syntax.Or() | syntax.AtLeast():
                return self._composed(condition)
            case syntax.Compare():
                left, right = self.amount(condition.left), self.amount(condition.right)
                return self._named(compared(left, condition.comparator, right))
            case syntax.Between():
                return self._between(condition)
            case syntax.Knowing():
                return self._knowing(condition)
            case syntax.Reference() | syntax.AnyOption() | syntax.Is():
                raise TypeError("only a bound condition can be proved")
            case _:
                assert_never(condition)

    def _named(self, truths: Truths) -> Truths:
        return Truths(self.patient.named(truths.true), self.patient.named(truths.false))

    def _one_of(self, condition: syntax.OneOf) -> Truths:
        options = self.patient.answer(condition.fact).options
        inside = Or(*(chosen for id_, chosen in options if id_ in condition.choices))
        outside = Or(*(chosen for id_, chosen in options if id_ not in condition.choices))
        truths = Truths(outside, inside) if condition.negated else Truths(inside, outside)
        return self._named(truths)

    def _composed(self, condition: syntax.And | syntax.Or | syntax.AtLeast) -> Truths:
        parts = [self.truth(operand) for operand in condition.operands]
        true, false = [one.true for one in parts], [one.false for one in parts]
        match condition:
            case syntax.And():
                return self._named(Truths(And(*true), Or(*false)))
            case syntax.Or():
                return self._named(Truths(Or(*true), And(*false)))
            case syntax.AtLeast():
                most = len(parts) - condition.count + 1
                return self._named(Truths(several(true, condition.count), several(false, most)))

    def _between(self, condition: syntax.Between) -> Truths:
        middle = self.amount(condition.term)
        above = compared(middle, ">=", self.amount(condition.low))
        below = compared(middle, "<=", self.amount(condition.high))
        return self._named(Truths(And(above.true, below.true), Or(above.false, below.false)))

    def _knowing(self, condition: syntax.Knowing) -> Truths:
        operand = condition.operand
        if isinstance(operand, Term):
            known = self.known(operand)
            return certain(known if condition.knowledge == "known" else Not(known))
        return certain(self.patient.named(tested(condition.knowledge, self.truth(operand))))

    # ── terms ─────────────────────────────────────────────────────────────────────────────────

    def _amount(self, term: Term) -> Amount:
        match term:
            case syntax.Number():
                return constant(term.value)
            case syntax.Measure():
                return self._measure(term)
            case syntax.Age():
                return self.patient.age(term)
            case syntax.Since():
                return self.patient.since(term)
            case syntax.Sum():
                right = times(term.sign, self.amount(term.right))
                return added(self.amount(term.left), right)
            case syntax.Product():
                return times(term.factor, self.amount(term.term))
            case syntax.Cases():
                return self._by_cases(term)
            case syntax.Points():
                return self._score(term)
            case syntax.Name():
                raise TypeError("only a bound term can be proved")
            case _:
                assert_never(term)

    def _measure(self, term: syntax.Measure) -> Amount:
        answer = self.patient.answer(term.fact)
        low, high = (int(Fraction(end) * answer.parts) for end in (term.low, term.high))
        return Amount(
            If(answer.known, answer.number, low),
            If(answer.known, answer.number, high),
            answer.parts,
        )

    def _by_cases(self, term: syntax.Cases) -> Amount:
        rest = self.amount(term.otherwise)
        for condition, value in reversed(term.cases):
            rest = self._called(chosen(self.truth(condition), self.amount(value), rest))
        return rest

    def _score(self, term: syntax.Points) -> Amount:
        truths = [(self.truth(condition), points) for condition, points in term.items]
        low = Sum(*(_points(one, points, min(0, points)) for one, points in truths))
        high = Sum(*(_points(one, points, max(0, points)) for one, points in truths))
        return self._called(Amount(low, high))

    def _called(self, amount: Amount) -> Amount:
        low, high = self.patient.number(amount.low), self.patient.number(amount.high)
        return Amount(low, high, amount.parts)

    def known(self, term: Term) -> BoolRef:
        """Return whether a term is known (see `Evaluation.certainty`)."""
        match term:
            case syntax.Number():
                return BoolVal(True)
            case syntax.Measure():
                return self.patient.answer(term.fact).known
            case syntax.Age() | syntax.Since():
                return self.patient.answer(of(term)).known
            case syntax.Sum():
                return And(self.known(term.left), self.known(term.right))
            case syntax.Product():
                return self.known(term.term)
            case syntax.Points():
                return And(*(Not(unknown(self.truth(one))) for one, _ in term.items))
            case syntax.Cases():
                return self._known_cases(term)
            case syntax.Name():
                raise TypeError("only a bound term can be proved")
            case _:
                assert_never(term)

    def _known_cases(self, term: syntax.Cases) -> BoolRef:
        rest = self.known(term.otherwise)
        for condition, value in reversed(term.cases):
            truths = self.truth(condition)
            rest = Or(And(truths.true, self.known(value)), And(truths.false, rest))
        return rest


def _points(truths: Truths, points: int, unsure: int) -> object:
    return If(truths.true, points, If(truths.false, 0, unsure))


def inverse(truths: Truths) -> Truths:
    return Truths(truths.false, truths.true)


def unknown(truths: Truths) -> BoolRef:
    return And(Not(truths.true), Not(truths.false))


def certain(known: BoolRef) -> Truths:
    """Return what is never unknown."""
    return Truths(known, Not(known))


def tested(knowledge: Knowledge, truths: Truths) -> BoolRef:
    """Return what a test of knowledge gives."""
    match knowledge:
        case "unknown":
            return unknown(truths)
        case "known":
            return Or(truths.true, truths.false)
        case "false":
            return truths.false
        case "not_false":
            return Not(truths.false)
