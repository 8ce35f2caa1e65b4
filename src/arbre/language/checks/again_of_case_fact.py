"""A question asked again although its answer holds for the whole case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path


def again_of_case_fact(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the items of `again` whose question says `holds: case`."""
    for name, node in draft.nodes.items():
        for index, question in enumerate(node.again):
            written = draft.protocol.questions.get(question)
            if written is not None and written.holds == "case":
                yield Finding(
                    code="again-of-case-fact",
                    path=(*node_path(name), "again", index),
                    values={"question": question},
                    others=(Other(path=("questions", question, "holds"), key="holds"),),
                )
