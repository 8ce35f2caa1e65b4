"""A protocol that is not valid on the day it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def not_in_force(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield that the day lies before `from` or after `until`."""
    if today is None:
        return
    valid = draft.protocol.valid
    if valid.until is not None and valid.until < valid.from_:
        return
    day = today.isoformat()
    if day < valid.from_:
        yield Finding(code="not-in-force", path=("valid", "from"), values={"today": day})
    elif valid.until is not None and day > valid.until:
        yield Finding(code="not-in-force", path=("valid", "until"), values={"today": day})
