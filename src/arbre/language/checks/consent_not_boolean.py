"""A consent that is not a yes or a no."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft


def consent_not_boolean(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the consent questions of another type than boolean."""
    for index, name in enumerate(draft.protocol.consent.ask):
        question = draft.protocol.questions.get(name)
        if question is not None and question.type != "boolean":
            yield Finding(
                code="consent-not-boolean",
                path=("consent", "ask", index),
                values={"question": name, "type": question.type},
                others=(Other(path=("questions", name, "type"), key="question"),),
            )
