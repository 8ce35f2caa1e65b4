"""A consent that is not asked of everyone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft


def consent_gated(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the consent questions that have an `if`."""
    for index, name in enumerate(draft.protocol.consent.ask):
        question = draft.protocol.questions.get(name)
        if question is not None and question.if_ is not None:
            yield Finding(
                code="consent-gated",
                path=("consent", "ask", index),
                values={"question": name, "type": question.type},
                others=(Other(path=("questions", name, "if"), key="question"),),
            )
