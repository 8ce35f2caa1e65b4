"""A wait that does not say what happens when nobody comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path


def missing_if_none(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the waits without `if_none`."""
    for name, wait in draft.waits:
        if wait.if_none is None:
            values = {"node": name, "referral": draft.usual_referral}
            path = (*node_path(name), "wait")
            yield Finding(code="missing-if-none", path=path, at="key", values=values)
