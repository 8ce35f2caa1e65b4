"""A referral that nothing sends to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import perhaps_named


def unused_referral(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the referrals that no criterion, node or act names."""
    named = {
        use.name for use in draft.uses if use.space == "referral" and use.path[0] != "guarantees"
    }
    named |= perhaps_named(draft, "referral", draft.protocol.referrals)
    for name in draft.protocol.referrals:
        if name not in named:
            yield Finding(
                code="unused-referral", path=("referrals", name), at="key", values={"name": name}
            )
