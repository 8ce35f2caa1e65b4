"""Conditions and numbers of a tree, each made into a function of what is known of a patient.

Every function says two things at once: what it comes to when the questions still open are answered
so as to make it least, and so as to make it greatest. With nothing open the two are the same.
A truth is NO, MAYBE or YES; a number is an interval, wider than a point where an answer is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from arbre.engine.answers import Unknown
from arbre.language.conditions import syntax as s

NO, MAYBE, YES = 0, 1, 2
Number = int | Fraction
Truths = tuple[int, int]
"""The least and the greatest truth."""
Ends = tuple[Number, Number, Number, Number]
"""The ends of the least interval, and those of the greatest."""
Truth = Callable[["Known"], Truths]
Extent = Callable[["Known"], Ends]

OPEN: Final = object()
UNKNOWN: Final = object()
FAR = {"years": 10_000, "months": 120_000, "hours": 87_840_000, "days": 3_660_000}
HOLDS: Final[Mapping[str, Sequence[int]]] = {
    "unknown": (NO, YES, NO),
    "known": (YES, NO, YES),
    "false": (YES, NO, NO),
    "not_false": (NO, YES, YES),
}


@dataclass(slots=True, kw_only=True)
class Known:
    """What is known of one patient: the answers by the number of their fact, and the clocks."""

    values: list[Any]
    start: datetime
    visits: Mapping[str, datetime]
    now: datetime
    found: dict[int, Any] = field(default_factory=dict)

    def clock(self, visit: str) -> datetime:
        return self.start if visit == "" else self.visits.get(visit, self.now)


def plain(answer: Any) -> Any:
    """An answer as the functions read it."""
    if isinstance(answer, Unknown):
        return UNKNOWN
    return Fraction(answer) if isinstance(answer, Decimal) else answer


def exact(number: Any) -> Number:
    return number if isinstance(number, int) else Fraction(number)


@dataclass(slots=True, kw_only=True)
class Compiler:
    """Makes the functions of one tree; what is written once is made once."""

    numbers: Mapping[s.Fact, int]
    _truths: dict[int, tuple[Any, Truth]] = field(default_factory=dict)
    _extents: dict[int, tuple[Any, Extent]] = field(default_factory=dict)

    def truth(self, condition: Any) -> Truth:
        made = self._truths.get(id(condition))
        if made is None:
            made = self._truths[id(condition)] = condition, once(self._truth(condition))
        return made[1]

    def extent(self, term: Any) -> Extent:
        made = self._extents.get(id(term))
        if made is None:
            made = self._extents[id(term)] = term, once(self._extent(term))
        return made[1]

    # ── truths ────────────────────────────────────────────────────────────────────────────────

    def _truth(self, condition: Any) -> Truth:
        match condition:
            case s.Leaf(fact):
                return answered(self.numbers[fact], lambda answer: answer is True)
            case s.OneOf(fact, choices, negated):
                return answered(self.numbers[fact], lambda one: (one in choices) != negated)
            case s.Not(operand):
                return turned(self.truth(operand))
            case s.Named(_, body):
                return self.truth(body)
            case s.And(operands):
                return nth(len(operands), [self.truth(one) for one in operands])
            case s.Or(operands):
                return nth(1, [self.truth(one) for one in operands])
            case s.AtLeast(count, operands):
                return nth(count, [self.truth(one) for one in operands])
            case s.Between(term, low, high):
                above, below = self._compare(low, "<=", term), self._compare(term, "<=", high)
                return nth(2, [above, below])
            case s.Compare(left, comparator, right):
                return self._compare(left, comparator, right)
            case s.Knowing(operand, knowledge) if isinstance(operand, s.Term):
                certain = self.certain(operand)
                return certain if knowledge == "known" else turned(certain)
            case s.Knowing(operand, knowledge):
                return over(HOLDS[knowledge], self.truth(operand))
        raise AssertionError(condition)

    def _compare(self, left: Any, how: str, right: Any) -> Truth:
        a, b = self.extent(left), self.extent(right)
        match how:
            case "<=":
                return at_most(a, b)
            case ">=":
                return at_most(b, a)
            case "<":
                return turned(at_most(b, a))
            case ">":
                return turned(at_most(a, b))
            case "==":
                return equal(a, b)
        return turned(equal(a, b))

    def certain(self, term: Any) -> Truth:
        """Whether a number is known."""
        match term:
            case s.Number():
                return lambda _: (YES, YES)
            case s.Measure(fact) | s.Age(_, _, fact) | s.Since(_, _, fact):
                return known_at(self.numbers[fact or s.Fact("")])
            case s.Sum(left, right):
                return nth(2, [self.certain(left), self.certain(right)])
            case s.Product(_, inner):
                return self.certain(inner)
            case s.Points(_, items):
                known = [over(HOLDS["known"], self.truth(when)) for when, _ in items]
                return nth(len(known), known)
            case s.Cases(_, cases, otherwise):
                certain = self.certain(otherwise)
                for when, value in reversed(cases):
                    certain = certain_case(self.truth(when), self.certain(value), certain)
                return certain
        raise AssertionError(term)

    # ── numbers ───────────────────────────────────────────────────────────────────────────────

    def _extent(self, term: Any) -> Extent:
        match term:
            case s.Number(constant):
                number = exact(constant)
                return lambda _: (number, number, number, number)
            case s.Measure(fact, low, high):
                return measured(self.numbers[fact], exact(low), exact(high), lambda one, _: one)
            case s.Age(_, unit, fact):
                far, months = FAR[unit], 12 if unit == "years" else 1
                count = age(months)
                return measured(self.numbers[fact or s.Fact("")], -far, far, count)
            case s.Since(_, unit, fact, visit):
                far, count = FAR[unit], since(unit, visit)
                return measured(self.numbers[fact or s.Fact("")], -far, far, count)
            case s.Sum(left, right, sign):
                return summed(self.extent(left), times(sign, self.extent(right)))
            case s.Product(factor, inner):
                return times(exact(factor), self.extent(inner))
            case s.Points(_, items):
                return scored([(self.truth(when), points) for when, points in items])
            case s.Cases(_, cases, otherwise):
                found = self.extent(otherwise)
                for when, value in reversed(cases):
                    found = by_case(self.truth(when), self.extent(value), found)
                return found
        raise AssertionError(term)

    # ── what is still to be asked ─────────────────────────────────────────────────────────────

    def asks(self, part: Any, known: Known) -> Iterator[s.Fact]:
        """What is open and may still move a condition or a number, in reading order."""
        if not isinstance(part, s.Term):
            least, most = self.truth(part)(known)
            if least == most:
                return
        match part:
            case s.Leaf(fact) | s.OneOf(fact):
                yield fact
            case s.Measure(fact) | s.Age(_, _, fact) | s.Since(_, _, fact):
                if fact and known.values[self.numbers[fact]] is OPEN:
                    yield fact
            case s.And(operands) | s.Or(operands) | s.AtLeast(_, operands):
                for one in operands:
                    low, high = self.truth(one)(known)
                    if low < most and high > least:
                        yield from self.asks(one, known)
            case s.Cases(_, cases, otherwise):
                yield from self._asks_of_cases(cases, otherwise, known)
            case _:
                for one in parts_of(part):
                    yield from self.asks(one, known)

    def _asks_of_cases(self, cases: Any, otherwise: Any, known: Known) -> Iterator[s.Fact]:
        for when, value in cases:
            least, most = self.truth(when)(known)
            yield from self.asks(when, known)
            if most != NO:
                yield from self.asks(value, known)
            if least == YES:
                return
        yield from self.asks(otherwise, known)


def parts_of(part: Any) -> Sequence[Any]:
    match part:
        case s.Not(operand) | s.Knowing(operand) | s.Named(_, operand):
            return (operand,)
        case s.Compare(left, _, right) | s.Sum(left, right):
            return (left, right)
        case s.Between(term, low, high):
            return (term, low, high)
        case s.Product(_, inner):
            return (inner,)
        case s.Points(_, items):
            return [when for when, _ in items]
    return ()


def once(function: Callable[[Known], Any]) -> Callable[[Known], Any]:
    """The same function, that looks at each patient once."""
    key = id(function)

    def remembered(known: Known) -> Any:
        found = known.found.get(key)
        if found is None:
            found = known.found[key] = function(known)
        return found

    return remembered


# ── truths ────────────────────────────────────────────────────────────────────────────────────


def answered(at: int, holds: Callable[[Any], bool]) -> Truth:
    def truth(known: Known) -> Truths:
        answer = known.values[at]
        if answer is OPEN:
            return NO, YES
        if answer is UNKNOWN:
            return MAYBE, MAYBE
        return (YES, YES) if holds(answer) else (NO, NO)

    return truth


def known_at(at: int) -> Truth:
    def truth(known: Known) -> Truths:
        answer = known.values[at]
        if answer is OPEN:
            return NO, YES
        return (NO, NO) if answer is UNKNOWN else (YES, YES)

    return truth


def turned(truth: Truth) -> Truth:
    def opposite(known: Known) -> Truths:
        least, most = truth(known)
        return 2 - most, 2 - least

    return opposite


def nth(count: int, truths: Sequence[Truth]) -> Truth:
    """At least `count` of them: `or` is one, `and` is all."""

    def truth(known: Known) -> Truths:
        found = [one(known) for one in truths]
        least = sorted([low for low, _ in found], reverse=True)
        most = sorted([high for _, high in found], reverse=True)
        return least[count - 1], most[count - 1]

    return truth


def over(holds: Sequence[int], truth: Truth) -> Truth:
    def test(known: Known) -> Truths:
        least, most = truth(known)
        found = holds[least : most + 1]
        return min(found), max(found)

    return test


def certain_case(when: Truth, value: Truth, rest: Truth) -> Truth:
    def truth(known: Known) -> Truths:
        least, most = when(known)
        ways = {NO: rest(known), MAYBE: (NO, NO), YES: value(known)}
        found = [ways[one] for one in range(least, most + 1)]
        return min(low for low, _ in found), max(high for _, high in found)

    return truth


def at_most(left: Extent, right: Extent) -> Truth:
    def truth(known: Known) -> Truths:
        a, b = left(known), right(known)
        return holds_between(a[2], a[3], b[0], b[1]), holds_between(a[0], a[1], b[2], b[3])

    return truth


def holds_between(low: Number, high: Number, from_: Number, to: Number) -> int:
    return YES if high <= from_ else NO if low > to else MAYBE


def equal(left: Extent, right: Extent) -> Truth:
    def truth(known: Known) -> Truths:
        a, b = left(known), right(known)
        if a[0] > b[3] or b[0] > a[3]:
            return NO, NO
        if a[:2] != a[2:] or b[:2] != b[2:]:
            return NO, YES
        same = YES if a[0] == a[1] == b[0] == b[1] else MAYBE
        return same, same

    return truth


# ── numbers ───────────────────────────────────────────────────────────────────────────────────


def measured(at: int, low: Number, high: Number, count: Callable[[Any, Known], Number]) -> Extent:
    def extent(known: Known) -> Ends:
        answer = known.values[at]
        if answer is OPEN:
            return low, low, high, high
        if answer is UNKNOWN:
            return low, high, low, high
        number = count(answer, known)
        return number, number, number, number

    return extent


def age(months: int) -> Callable[[date, Known], Number]:
    def count(born: date, known: Known) -> Number:
        on = known.start
        whole = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
        return whole // months

    return count


def since(unit: str, visit: str) -> Callable[[date, Known], Number]:
    def count(answer: date, known: Known) -> Number:
        now = known.clock(visit)
        if isinstance(answer, datetime):
            seconds = Fraction((now - answer) // timedelta(microseconds=1), 10**6)
            return seconds / (3600 if unit == "hours" else 86400)
        return (now.date() - answer).days * (24 if unit == "hours" else 1)

    return count


def summed(left: Extent, right: Extent) -> Extent:
    def extent(known: Known) -> Ends:
        a, b = left(known), right(known)
        return a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]

    return extent


def times(factor: Number, inner: Extent) -> Extent:
    def extent(known: Known) -> Ends:
        a, b, c, d = (factor * end for end in inner(known))
        return (a, b, c, d) if factor >= 0 else (d, c, b, a)

    return extent


def either(ways: Sequence[Ends]) -> Ends:
    """One of several, which an open answer will say: the least of them, and the greatest."""
    a, b, c, d = zip(*ways, strict=True)
    return min(a), min(b), max(c), max(d)


def by_case(when: Truth, value: Extent, rest: Extent) -> Extent:
    def extent(known: Known) -> Ends:
        least, most = when(known)
        if least == YES:
            return value(known)
        below = rest(known)
        if most == NO:
            return below
        own = value(known)
        both = (
            min(own[0], below[0]),
            max(own[1], below[1]),
            min(own[2], below[2]),
            max(own[3], below[3]),
        )
        ways = {NO: below, MAYBE: both, YES: own}
        return either([ways[one] for one in range(least, most + 1)])

    return extent


def scored(items: Sequence[tuple[Truth, int]]) -> Extent:
    def extent(known: Known) -> Ends:
        parts = []
        for truth, points in items:
            least, most = truth(known)
            some = min(points, 0), max(points, 0)
            ways = {NO: (0, 0, 0, 0), MAYBE: (*some, *some), YES: (points,) * 4}
            parts.append(either([ways[one] for one in range(least, most + 1)]))
        a, b, c, d = zip(*parts, strict=True)
        return sum(a), sum(b), sum(c), sum(d)

    return extent
