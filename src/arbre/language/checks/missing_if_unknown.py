"""Branches that do not say where an unknown answer leads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.reach import Reach


def missing_if_unknown(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the branches without `if_unknown`, and the acts that silence would give."""
    reach = Reach.of(draft)
    for name, node in draft.nodes.items():
        if node.branches is None or node.if_unknown is not None:
            continue
        path = node_path(name)
        others = [Other(path=(*path, "branches", 0, "when"), key="unsure")]
        if node.otherwise is not None and node.otherwise.next is not None:
            acts = reach.acts(node.otherwise.next)
            where = (*path, "otherwise", "next")
            values = {"acts": acts or node.otherwise.next}
            others.append(Other(path=where, key="acts" if acts else "goes", values=values))
        yield Finding(
            code="missing-if-unknown",
            path=(*path, "branches"),
            at="key",
            values={"node": name, "referral": draft.usual_referral},
            others=tuple(others),
        )
