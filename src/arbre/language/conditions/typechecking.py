"""Check what a written condition says against what is declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from arbre.language.conditions.comparing import comparison_problems
from arbre.language.conditions.habits import meant_by_word
from arbre.language.conditions.judging import judge
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.ranges import agree, unit_of
from arbre.language.conditions.scope import Scope
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
    Place,
    Points,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)
from arbre.language.conditions.traversal import Mention, names

_SHOWN = 6


def typecheck(condition: Condition, scope: Scope) -> tuple[Problem, ...]:
    """Return what is wrong with a written condition.

    Names and types first; only a well-typed condition is judged for what can never or must always
    be true, and for parts that say nothing.
    """
    problems = tuple(_Checking(scope).condition(condition))
    return problems or tuple(judge(condition, scope))


def typecheck_term(term: Term, scope: Scope, unit: str | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with a written term; `unit` is the one it must be given in, if any."""
    problems = tuple(_Checking(scope).term(term))
    own = unit_of(term, scope)
    if problems or unit is None or own in ("", unit):
        return problems
    values = {"unit": own or "—", "expected": unit}
    return (Problem(code="unit-mismatch", place=term.place, values=values),)


@dataclass(frozen=True, slots=True)
class _Checking:
    scope: Scope

    def condition(self, condition: Condition) -> Iterator[Problem]:
        match condition:
            case Reference():
                yield from self._reference(condition)
            case AnyOption(name, place):
                yield from self._choices(name, place, _mention(condition))
            case Is():
                yield from self._is(condition)
            case Knowing():
                yield from self._knowing(condition)
            case And() | Or() | AtLeast():
                for operand in condition.operands:
                    yield from self.condition(operand)
            case Not():
                yield from self.condition(condition.operand)
            case Compare():
                yield from self._compare(condition)
            case Between():
                terms = (condition.term, condition.low, condition.high)
                yield from self._met(terms) or comparison_problems(condition, self.scope)
            case Leaf() | OneOf() | Named():
                return
            case _:
                assert_never(condition)

    def term(self, term: Term) -> Iterator[Problem]:
        match term:
            case Name():
                yield from self._number(term)
            case Sum():
                yield from self._met((term.left, term.right))
            case Product():
                yield from self.term(term.term)
            case Age():
                yield from self._dated(term, "date", "datetime")
            case Since(unit=unit):
                kinds = ("datetime",) if unit == "hours" else ("date", "datetime")
                yield from self._dated(term, *kinds)
            case Number() | Measure() | Cases() | Points():
                return
            case _:
                assert_never(term)

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _reference(self, reference: Reference) -> Iterator[Problem]:
        name, place = reference.name, reference.place
        if reference.option is not None:
            yield from self._option(reference, reference.option)
        elif self.scope.kind(name) not in _BOOLEAN:
            yield self._not_boolean(name, place)

    def _not_boolean(self, name: str, place: Place) -> Problem:
        kind = self.scope.kind(name)
        if kind is None:
            return self._unknown(name, place, (*self.scope.booleans(), *self.scope.numbers()))
        return Problem(code=_AS_CONDITION[kind], place=place, values={"text": name})

    def _option(self, reference: Reference, option: str) -> Iterator[Problem]:
        name, place = reference.name, reference.place
        problems = list(self._choices(name, place, _part(place, 0, len(name))))
        yield from problems
        options = self.scope.questions[name].options if not problems else ()
        if not problems and option not in options:
            values = {
                "name": name,
                "option": option,
                "suggestion": self._suggestion(option, options),
            }
            where = _part(place, len(name) + 1, len(name) + 1 + len(option))
            yield Problem(code="unknown-option", place=where, values=values)

    def _choices(self, name: str, place: Place, where: Place) -> Iterator[Problem]:
        kind = self.scope.kind(name)
        if kind is None:
            yield self._unknown(name, where, self.scope.of_kind("choices"))
        elif kind != "choices":
            yield Problem(code="not-choices", place=place, values={"name": name})

    def _is(self, condition: Is) -> Iterator[Problem]:
        name, where = condition.name, _mention(condition)
        kind = self.scope.kind(name)
        if kind is None:
            yield self._unknown(name, where, self.scope.of_kind("choice"))
        elif kind != "choice":
            values = {"name": name, "choice": condition.choices[0]}
            yield Problem(code="not-a-choice", place=condition.place, values=values)
        else:
            places = condition.choice_places or (condition.place,) * len(condition.choices)
            for index, (choice, place) in enumerate(zip(condition.choices, places, strict=True)):
                yield from self._choice(condition, index, choice, place)

    def _choice(self, condition: Is, index: int, choice: str, place: Place) -> Iterator[Problem]:
        """Check one choice. After `or`, a word that is also a condition is never guessed at."""
        options = self.scope.questions[condition.name].options
        meant = meant_by_word(choice)
        values = {"name": condition.name, "choice": choice}
        if index > 0 and self.scope.kind(choice) in _BOOLEAN:
            yield Problem(code="ambiguous-or", place=condition.place, values={"word": choice})
        elif choice in condition.choices[:index]:
            yield Problem(code="duplicate-operand", place=place, values={"text": choice})
        elif choice not in options and meant is not None:
            values = {"written": choice, "meant": meant}
            yield Problem(code="condition-habit", place=place, values=values)
        elif choice not in options:
            values["suggestion"] = self._suggestion(choice, options)
            yield Problem(code="unknown-choice", place=place, values=values)

    def _knowing(self, condition: Knowing) -> Iterator[Problem]:
        operand = condition.operand
        if isinstance(operand, Term):
            problems = list(self.term(operand))
            yield from problems or _needs_truth(condition)
        elif isinstance(operand, Reference) and operand.option is None:
            yield from self._known_name(condition, operand)
        else:
            yield from self.condition(operand)

    def _known_name(self, condition: Knowing, operand: Reference) -> Iterator[Problem]:
        kind = self.scope.kind(operand.name)
        if kind is None or kind in {"choices", "text"}:
            yield self._not_boolean(operand.name, operand.place)
        elif kind == "parameter":
            values = {"text": to_text(condition)}
            yield Problem(code="constant-comparison", place=condition.place, values=values)
        elif kind not in _BOOLEAN:
            yield from _needs_truth(condition)

    def _compare(self, condition: Compare) -> Iterator[Problem]:
        sides = (condition.left, condition.right)
        for side, other in (sides, sides[::-1]):
            if isinstance(side, Name) and self.scope.kind(side.name) == "choice":
                values = {
                    "name": side.name,
                    "choice": other.name if isinstance(other, Name) else "…",
                }
                yield Problem(code="choice-compared", place=condition.place, values=values)
                return
        yield from self._met(sides) or comparison_problems(condition, self.scope)

    # ── terms ─────────────────────────────────────────────────────────────────────────────────

    def _met(self, terms: Iterable[Term]) -> list[Problem]:
        """Check terms that meet in a sum or a comparison: each one, then their units."""
        every = tuple(terms)
        problems = [problem for term in every for problem in self.term(term)]
        return problems or list(self._units(*every))

    def _units(self, first: Term, *others: Term) -> Iterator[Problem]:
        for other in others:
            left, right = unit_of(first, self.scope), unit_of(other, self.scope)
            if agree(left, right):
                continue
            if left is None or right is None:
                where = first.place if right is None else other.place
                values = {"unit": left or right or ""}
                yield Problem(code="unit-unexpected", place=where, values=values)
            else:
                values = {"unit": right, "expected": left}
                yield Problem(code="unit-mismatch", place=other.place, values=values)

    def _number(self, term: Name) -> Iterator[Problem]:
        kind = self.scope.kind(term.name)
        if kind is None:
            yield self._unknown(term.name, term.place, self.scope.numbers())
        elif kind in _AS_NUMBER:
            values = {"text": term.name}
            yield Problem(code=_AS_NUMBER[kind], place=term.place, values=values)

    def _dated(self, term: Age | Since, *kinds: str) -> Iterator[Problem]:
        kind = self.scope.kind(term.question)
        where = names(term)[0].place
        values = {"name": term.question}
        if kind is None:
            yield self._unknown(term.question, where, self.scope.of_kind("date", "datetime"))
        elif kind == "date" and kind not in kinds:
            yield Problem(code="hours-since-date", place=term.place, values=values)
        elif kind not in kinds:
            yield Problem(code="date-needed", place=where, values=values)

    # ── names that nothing defines ────────────────────────────────────────────────────────────

    def _unknown(self, name: str, place: Place, candidates: tuple[str, ...]) -> Problem:
        values = {"name": name, "suggestion": self._suggestion(name, candidates)}
        return Problem(code="unknown-name", place=place, values=values)

    def _suggestion(self, word: str, candidates: tuple[str, ...]) -> str:
        """Return the name most like a word, or the first few names if none is."""
        meant = self.scope.search.closest(word, candidates)
        return meant or ", ".join(candidates[:_SHOWN]) or "—"


_BOOLEAN = frozenset({"boolean", "definition"})
_AS_CONDITION = {
    "integer": "number-as-condition",
    "decimal": "number-as-condition",
    "parameter": "number-as-condition",
    "value": "number-as-condition",
    "choice": "choice-as-condition",
    "choices": "choices-as-condition",
    "date": "date-as-condition",
    "datetime": "date-as-condition",
    "text": "text-in-condition",
}
_AS_NUMBER = {
    "boolean": "boolean-compared",
    "definition": "boolean-compared",
    "choice": "choice-as-number",
    "choices": "choices-as-number",
    "date": "date-as-number",
    "datetime": "date-as-number",
    "text": "text-in-condition",
}


def _needs_truth(condition: Knowing) -> Iterator[Problem]:
    """Yield that `is false` and `is not false` need something that is true or false."""
    if condition.knowledge in {"false", "not_false"}:
        values = {"text": to_text(condition.operand)}
        yield Problem(code="not-true-or-false", place=condition.place, values=values)


def _mention(condition: AnyOption | Is) -> Place:
    mention: Mention = names(condition)[0]
    return mention.place


def _part(place: Place, start: int, end: int) -> Place:
    return Place(place.path, place.start + start, place.start + end)
