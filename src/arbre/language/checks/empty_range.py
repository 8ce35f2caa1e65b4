"""A range that holds no number, or only one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def empty_range(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the questions whose range does not rise."""
    for name, question in draft.protocol.questions.items():
        if question.range is not None and question.range[0] >= question.range[1]:
            low, high = map(str, question.range)
            values = {"question": name, "low": low, "high": high}
            yield Finding(code="empty-range", path=("questions", name, "range"), values=values)
