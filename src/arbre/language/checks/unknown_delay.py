"""A wait whose delay is neither a duration nor a parameter that is one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path
from arbre.language.strays import Suggesting


def unknown_delay(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each `after` and `before` that names no whole number of minutes, hours, days, ..."""
    parameters = draft.protocol.parameters
    known = [name for name in parameters if draft.delay(name) is not None]
    suggesting = Suggesting(known)
    for node, wait in draft.waits:
        for key, written in (("after", wait.after), ("before", wait.before)):
            if written is not None and draft.delay(written) is None:
                meant = suggesting.meant(written) or next(iter(known), "14 days")
                yield Finding(
                    code="unknown-delay",
                    path=(*node_path(node), "wait", key),
                    values={"name": written, "suggestion": meant},
                )
