"""Two branches of a node with one condition: the second is never taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.syntax import Condition, Path
from arbre.language.draft import Draft, node_path


def duplicate_guard(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each branch whose condition an earlier branch of the node has."""
    for name, node in draft.nodes.items():
        first: dict[Condition, Path] = {}
        for index in range(len(node.branches or ())):
            path = (*node_path(name), "branches", index, "when")
            condition = draft.conditions.get(path)
            before = first.setdefault(condition, path) if condition is not None else path
            if before != path:
                others = (Other(path=before, key="first"),)
                yield Finding(
                    code="duplicate-guard", path=path, values={"node": name}, others=others
                )
