"""A wait that counts from something that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import strays


def unknown_origin(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each `from` that is neither `start`, nor a node, nor a question."""
    known = {"start": None, **draft.nodes, **draft.protocol.questions}
    for stray in strays(draft, "origin", known):
        yield Finding(
            code="unknown-origin",
            path=stray.use.path,
            values={"name": stray.use.name, "suggestion": stray.example},
        )
