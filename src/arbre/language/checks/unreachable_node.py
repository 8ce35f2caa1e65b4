"""A node that no way leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path
from arbre.language.strays import perhaps_named
from arbre.language.ways import reached


def unreachable_node(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the nodes that a walk cannot reach, the first ones of each lost part only."""
    start = draft.protocol.tree.start
    if start not in draft.nodes:
        return
    found = reached({start, *perhaps_named(draft, "node", draft.nodes)}, draft.ways)
    led_to = {target for targets in draft.ways.values() for target in targets}
    for name in draft.nodes:
        if name not in found and name not in led_to:
            yield Finding(
                code="unreachable-node", path=node_path(name), at="key", values={"node": name}
            )
