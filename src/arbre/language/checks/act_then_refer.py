"""Acts of a node that sends every patient away: they would be revoked at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, edges_of, node_path
from arbre.language.protocol import Node


def act_then_refer(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the nodes with acts from which every way is a referral."""
    for name, node in draft.nodes.items():
        sent = _sent_away(node)
        if node.acts and sent is not None:
            path = node_path(name)
            yield Finding(
                code="act-then-refer",
                path=(*path, "acts"),
                at="key",
                values={"node": name},
                others=(Other(path=(*path, sent), at="key", key="sent"),),
            )


def _sent_away(node: Node) -> str | None:
    """Return the key that sends every patient away, None if one may go on."""
    if node.exclude is not None:
        return "exclude"
    if node.refer is not None:
        return "refer"
    return "branches" if node.branches is not None and not any(edges_of("", node)) else None
