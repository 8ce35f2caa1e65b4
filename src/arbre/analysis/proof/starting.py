"""On which day a case begins: months are as long as the calendar has them from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from z3 import ModelRef, is_true

from arbre.analysis.proof.case import Full
from arbre.analysis.proof.fixing import months
from arbre.analysis.proof.walk import Walk
from arbre.engine.answers import Answer, Answers, Clocks
from arbre.language.conditions.syntax import Fact

FOUR_YEARS: Final = 4 * 365 + 1

Side = tuple[Walk, Full]


def first_day(sides: Sequence[Side], model: ModelRef) -> date | None:
    """Return a later first day from which all months are as long as a model has them."""
    for days in range(1, FOUR_YEARS):
        moved = timedelta(days=days)
        if all(fits(walk, _later(full, walk, moved), model) for walk, full in sides):
            return sides[0][1].clocks.start.date() + moved
    return None


def fits(walk: Walk, full: Full, model: ModelRef) -> bool:
    """Tell whether the months of a patient's waits are as long as a model has them."""
    every = months(walk, full.answers, full.clocks)
    return all(is_true(model.eval(one, model_completion=True)) for one in every)


def _later(full: Full, walk: Walk, moved: timedelta) -> Full:
    """Return the same clocks, and the answers that waits count from, as much later."""
    waits = (node.wait for node in walk.tree.nodes.values() if node.wait is not None)
    facts: dict[Fact, Answer] = {}
    for fact in (wait.from_fact for wait in waits if wait.from_fact is not None):
        answer = full.answers.facts.get(fact)
        if isinstance(answer, date):
            facts[fact] = answer + moved
    clocks = full.clocks
    return replace(
        full,
        answers=Answers(facts=facts),
        clocks=Clocks(
            start=clocks.start + moved,
            visits={visit: at + moved for visit, at in clocks.visits.items()},
        ),
    )
