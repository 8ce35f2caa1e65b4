"""A guarantee that says `above` of an act that has several limits, or none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def which_limit(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the bounds of which nothing says what they bound."""
    for i, guarantee in enumerate(draft.protocol.guarantees):
        for side, promise in (("always", guarantee.always), ("never", guarantee.never)):
            act = draft.protocol.acts.get(promise.act or "") if promise is not None else None
            if promise is None or act is None or promise.above is None or promise.limit is not None:
                continue
            known = [name for name, limit in act.limits.items() if limit.max is not None]
            if len(known) != 1:
                yield Finding(
                    code="which-limit",
                    path=("guarantees", i, side, "above"),
                    values={
                        "act": promise.act or "",
                        "known": ", ".join(known) or "∅",
                        "near": known[0] if known else "duration",
                    },
                )
