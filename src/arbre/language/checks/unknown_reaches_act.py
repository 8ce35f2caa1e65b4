"""An unknown answer goes on, on no ground, to where acts are given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.reach import Reach


def unknown_reaches_act(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the `if_unknown` that may end in an act without a ground."""
    reach = Reach.of(draft)
    for name, node in draft.nodes.items():
        if node.if_unknown is None or node.if_unknown.next is None:
            continue
        acts = reach.acts(node.if_unknown.next)
        if not acts or node.if_unknown.ground is not None:
            continue
        path = node_path(name)
        first = Other(path=(*path, "branches", 0, "when"), key="unsure")
        yield Finding(
            code="unknown-reaches-act",
            path=(*path, "if_unknown", "next"),
            values={"acts": acts, "node": name, "referral": draft.usual_referral},
            others=(first,) if node.branches else (),
        )
