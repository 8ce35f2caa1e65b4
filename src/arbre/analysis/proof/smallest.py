"""The smallest patient of whom something is true.

Fewest questions asked on the walk, then fewest unknown answers, then numbers at a threshold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, Protocol

from z3 import And, AtMost, BoolRef, ModelRef, is_true

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
    """Return the model of a small patient; there is one."""
    wanted, asked = _fewest(search, wanted)
    wanted = _known(search, wanted, asked)
    thresholds = _thresholds(search)
    for fact in asked:
        wanted = _placed(search, wanted, search.answer(fact), sorted(thresholds[fact]))
    model = search.model(*wanted)
    if model is None:
        raise AssertionError("the smallest patient is lost")
    return model


def _known(
    search: Search, wanted: tuple[BoolRef, ...], asked: tuple[Fact, ...]
) -> tuple[BoolRef, ...]:
    """Let answers be known: all of them where that can be, or else as many as can."""
    known = [search.answer(fact).known for fact in asked]
    every = search.named(And(*known))
    if search.model(*wanted, every) is not None:
        return (*wanted, every)
    for one in known:
        if search.model(*wanted, one) is not None:
            wanted = (*wanted, one)
    return wanted


def _fewest(
    search: Search, wanted: tuple[BoolRef, ...]
) -> tuple[tuple[BoolRef, ...], tuple[Fact, ...]]:
    """Halve the number of questions until fewer will not do."""
    model = search.model(*wanted)
    if model is None:
        raise AssertionError("no patient to make smaller")
    asked = _asked(search, model)
    low, high = 0, len(asked)
    limit: tuple[BoolRef, ...] = ()
    for _ in range(MOST_STEPS):
        if low >= high:
            break
        middle = (low + high) // 2
        at_most = search.named(AtMost(*search.facts.values(), middle))
        model = search.model(*wanted, at_most)
        if model is None:
            low = middle + 1
        else:
            limit, asked = (at_most,), _asked(search, model)
            high = len(asked)
    return (*wanted, *limit), asked


def _asked(search: Search, model: ModelRef) -> tuple[Fact, ...]:
    facts = search.facts.items()
    return tuple(fact for fact, asked in facts if is_true(model.eval(asked, model_completion=True)))


def _placed(
    search: Search, wanted: tuple[BoolRef, ...], answer: Answered, values: list[Fraction]
) -> tuple[BoolRef, ...]:
    """Put a number at the first threshold where it can be, or else beside one."""
    if answer.number is None:
        return wanted
    at = [int(value * answer.parts) for value in values]
    beside = (one + step for one in at for step in (-answer.step, answer.step))
    for place in (*at, *beside):
        there = answer.number == place
        if search.model(*wanted, there) is not None:
            return (*wanted, there)
    return wanted


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
