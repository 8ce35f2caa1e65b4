"""A node marked for one screen that has nothing to show together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path


def screen_without_rows(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the nodes marked `one_screen` with fewer than two yes-or-no questions."""
    questions = draft.protocol.questions
    for name, node in draft.nodes.items():
        asked = [questions[id_].type for id_ in (*node.again, *node.ask) if id_ in questions]
        if node.one_screen and asked.count("boolean") < 2:
            path = (*node_path(name), "one_screen")
            yield Finding(code="screen-without-rows", path=path, at="key", values={"node": name})
