"""Dates of validity that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft


def dates_out_of_order(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the ends and the review that come before the beginning."""
    valid = draft.protocol.valid
    for key, written in (("until", valid.until), ("review_by", valid.review_by)):
        if written is not None and written < valid.from_:
            yield Finding(
                code="dates-out-of-order",
                path=("valid", key),
                values={"later": written, "from": valid.from_},
                others=(Other(path=("valid", "from"), key="from"),),
            )
