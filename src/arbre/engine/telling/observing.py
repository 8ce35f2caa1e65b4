"""What settles a condition → few words: the answers, and the numbers with their thresholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType
from typing import assert_never

from arbre.engine.telling.facts import FactWords
from arbre.engine.telling.names import Names
from arbre.engine.view import View
from arbre.language.conditions.phrases import OPPOSITES, SIGNS
from arbre.language.conditions.phrasing import capitalised, to_number, to_sentence
from arbre.language.conditions.supporting import support_of_term
from arbre.language.conditions.syntax import (
    Age,
    And,
    AnyOption,
    AtLeast,
    Between,
    Cases,
    Comparator,
    Compare,
    Condition,
    Fact,
    Is,
    Knowing,
    Leaf,
    Measure,
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
from arbre.language.conditions.traversal import values_in
from arbre.language.conditions.values import Exact, Truth
from arbre.language.diagnostics.catalogue.entry import Words


@dataclass(frozen=True, slots=True)
class Bound:
    """What a number was compared with; `above` is None where neither side is the greater."""

    text: str
    above: bool | None
    number: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing that was found; `facts` are the answers that it shows."""

    text: str
    facts: tuple[Fact, ...] = ()
    bounds: tuple[Bound, ...] = ()
    value: str | None = None  # the id of a computed value


@dataclass(frozen=True, kw_only=True)
class Observer:
    """Says what settles conditions, over the answers of one case."""

    names: Names
    facts: FactWords
    view: View

    def listed(self, found: Iterable[Observation]) -> str:
        """Return observations in one line, each thing once, with the tightest thresholds."""
        merged: dict[str, Observation] = {}
        for one in found:
            known = merged.get(one.text, one)
            merged[one.text] = replace(known, bounds=(*known.bounds, *one.bounds))
        return " · ".join(self._text(one) for one in merged.values())

    def condition(self, condition: Condition) -> Iterator[Observation]:
        """Yield what gives a condition the truth that it has, in reading order."""
        yield from self._said(self._settling(condition))

    def _said(self, leaves: Iterable[Condition]) -> Iterator[Observation]:
        run: list[Fact] = []
        for leaf in leaves:
            if isinstance(leaf, Leaf | OneOf):
                run.append(leaf.fact)
                continue
            yield from self._answers(run)
            run = []
            yield from self._composite(leaf)
        yield from self._answers(run)

    def value(self, term: Cases | Points) -> Observation:
        """Return a computed value with its number, or its bounds while answers are unknown."""
        return replace(self._number(term), value=term.name)

    def values(self, condition: Condition) -> Iterator[Observation]:
        """Yield the computed values among what settles a condition."""
        for leaf in self._settling(condition):
            if isinstance(leaf, Named):
                yield from self.values(leaf.body)
            elif isinstance(leaf, Compare):
                sides = (leaf.left, leaf.right)
                yield from (self.value(one) for side in sides for one in values_in(side))

    # ── what settles ──────────────────────────────────────────────────────────────────────────

    def _settling(self, condition: Condition) -> Iterator[Condition]:
        """Yield the parts that give a condition its truth; a definition with a label is one."""
        truth = self._truth(condition)
        match condition:
            case Not(operand):
                yield from self._settling(operand)
            case And(operands) | Or(operands) | AtLeast(_, operands):
                alike = [one for one in operands if self._truth(one) is truth]
                enough = Truth.FALSE if isinstance(condition, And) else Truth.TRUE
                alone = truth is enough and not isinstance(condition, AtLeast)
                for one in alike[:1] if alone else alike:
                    yield from self._settling(one)
            case Between(term, low, high):
                yield from self._settling(
                    And((Compare(term, ">=", low), Compare(term, "<=", high)))
                )
            case Named(name, body) if truth is Truth.UNKNOWN or not self._labelled(name):
                yield from self._settling(body)
            case Leaf() | OneOf() | Compare() | Knowing() | Named():
                yield condition
            case Reference() | AnyOption() | Is():
                raise TypeError("only a bound condition can be observed")
            case _:
                assert_never(condition)

    def _truth(self, condition: Condition) -> Truth | None:
        found = self.view.evaluation.truth(condition)
        return found.low if found.settled else None

    def _labelled(self, name: str) -> bool:
        return name in self.names.labels.names

    # ── in words ──────────────────────────────────────────────────────────────────────────────

    def _answers(self, facts: list[Fact]) -> Iterator[Observation]:
        for _, group in groupby(facts, lambda fact: (fact.question, fact.visit)):
            members = tuple(group)
            for text in self.facts.several(members):
                yield Observation(text=text, facts=members)

    def _composite(self, leaf: Condition) -> Iterator[Observation]:
        match leaf:
            case Named():
                yield from self._definition(leaf)
            case Compare(left, comparator, right):
                truth = self._truth(leaf)
                sign = OPPOSITES[comparator] if truth is Truth.FALSE else comparator
                if isinstance(left, Number) and not isinstance(right, Number):
                    left, right, sign = right, left, _TURNED[sign]
                found = self._number(left)
                bound = self._bound(left, sign, right)
                doubt = " ?" if truth is Truth.UNKNOWN else ""
                yield replace(found, bounds=(replace(bound, text=bound.text + doubt),))
            case _:
                yield from self._answers(list(self.view.support(leaf)))

    def _definition(self, named: Named) -> Iterator[Observation]:
        """Yield a definition by its label, and why; one answer speaks for itself."""
        inside = list(self._within(named.body))
        if isinstance(_stripped(named.body), Leaf | OneOf | Compare | Between):
            yield from inside
            return
        text = capitalised(self.names.labels.names[named.name])
        if self._truth(named) is Truth.FALSE:
            text = self.names.pair(text, self.names.say(_NO))
            inside = [one for one in inside if one.bounds]
        inside = [*inside, *self.values(named.body)]
        shown = dict.fromkeys(one.text for one in inside)
        if shown:
            text += f" ({self.names.say(_SEMICOLON).join(shown)})"
        yield Observation(text=text, facts=tuple(fact for one in inside for fact in one.facts))

    def _within(self, body: Condition) -> Iterator[Observation]:
        """Yield what settles a definition, without naming the definitions that it reads."""
        for leaf in self._settling(body):
            if isinstance(leaf, Named):
                yield from self._within(leaf.body)
            else:
                yield from self._said((leaf,))

    def _number(self, term: Term) -> Observation:
        """Return what a term stands for: an answer, or a number that was worked out."""
        if isinstance(term, Measure):
            return Observation(text=self.facts.one(term.fact), facts=(term.fact,))
        read = support_of_term(term, self.view.evaluation)
        found = self.view.evaluation.extent(term)
        least, most = found.low_min, found.high_max
        if least != most and not isinstance(term, Cases | Points):
            return Observation(
                text=self.names.say(_SEMICOLON).join(self.facts.several(read)), facts=read
            )
        name = capitalised(to_sentence(term, self.names.labels, self.names.language))
        number = self._digits(most, _unit(term))
        if least != most:
            to = "à" if self.names.language == "fr" else "to"
            number = f"{self._digits(least, None)} {to} {number}"
        return Observation(text=self.names.pair(name, number))

    def _bound(self, left: Term, sign: Comparator, right: Term) -> Bound:
        number = self.view.evaluation.extent(right).low_min
        above = {">": True, ">=": True, "<": False, "<=": False}.get(sign)
        if isinstance(right, Number):
            text = self._digits(number, right.unit or _unit(left))
        else:
            text = self._number(right).text
            text = text[:1].lower() + text[1:]
        return Bound(f"{SIGNS[sign]} {text}", above, number)

    def _digits(self, number: Exact, unit: str | None) -> str:
        plain = number.__floor__() if isinstance(number, Fraction) else number
        return to_number(plain, unit, self.names.language)

    def _text(self, one: Observation) -> str:
        bounds = list(dict.fromkeys(_tightest(one.bounds)))
        if not bounds:
            return one.text
        return f"{one.text} ({f' {self.names.say(_AND)} '.join(bounds)})"


_NO = Words("non", "no")
_SEMICOLON = Words(" ; ", "; ")
_AND = Words("et", "and")
_TURNED: Mapping[Comparator, Comparator] = MappingProxyType(
    {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
)


def _stripped(condition: Condition) -> Condition:
    """Return a condition without the negations and the names around it."""
    match condition:
        case Not(inner) | Named(_, inner):
            return _stripped(inner)
        case _:
            return condition


def _tightest(bounds: tuple[Bound, ...]) -> Iterator[str]:
    """Yield the thresholds that say most: 18 or more makes 15 or more needless."""
    for one in bounds:
        others = [each.number for each in bounds if each.above is one.above]
        if one.above is None or one.number == (max(others) if one.above else min(others)):
            yield one.text


def _unit(term: Term) -> str | None:
    match term:
        case Sum(left, right):
            return _unit(left) or _unit(right)
        case Product(_, operand):
            return _unit(operand)
        case Measure() | Age() | Since() | Cases() | Number():
            return term.unit
        case _:
            return None
