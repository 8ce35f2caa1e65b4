"""More questions than one screen may hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path

MOST_ROWS = 6


def screen_too_full(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the nodes marked `one_screen` with more than six yes-or-no questions."""
    for name, node in draft.nodes.items():
        rows = [id_ for id_ in (*node.again, *node.ask) if _is_row(draft, id_)]
        if node.one_screen and len(rows) > MOST_ROWS:
            values = {"count": str(len(rows)), "node": name}
            path = (*node_path(name), "one_screen")
            yield Finding(code="screen-too-full", path=path, at="key", values=values)


def _is_row(draft: Draft, question: str) -> bool:
    written = draft.protocol.questions.get(question)
    return written is not None and written.type == "boolean"
