"""A wait for an answer that its own node does not read: a refusal would read as "go on"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path
from arbre.language.reasking import questions_read


def wait_question_unread(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the waited-for questions that no branch of their node reads."""
    for name, wait in draft.waits:
        if wait.question not in draft.protocol.questions:
            continue
        path = node_path(name)
        guards = [
            draft.conditions.get((*path, "branches", index, "when"))
            for index in range(len(draft.nodes[name].branches or ()))
        ]
        read = [guard is None or wait.question in questions_read(draft, guard) for guard in guards]
        if not any(read):
            yield Finding(
                code="wait-question-unread",
                path=(*path, "wait", "question"),
                values={"question": wait.question, "node": name},
            )
