"""Branches that may all be false, with nothing said of what comes then: a gap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.boxes import exhaustive
from arbre.language.draft import Draft, node_path


def missing_otherwise(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the branches without `otherwise`, unless they visibly take every answer."""
    for name, node in draft.nodes.items():
        if node.branches is None or node.otherwise is not None:
            continue
        path = node_path(name)
        where = [(*path, "branches", index, "when") for index in range(len(node.branches))]
        guards = [draft.conditions[one] for one in where if one in draft.conditions]
        if len(guards) < len(where) or exhaustive(guards, draft.scope):
            continue
        yield Finding(
            code="missing-otherwise",
            path=(*path, "branches"),
            at="key",
            values={"node": name, "referral": draft.usual_referral},
            others=(Other(path=where[-1], key="last"),),
        )
