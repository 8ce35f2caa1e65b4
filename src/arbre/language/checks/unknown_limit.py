"""A guarantee on a limit that its act does not have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.diagnostics.suggesting import closest
from arbre.language.draft import Draft


def unknown_limit(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the limits named by guarantees that are not among the limits of the act."""
    for i, guarantee in enumerate(draft.protocol.guarantees):
        for side, promise in (("always", guarantee.always), ("never", guarantee.never)):
            if promise is None or promise.limit is None:
                continue
            act = draft.protocol.acts.get(promise.act or "")
            if act is None or promise.limit in act.limits:
                continue
            known = tuple(act.limits)
            near = closest(promise.limit, known) or (known[0] if known else "duration")
            yield Finding(
                code="unknown-limit",
                path=("guarantees", i, side, "limit"),
                values={
                    "act": promise.act or "",
                    "name": promise.limit,
                    "known": ", ".join(known) or "∅",
                    "near": near,
                },
            )
