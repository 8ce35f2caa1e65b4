"""One name twice in one list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft


def listed_twice(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each item that an earlier item of the same list repeats."""
    first: dict[tuple[Path, str], Path] = {}
    for use in draft.uses:
        if not isinstance(use.path[-1], int):
            continue
        before = first.setdefault((use.path[:-1], use.name), use.path)
        if before != use.path:
            yield Finding(
                code="listed-twice",
                path=use.path,
                values={"name": use.name},
                others=(Other(path=before, key="first"),),
            )
