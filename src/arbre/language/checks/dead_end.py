"""A node that says nothing of what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path


def dead_end(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the nodes without exit."""
    for name, node in draft.nodes.items():
        exits = (node.next, node.branches, node.refer, node.exclude)
        if all(way is None for way in exits):
            yield Finding(code="dead-end", path=node_path(name), at="key", values={"node": name})
