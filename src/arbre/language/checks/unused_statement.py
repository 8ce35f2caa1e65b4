"""A statement that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import perhaps_named


def unused_statement(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the statements of the sources that no `cite` names."""
    homes = {
        f"{source}.{statement}": ("sources", source, "statements", statement)
        for source, text in draft.protocol.sources.items()
        for statement in text.statements
    }
    cited = {use.name for use in draft.uses if use.space == "statement"}
    cited |= perhaps_named(draft, "statement", homes)
    for name, path in homes.items():
        if name not in cited:
            yield Finding(code="unused-statement", path=path, at="key", values={"name": name})
