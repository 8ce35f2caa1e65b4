"""No exit for a doubt: it must be offered at every step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def missing_doubt(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield that the file names no referral for a doubt."""
    if draft.protocol.doubt is None:
        values = {"referral": draft.usual_referral}
        yield Finding(code="missing-doubt", path=("referrals",), at="key", values=values)
