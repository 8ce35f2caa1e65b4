"""An act of a node that waits for an answer, given whatever the answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.protocol import ActStep
from arbre.language.reasking import questions_read


def act_before_answer(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the acts of waiting nodes whose `when` does not read what is waited for."""
    for name, wait in draft.waits:
        question = wait.question
        if question not in draft.protocol.questions:
            continue
        for index, step in enumerate(draft.nodes[name].acts):
            path = (*node_path(name), "acts", index)
            when = draft.conditions.get((*path, "when"))
            hidden = when is None and isinstance(step, ActStep) and step.when is not None
            if hidden or (when is not None and question in questions_read(draft, when)):
                continue
            yield Finding(
                code="act-before-answer",
                path=path,
                values={"question": question, "node": name},
                others=(Other(path=(*node_path(name), "wait", "question"), key="question"),),
            )
