"""A name that stands for a question and that no question has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.strays import strays


def unknown_question(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the uses of questions that are not defined."""
    for stray in strays(draft, "question", draft.protocol.questions):
        others = (
            (Other(path=("questions", stray.meant), at="key", key="meant"),) if stray.meant else ()
        )
        yield Finding(
            code="unknown-question",
            path=stray.use.path,
            values={"name": stray.use.name, "suggestion": stray.example},
            others=others,
        )
