"""Branches that may all be false, with nothing said of what comes then: a gap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.syntax import Condition, Path
from arbre.language.conditions.views import View, rest_of, view_of
from arbre.language.draft import Draft, node_path


def missing_otherwise(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the branches without `otherwise`, unless they visibly take every answer to a question.

    What takes the answers to two questions together is for a solver to see.
    """
    for name, node in draft.nodes.items():
        if node.branches is None or node.otherwise is not None:
            continue
        path = node_path(name)
        where = [(*path, "branches", index, "when") for index in range(len(node.branches))]
        guards = [draft.conditions[one] for one in where if one in draft.conditions]
        if len(guards) < len(where) or _exhaustive(guards, draft):
            continue
        yield Finding(
            code="missing-otherwise",
            path=(*path, "branches"),
            at="key",
            values={"node": name, "referral": draft.usual_referral},
            others=_last(where),
        )


def _exhaustive(guards: list[Condition], draft: Draft) -> bool:
    views: dict[str, list[View]] = {}
    for guard in guards:
        view = view_of(guard, draft.scope)
        if view is not None:
            views.setdefault(view.key, []).append(view)
    return any(not rest_of(group) for group in views.values())


def _last(where: list[Path]) -> tuple[Other, ...]:
    return (Other(path=where[-1], key="last"),)
