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
        f"{source}.{statement}": (source, statement)
        for source, text in draft.protocol.sources.items()
        for statement in text.statements
    }
    for stray in strays(draft, "statement", known):
        others = ()
        if stray.meant is not None:
            source, statement = known[stray.meant]
            where = ("sources", source, "statements", statement)
            others = (Other(path=where, at="key", key="meant"),)
        yield Finding(
            code="unknown-citation",
            path=stray.use.path,
            values={"name": stray.use.name, "suggestion": stray.example},
            others=others,
        )
