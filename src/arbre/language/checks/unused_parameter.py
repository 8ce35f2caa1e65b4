"""A parameter that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import perhaps_read


def unused_parameter(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the parameters that no condition, limit or wait mentions, but their own."""
    own = "parameters"
    read = {name.name for path, name in draft.mentions if path[:2] != (own, name.name)}
    read |= perhaps_read(draft)
    read |= {name for _, wait in draft.waits for name in (wait.after, wait.before) if name}
    for name in draft.protocol.parameters:
        if name not in read:
            yield Finding(
                code="unused-parameter", path=(own, name), at="key", values={"name": name}
            )
