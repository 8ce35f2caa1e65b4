"""A range whose ends are not among the numbers that can be answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def range_off_step(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the ends of ranges that are not whole multiples of the step."""
    for name, question in draft.protocol.questions.items():
        step = 1 if question.type == "integer" else question.step
        for index, end in enumerate(question.range or ()):
            if step and Fraction(end) % Fraction(step):
                yield Finding(
                    code="range-off-step",
                    path=("questions", name, "range", index),
                    values={"question": name, "end": str(end), "step": str(step)},
                )
