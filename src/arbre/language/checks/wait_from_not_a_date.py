"""A wait that counts from a question that is no date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.durations import exact


def wait_from_not_a_date(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each `from` that names a question which does not say a day or an instant."""
    for name, wait in draft.waits:
        question = draft.protocol.questions.get(wait.from_)
        if question is None or wait.from_ in draft.nodes:
            continue
        bounds = (draft.delay(bound) for bound in (wait.after, wait.before))
        hours = any(exact(bound) for bound in bounds if bound is not None)
        wanted = ("datetime",) if hours else ("date", "datetime")
        if question.type not in wanted:
            yield Finding(
                code="wait-from-not-a-date",
                path=(*node_path(name), "wait", "from"),
                values={
                    "question": wait.from_,
                    "type": question.type,
                    "wanted": " / ".join(wanted),
                },
                others=(Other(path=("questions", wait.from_, "type"), key="type"),),
            )
