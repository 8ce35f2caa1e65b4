"""Replace the names of a written condition by what they stand for at one visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from arbre.language.conditions.scope import QuestionType, Scope
from arbre.language.conditions.syntax import (
    NOWHERE,
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
    Place,
    Points,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)
from arbre.language.conditions.units import in_one_unit

FactOf = Callable[[str, str | None], Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binder:
    """Binds the conditions read at one visit; what they share is bound once.

    `fact_of` says which fact a question (or one option of it) is at this visit: the newest one.
    The conditions must be well typed and the definitions and values acyclic.
    """

    scope: Scope
    fact_of: FactOf
    visit: str = ""
    _definitions: dict[str, Condition] = field(default_factory=dict, repr=False)
    _gates: dict[str, Condition] = field(default_factory=dict, repr=False)
    _values: dict[str, Term] = field(default_factory=dict, repr=False)

    def condition(self, condition: Condition) -> Condition:
        """Return the bound form of a condition."""
        match condition:
            case Reference(name, option, place):
                return self._reference(name, option, place)
            case AnyOption(name, place):
                options = self.scope.questions[name].options
                leaves = tuple(Leaf(self.fact_of(name, option), place) for option in options)
                return self._gated(name, Or(leaves, place))
            case Is(name, choices, negated, place):
                return OneOf(self.fact_of(name, None), choices, negated, place)
            case Knowing(operand, knowledge, place):
                return Knowing(self._known(operand), knowledge, place)
            case Not(operand, place):
                return Not(self.condition(operand), place)
            case And(operands, place):
                return And(tuple(map(self.condition, operands)), place)
            case Or(operands, place):
                return Or(tuple(map(self.condition, operands)), place)
            case AtLeast(count, operands, place):
                return AtLeast(count, tuple(map(self.condition, operands)), place)
            case Compare(left, comparator, right, place):
                first, second = in_one_unit(self.term(left), self.term(right))
                return Compare(first, comparator, second, place)
            case Between(term, low, high, place):
                middle, least, most = in_one_unit(*map(self.term, (term, low, high)))
                return Between(middle, least, most, place)
            case Leaf() | OneOf() | Named():
                return condition

    def term(self, term: Term) -> Term:
        """Return the bound form of a term."""
        match term:
            case Name(name, place):
                return self._number(name, place)
            case Sum(left, right, sign, place):
                first, second = in_one_unit(self.term(left), self.term(right))
                return Sum(first, second, sign, place)
            case Product(factor, operand, place, unit):
                return Product(factor, self.term(operand), place, unit)
            case Age(question, unit, _, place):
                return Age(question, unit, self.fact_of(question, None), place)
            case Since(question, unit, _, _, place):
                return Since(question, unit, self.fact_of(question, None), self.visit, place)
            case Number() | Measure() | Cases() | Points():
                return term

    # ── names ─────────────────────────────────────────────────────────────────────────────────

    def _reference(self, name: str, option: str | None, place: Place) -> Condition:
        if option is None and name in self.scope.definitions:
            return Named(name, self._definition(name), place)
        return self._gated(name, Leaf(self.fact_of(name, option), place))

    def _gated(self, name: str, condition: Condition) -> Condition:
        """Add the question's own `if`: where it is false, the question reads as false."""
        gate = self.scope.questions[name].gate
        if gate is None:
            return condition
        if name not in self._gates:
            self._gates[name] = self.condition(gate)
        return And((self._gates[name], condition), condition.place)

    def _definition(self, name: str) -> Condition:
        if name not in self._definitions:
            self._definitions[name] = self.condition(self.scope.definitions[name])
        return self._definitions[name]

    def _number(self, name: str, place: Place) -> Term:
        parameter = self.scope.parameters.get(name)
        if parameter is not None:
            return Number(parameter.value, parameter.unit, name, place)
        if name in self.scope.values:
            return self._value(name)
        return _measure(self.scope.questions[name], self.fact_of(name, None), place)

    def _value(self, name: str) -> Term:
        if name not in self._values:
            self._values[name] = self._bound_value(self.scope.values[name])
        return self._values[name]

    def _bound_value(self, value: Cases | Points) -> Term:
        if isinstance(value, Points):
            items = tuple((self.condition(when), points) for when, points in value.items)
            return Points(value.name, items, value.place)
        cases = tuple((self.condition(when), self.term(then)) for when, then in value.cases)
        return Cases(value.name, cases, self.term(value.otherwise), value.unit, value.place)

    def _known(self, operand: Condition | Term) -> Condition | Term:
        """Bind what a test of knowledge reads; a bare name may be a question of any kind."""
        if isinstance(operand, Term):
            return self.term(operand)
        if isinstance(operand, Reference) and operand.option is None:
            return self._known_name(operand)
        return self.condition(operand)

    def _known_name(self, reference: Reference) -> Condition | Term:
        name, place = reference.name, reference.place
        if name in self.scope.values or name in self.scope.parameters:
            return self._number(name, place)
        question = self.scope.questions.get(name, QuestionType(kind="boolean"))
        match question.kind:
            case "integer" | "decimal":
                return self._number(name, place)
            case "choice":
                return OneOf(self.fact_of(name, None), question.options, False, place)
            case "date" | "datetime":
                return Since(name, "days", self.fact_of(name, None), self.visit, place)
            case _:
                return self.condition(reference)


def bind(condition: Condition, binder: Binder) -> Condition:
    """Return `condition` with every name replaced by what it stands for.

    >>> scope = Scope(questions={"fievre": QuestionType(kind="boolean")})
    >>> binder = Binder(scope=scope, fact_of=Fact)
    >>> bind(Not(Reference("fievre")), binder)
    Not(operand=Leaf(fact=Fact(question='fievre', option=None, visit='')))
    """
    return binder.condition(condition)


def _measure(question: QuestionType, fact: Fact, place: Place = NOWHERE) -> Measure:
    low: int | Decimal = question.low if question.low is not None else 0
    high: int | Decimal = question.high if question.high is not None else 0
    return Measure(fact, low, high, question.unit, place)
