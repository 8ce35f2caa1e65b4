"""A choice of one: there is nothing to choose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def single_option(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the `choice` questions with one option."""
    for name, question in draft.protocol.questions.items():
        if question.type == "choice" and len(question.options or ()) == 1:
            path = ("questions", name, "options")
            yield Finding(code="single-option", path=path, at="key", values={"question": name})
