"""What a bound condition may still be, given what is known. Exact numbers, three truth values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from arbre.language.conditions.calendar import (
    age_in_months,
    age_in_years,
    calendar_day,
    days_between,
    elapsed,
)
from arbre.language.conditions.extents import (
    by_case,
    compared,
    point,
    scaled,
    summed,
    unasked,
    unsure,
    weighted,
)
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
from arbre.language.conditions.values import (
    FALSE,
    OPEN,
    TRUE,
    UNKNOWN,
    Exact,
    Extent,
    Possible,
    Truth,
    at_least,
    conjunction,
    disjunction,
    knowing,
    negation,
)

MOST = {"years": 10_000, "months": 120_000, "hours": 87_840_000, "days": 3_660_000}
"""No two dates of the calendar are further apart; what an age or a delay may be while unknown."""


def evaluate(condition: Condition, facts: Facts) -> Possible:
    """Return the truths that a bound condition may still take.

    Sound: whatever the questions not asked yet are answered, the truth lies in the result. Exact
    where no question occurs twice. Not exact, but sound, for `==` of open numbers.
    """
    return Evaluation(facts).truth(condition)


def extent(term: Term, facts: Facts) -> Extent:
    """Return the numbers that a bound term may still stand for."""
    return Evaluation(facts).extent(term)


def evaluating(facts: Facts | Evaluation) -> Evaluation:
    """Return an evaluation over facts: the one that was begun, if there is one."""
    return facts if isinstance(facts, Evaluation) else Evaluation(facts)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation over fixed facts.

    What is shared by many conditions (the body of a definition, the `if` of a question) is
    evaluated once, so that the work is linear in what was written. It is kept with its result: its
    id stays its own.
    """

    facts: Facts
    _composite: dict[int, tuple[Condition, Possible]] = field(default_factory=dict, repr=False)
    _valued: dict[int, tuple[Term, Extent]] = field(default_factory=dict, repr=False)
    _certain: dict[int, tuple[Term, Possible]] = field(default_factory=dict, repr=False)

    def truth(self, condition: Condition) -> Possible:
        """Return the truths that a condition may still take."""
        match condition:
            case Leaf():
                return self.facts.boolean(condition.fact)
            case OneOf():
                return self._one_of(condition)
            case Compare():
                return self._compare(condition)
            case And() | Or() | AtLeast():
                return self._composed(condition)
            case Not():
                return negation(self.truth(condition.operand))
            case Named():
                return self.truth(condition.body)
            case Between():
                return self._between(condition)
            case Knowing():
                return self._knowing(condition)
            case Reference() | AnyOption() | Is():
                raise TypeError("only a bound condition can be evaluated")
            case _:
                assert_never(condition)

    def extent(self, term: Term) -> Extent:
        """Return the numbers that a term may still stand for."""
        match term:
            case Number():
                return point(term.value)
            case Measure():
                return self._measure(term)
            case Age():
                return self._age(term)
            case Since():
                return self._since(term)
            case Sum():
                left, right = self.extent(term.left), self.extent(term.right)
                return summed(left, right if term.sign == 1 else scaled(-1, right))
            case Product():
                return scaled(term.factor, self.extent(term.term))
            case Cases() | Points():
                return self._value(term)
            case Name():
                raise TypeError("only a bound term can be evaluated")
            case _:
                assert_never(term)

    def certainty(self, term: Term) -> Possible:
        """Return whether a term is known: TRUE, FALSE, or OPEN while that is open."""
        match term:
            case Number():
                return TRUE
            case Measure():
                return _known(self.facts.number(term.fact))
            case Age() | Since():
                return _known(self.facts.instant(_fact(term)))
            case Sum():
                return conjunction((self.certainty(term.left), self.certainty(term.right)))
            case Product():
                return self.certainty(term.term)
            case Cases() | Points():
                return self._certainty_of_value(term)
            case Name():
                raise TypeError("only a bound term can be evaluated")
            case _:
                assert_never(term)

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _composed(self, condition: And | Or | AtLeast) -> Possible:
        known = self._composite.get(id(condition))
        if known is None:
            truths = map(self.truth, condition.operands)
            match condition:
                case And():
                    found = conjunction(truths)
                case Or():
                    found = disjunction(truths)
                case AtLeast():
                    found = at_least(condition.count, truths)
            known = self._composite[id(condition)] = (condition, found)
        return known[1]

    def _one_of(self, condition: OneOf) -> Possible:
        chosen = self.facts.choice(condition.fact)
        if chosen is None:
            return OPEN
        if chosen is Truth.UNKNOWN:
            return UNKNOWN
        return TRUE if (chosen in condition.choices) is not condition.negated else FALSE

    def _compare(self, condition: Compare) -> Possible:
        left, right = self.extent(condition.left), self.extent(condition.right)
        return compared(left, condition.comparator, right)

    def _between(self, condition: Between) -> Possible:
        middle = self.extent(condition.term)
        above = compared(middle, ">=", self.extent(condition.low))
        below = compared(middle, "<=", self.extent(condition.high))
        return conjunction((above, below))

    def _knowing(self, condition: Knowing) -> Possible:
        operand = condition.operand
        if isinstance(operand, Term):
            known = self.certainty(operand)
            return known if condition.knowledge == "known" else negation(known)
        return knowing(condition.knowledge, self.truth(operand))

    # ── terms ─────────────────────────────────────────────────────────────────────────────────

    def _measure(self, term: Measure) -> Extent:
        value = self.facts.number(term.fact)
        if value is None:
            return unasked(term.low, term.high)
        if value is Truth.UNKNOWN:
            return unsure(term.low, term.high)
        return point(value)

    def _age(self, term: Age) -> Extent:
        birth = self.facts.instant(_fact(term))
        if birth is None or birth is Truth.UNKNOWN:
            return _far(birth, MOST[term.unit])
        today = self.facts.clock("").date()
        count = age_in_years if term.unit == "years" else age_in_months
        return point(count(calendar_day(birth), today))

    def _since(self, term: Since) -> Extent:
        start = self.facts.instant(_fact(term))
        if start is None or start is Truth.UNKNOWN:
            return _far(start, MOST[term.unit])
        now = self.facts.clock(term.visit)
        if term.unit == "hours" and isinstance(start, datetime):
            return point(elapsed(start, now, "hours"))
        days: Exact = days_between(start, now)
        return point(days if term.unit == "days" else days * 24)

    def _value(self, term: Cases | Points) -> Extent:
        known = self._valued.get(id(term))
        if known is None:
            found = self._by_cases(term) if isinstance(term, Cases) else self._score(term)
            known = self._valued[id(term)] = (term, found)
        return known[1]

    def _score(self, term: Points) -> Extent:
        total = point(0)
        for condition, points in term.items:
            total = summed(total, weighted(points, self.truth(condition)))
        return total

    def _by_cases(self, term: Cases) -> Extent:
        rest = self.extent(term.otherwise)
        for condition, value in reversed(term.cases):
            truth = self.truth(condition)
            if truth.high is not Truth.FALSE:
                rest = by_case(truth, self.extent(value), rest)
        return rest

    def _certainty_of_value(self, term: Cases | Points) -> Possible:
        known = self._certain.get(id(term))
        if known is None:
            if isinstance(term, Cases):
                found = self._certainty_of_cases(term)
            else:
                truths = (self.truth(condition) for condition, _ in term.items)
                found = conjunction(knowing("known", truth) for truth in truths)
            known = self._certain[id(term)] = (term, found)
        return known[1]

    def _certainty_of_cases(self, term: Cases) -> Possible:
        rest = self.certainty(term.otherwise)
        for condition, value in reversed(term.cases):
            truth = self.truth(condition)
            may_be = [rest] if truth.low is Truth.FALSE else []
            if truth.high is Truth.TRUE:
                may_be.append(self.certainty(value))
            if truth.low <= Truth.UNKNOWN <= truth.high:
                may_be.append(FALSE)
            rest = Possible(min(p.low for p in may_be), max(p.high for p in may_be))
        return rest


def _known(answer: object) -> Possible:
    if answer is None:
        return OPEN
    return FALSE if answer is Truth.UNKNOWN else TRUE


def _far(answer: object, most: int) -> Extent:
    return unasked(-most, most) if answer is None else unsure(-most, most)


def _fact(term: Age | Since) -> Fact:
    if term.fact is None:
        raise TypeError("only a bound term can be evaluated")
    return term.fact
