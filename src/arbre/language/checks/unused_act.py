"""An act that no node gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import perhaps_named


def unused_act(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the acts of the catalogue that the tree does not name."""
    given = {use.name for use in draft.uses if use.space == "act" and use.path[0] == "tree"}
    given |= perhaps_named(draft, "act", draft.protocol.acts)
    for name in draft.protocol.acts:
        if name not in given:
            yield Finding(code="unused-act", path=("acts", name), at="key", values={"name": name})
