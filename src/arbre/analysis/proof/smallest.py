"""The smallest patient of whom something is true.

Fewest questions asked on the walk, the first ones rather than others; then fewest unknown answers,
then numbers at a threshold and instants near the first day, then answers that say no.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Protocol

from z3 import And, ArithRef, AtMost, BoolRef, ModelRef, Not, is_true

from arbre.analysis.proof.patient import Answered
from arbre.language.conditions.syntax import (
    Between,
    Compare,
    Condition,
    Fact,
    Measure,
    Number,
    Term,
)
from arbre.language.conditions.traversal import parts_of

MOST_STEPS: Final = 12  # halvings of the number of questions; each is one query


class Search(Protocol):
    """Where patients are looked for: in one protocol, or in two."""

    def model(self, *wanted: BoolRef) -> ModelRef | None:
        """Return a patient of whom all of this is true, None when there is none."""

    def named(self, meaning: BoolRef) -> BoolRef:
        """Give a formula a name."""

    def answer(self, fact: Fact) -> Answered:
        """Return the answer to a question."""

    @property
    def facts(self) -> Mapping[Fact, BoolRef]:
        """Each fact that may be asked, with whether it is."""

    @property
    def conditions(self) -> Iterable[Condition]:
        """The conditions whose thresholds patients should be near to."""


def smallest(search: Search, wanted: tuple[BoolRef, ...]) -> ModelRef:
    """Return the model of a small patient; there is one, and the same one every time."""
    wanted, asked = _fewest(search, wanted)
    narrowing = _Narrowing(search=search, wanted=wanted, model=_sure(search, wanted))
    for fact in reversed(tuple(search.facts)):
        narrowing.prefer(Not(search.facts[fact]))
    asked = _asked(search.facts, narrowing.model)
    narrowing.prefer(search.named(And(*(search.answer(fact).known for fact in asked))))
    for fact in asked:
        narrowing.prefer(search.answer(fact).known)
    thresholds = _thresholds(search)
    for fact in asked:
        narrowing.place(search.answer(fact), sorted(thresholds[fact]))
    for fact in (*asked, *(fact for fact in search.facts if fact not in asked)):
        narrowing.quiet(search.answer(fact))
    return narrowing.model


@dataclass(slots=True, kw_only=True)
class _Narrowing:
    """Wishes, granted in order as far as they can all be; `model` grants those so far."""

    search: Search
    wanted: tuple[BoolRef, ...]
    model: ModelRef

    def prefer(self, wish: BoolRef) -> bool:
        """Grant a wish if some patient is left; tell whether it was granted."""
        if not is_true(self.model.eval(wish, model_completion=True)):
            model = self.search.model(*self.wanted, wish)
            if model is None:
                return False
            self.model = model
        self.wanted = (*self.wanted, wish)
        return True

    def place(self, answer: Answered, thresholds: list[Fraction]) -> None:
        """Wish for a number at one of its thresholds, or else for one beside."""
        if answer.number is None:
            return
        at = [int(value * answer.parts) for value in thresholds]
        beside = (value + step for value in at for step in (-answer.step, answer.step))
        placed = any(self.prefer(answer.number == value) for value in (*at, *beside))
        if answer.instant and not placed and self.prefer(answer.number <= 0):
            self._latest(answer.number)

    def _latest(self, instant: ArithRef) -> None:
        """Wish for the latest instant, in ever longer strides, and then in shorter ones."""
        stride = 1
        while self.prefer(instant >= self._at(instant) + stride):
            stride *= 2
        while stride > 1:
            stride //= 2
            self.prefer(instant >= self._at(instant) + stride)

    def _at(self, instant: ArithRef) -> int:
        return int(self.model.eval(instant, model_completion=True).as_long())

    def quiet(self, answer: Answered) -> None:
        """Wish for an answer that says no, or else the first option."""
        if answer.truths is not None and self.prefer(answer.truths.false):
            return
        any(self.prefer(chosen) for _, chosen in answer.options)


def _sure(search: Search, wanted: tuple[BoolRef, ...]) -> ModelRef:
    model = search.model(*wanted)
    if model is None:
        raise AssertionError("the smallest patient is lost")
    return model


def _fewest(
    search: Search, wanted: tuple[BoolRef, ...]
) -> tuple[tuple[BoolRef, ...], tuple[Fact, ...]]:
    """Halve the number of questions until fewer will not do."""
    facts = search.facts  # what is encoded after a model was found, that model does not tell
    asked = _asked(facts, _sure(search, wanted))
    low, high = 0, len(asked)
    for _ in range(MOST_STEPS):
        if low >= high:
            break
        middle = (low + high) // 2
        model = search.model(*wanted, _at_most(search, middle))
        if model is None:
            low = middle + 1
        else:
            asked = _asked(facts, model)
            high = len(asked)
    return (*wanted, _at_most(search, len(asked))), asked


def _at_most(search: Search, count: int) -> BoolRef:
    return search.named(AtMost(*search.facts.values(), count))


def _asked(facts: Mapping[Fact, BoolRef], model: ModelRef) -> tuple[Fact, ...]:
    every = facts.items()
    return tuple(fact for fact, asked in every if is_true(model.eval(asked, model_completion=True)))


def _thresholds(search: Search) -> defaultdict[Fact, set[Fraction]]:
    """Return the numbers with which each question is compared."""
    found: defaultdict[Fact, set[Fraction]] = defaultdict(set)
    for condition in search.conditions:
        _compared(condition, found)
    return found


def _compared(part: Condition | Term, found: dict[Fact, set[Fraction]]) -> None:
    if isinstance(part, Compare | Between):
        terms = parts_of(part)
        facts = [one.fact for one in terms if isinstance(one, Measure)]
        numbers = [Fraction(one.value) for one in terms if isinstance(one, Number)]
        for fact in facts:
            found[fact].update(numbers)
    for below in parts_of(part):
        _compared(below, found)
