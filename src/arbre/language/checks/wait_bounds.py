"""A wait that ends before it may begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.durations import minutes


def wait_bounds(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the waits whose `before` is sooner than their `after`."""
    for name, wait in draft.waits:
        after, before = draft.delay(wait.after), draft.delay(wait.before)
        if after is None or before is None:
            continue
        least, _ = minutes(after)
        _, most = minutes(before)
        if most < least:
            path = (*node_path(name), "wait")
            yield Finding(
                code="wait-bounds",
                path=(*path, "before"),
                values={"after": after, "before": before},
                others=(Other(path=(*path, "after"), key="after"),),
            )
