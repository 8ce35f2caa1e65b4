"""A question that nobody asks: what it looks for would not be looked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.strays import perhaps_named, perhaps_read


def unused_question(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the questions that no condition reads, guarantees apart, and that no list asks."""
    asked = {use.name for use in draft.uses if use.space in ("question", "origin")}
    asked |= {
        mention.name
        for path, mention in draft.mentions
        if path[0] != "guarantees" and path[:2] != ("questions", mention.name)
    }
    asked |= perhaps_read(draft) | perhaps_named(draft, "question", draft.protocol.questions)
    for name in draft.protocol.questions:
        if name not in asked:
            yield Finding(
                code="unused-question", path=("questions", name), at="key", values={"name": name}
            )
