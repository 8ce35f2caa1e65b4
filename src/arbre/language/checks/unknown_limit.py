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
            act = draft.protocol.acts.get(promise.act or "") if promise is not None else None
            if promise is None or act is None or promise.above is None:
                continue
            known = tuple(name for name, limit in act.limits.items() if limit.max is not None)
            path = ("guarantees", i, side, "above" if promise.limit is None else "limit")
            if promise.limit is None and len(known) != 1:
                yield _finding("which-limit", path, known, promise.act or "", "")
            elif promise.limit is not None and promise.limit not in act.limits:
                yield _finding("unknown-limit", path, known, promise.act or "", promise.limit)


def _finding(
    code: str, path: tuple[str | int, ...], known: tuple[str, ...], act: str, name: str
) -> Finding:
    near = closest(name, known) or (known[0] if known else "duration")
    values = {"act": act, "name": name, "known": ", ".join(known) or "∅", "near": near}
    return Finding(code=code, path=path, values=values)
