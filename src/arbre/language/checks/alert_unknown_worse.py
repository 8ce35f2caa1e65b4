"""An alert that sends a doubt further than the sign itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.protocol import Referral
from arbre.language.tree import ADDRESSEES, URGENCIES


def alert_unknown_worse(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the alerts whose `if_unknown` outranks their own referral."""
    referrals = draft.protocol.referrals
    for alert, path in draft.alerts:
        if alert.if_unknown is None:
            continue
        sign, doubt = referrals.get(alert.refer), referrals.get(alert.if_unknown.refer)
        if sign is not None and doubt is not None and rank(doubt) < rank(sign):
            yield Finding(
                code="alert-unknown-worse",
                path=(*path, "if_unknown", "refer"),
                values={"doubt": alert.if_unknown.refer, "sign": alert.refer},
                others=(Other(path=(*path, "refer"), key="sign"),),
            )


def rank(referral: Referral) -> tuple[int, int]:
    """Return the order of two referrals: the least is the most urgent."""
    return URGENCIES.index(referral.urgency), ADDRESSEES.index(referral.to)
