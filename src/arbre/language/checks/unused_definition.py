"""A definition that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import perhaps_read


def unused_definition(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the definitions that no condition or limit mentions, but their own."""
    own = "definitions"
    read = {name.name for path, name in draft.mentions if path[:2] != (own, name.name)}
    read |= perhaps_read(draft)
    for name in draft.protocol.definitions:
        if name not in read:
            yield Finding(
                code="unused-definition", path=(own, name), at="key", values={"name": name}
            )
