"""Which fact or comparison decides a condition for one patient (MC/DC, masking form).

A part decides where turning it over turns the condition over, all other answers staying as they
are. A condition is shown to depend on a part by one patient whose part is true and decides, and one
whose part is false and decides. Only known values count: a part that is unknown shows nothing. A
part that was not asked, because what was asked settles the condition, may have either value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from arbre.analysis.coverage.decisions import Atom, Count, Decision, Formula, Inverse
from arbre.engine.view import View
from arbre.language.conditions.values import (
    FALSE,
    TRUE,
    Possible,
    Truth,
    at_least,
    negation,
)


def deciding(decision: Decision, view: View) -> Iterator[tuple[int, bool]]:
    """Yield the number and the truth of each part that decides for this patient."""
    truths = [view.truth(leaf) for leaf in decision.leaves]
    for number, truth in enumerate(truths):
        if truth in (TRUE, FALSE) and _decides(decision.formula, truths, number):
            yield number, truth == TRUE


def _decides(formula: Formula, truths: Sequence[Possible], number: int) -> bool:
    turned = negation(truths[number])
    found = _value(formula, truths)
    other = _value(formula, [*truths[:number], turned, *truths[number + 1 :]])
    return (found == TRUE and other.low is Truth.FALSE) or (
        found == FALSE and other.high is Truth.TRUE
    )


def _value(formula: Formula, truths: Sequence[Possible]) -> Possible:
    match formula:
        case Atom(number):
            return truths[number]
        case Inverse(operand):
            return negation(_value(operand, truths))
        case Count(count, operands):
            return at_least(count, (_value(one, truths) for one in operands))
        case _:
            assert_never(formula)
