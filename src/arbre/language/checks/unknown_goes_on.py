"""An unknown answer goes on, on no ground, as if it reassured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path
from arbre.language.reach import Reach


def unknown_goes_on(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the `if_unknown` that go on without a ground, where no act is reached."""
    reach = Reach.of(draft)
    for name, node in draft.nodes.items():
        if node.if_unknown is None or node.if_unknown.next is None:
            continue
        if node.if_unknown.ground is None and not reach.acts(node.if_unknown.next):
            yield Finding(
                code="unknown-goes-on",
                path=(*node_path(name), "if_unknown", "next"),
                values={"target": node.if_unknown.next, "referral": draft.usual_referral},
            )
