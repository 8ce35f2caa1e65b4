"""The smallest patient of whom something is true.

Fewest questions asked on the walk, then fewest unknown answers, then numbers at a threshold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from z3 import AtMost, BoolRef, ModelRef, is_true

from arbre.analysis.proof.proof import Proof
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


def smallest(proof: Proof, wanted: tuple[BoolRef, ...]) -> ModelRef:
    """Return the model of a small patient; there is one."""
    wanted, asked = _fewest(proof, wanted)
    for fact in asked:
        known = proof.walk.patient.answer(fact).known
        if proof.model(*wanted, known) is not None:
            wanted = (*wanted, known)
    for fact, value in _thresholds(proof, asked):
        answer = proof.walk.patient.answer(fact)
        if answer.number is not None:
            at = answer.number == int(value * answer.parts)
            if proof.model(*wanted, at) is not None:
                wanted = (*wanted, at)
    model = proof.model(*wanted)
    if model is None:
        raise AssertionError("the smallest patient is lost")
    return model


def _fewest(
    proof: Proof, wanted: tuple[BoolRef, ...]
) -> tuple[tuple[BoolRef, ...], tuple[Fact, ...]]:
    """Halve the number of questions until fewer will not do."""
    model = proof.model(*wanted)
    if model is None:
        raise AssertionError("no patient to make smaller")
    asked = _asked(proof, model)
    low, high = 0, len(asked)
    limit: tuple[BoolRef, ...] = ()
    for _ in range(MOST_STEPS):
        if low >= high:
            break
        middle = (low + high) // 2
        at_most = proof.walk.patient.named(AtMost(*proof.asking.facts.values(), middle))
        model = proof.model(*wanted, at_most)
        if model is None:
            low = middle + 1
        else:
            limit, asked = (at_most,), _asked(proof, model)
            high = len(asked)
    return (*wanted, *limit), asked


def _asked(proof: Proof, model: ModelRef) -> tuple[Fact, ...]:
    facts = proof.asking.facts.items()
    return tuple(fact for fact, asked in facts if is_true(model.eval(asked, model_completion=True)))


def _thresholds(proof: Proof, asked: tuple[Fact, ...]) -> Iterator[tuple[Fact, Fraction]]:
    """Yield the numbers with which each question asked is compared, and those beside."""
    found: dict[Fact, set[Fraction]] = defaultdict(set)
    for section in proof.walk.sections:
        for one in section.rules:
            if one.rule.condition is not None:
                _compared(one.rule.condition, found)
    for fact in asked:
        yield from ((fact, value) for value in sorted(found[fact]))


def _compared(part: Condition | Term, found: dict[Fact, set[Fraction]]) -> None:
    if isinstance(part, Compare | Between):
        terms = parts_of(part)
        facts = [one.fact for one in terms if isinstance(one, Measure)]
        numbers = [Fraction(one.value) for one in terms if isinstance(one, Number)]
        for fact in facts:
            found[fact].update(numbers)
    for below in parts_of(part):
        _compared(below, found)
