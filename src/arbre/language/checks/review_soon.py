"""A protocol whose review is near on the day it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft

NOTICE = 60
"""Days."""


def review_soon(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield that fewer than 60 days are left before `review_by`."""
    review = _day(draft.protocol.valid.review_by)
    if today is None or review is None:
        return
    left = (review - today).days
    if 0 <= left <= NOTICE:
        values = {"days": str(left), "review": review.isoformat()}
        yield Finding(code="review-soon", path=("valid", "review_by"), values=values)


def _day(text: str) -> date | None:
    """Return the day, None for one that no calendar has."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
