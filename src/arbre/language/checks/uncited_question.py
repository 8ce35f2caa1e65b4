"""A question that says not where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def uncited_question(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the questions without `cite`."""
    for name, question in draft.protocol.questions.items():
        if question.cite is None:
            yield Finding(
                code="uncited-question", path=("questions", name), at="key", values={"name": name}
            )
