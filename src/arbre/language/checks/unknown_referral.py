"""A name that stands for a referral and that no referral has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.strays import strays


def unknown_referral(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the uses of referrals that are not defined."""
    for stray in strays(draft, "referral", draft.protocol.referrals):
        others = (
            (Other(path=("referrals", stray.meant), at="key", key="meant"),) if stray.meant else ()
        )
        yield Finding(
            code="unknown-referral",
            path=stray.use.path,
            values={"name": stray.use.name, "suggestion": stray.example},
            others=others,
        )
