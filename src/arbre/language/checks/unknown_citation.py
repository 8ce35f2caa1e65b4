"""A citation of a statement that no source holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.strays import strays


def unknown_citation(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the citations whose source, or whose statement of that source, does not exist."""
    known = {
        f"{source}.{statement}": ("sources", source, "statements", statement)
        for source, text in draft.protocol.sources.items()
        for statement in text.statements
    }
    for stray in strays(draft, "statement", known):
        meant = None if stray.meant is None else known[stray.meant]
        yield Finding(
            code="unknown-citation",
            path=stray.use.path,
            values={"name": stray.use.name, "suggestion": stray.example},
            others=(Other(path=meant, at="key", key="meant"),) if meant else (),
        )
