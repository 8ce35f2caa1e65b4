"""A protocol whose review is overdue on the day it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def review_passed(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield that the day lies after `review_by`: nothing will be authorised."""
    review = draft.protocol.valid.review_by
    if today is not None and today.isoformat() > review:
        values = {"today": today.isoformat(), "review": review}
        yield Finding(code="review-passed", path=("valid", "review_by"), values=values)
