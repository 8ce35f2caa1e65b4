"""A node that may be reached in more than one visit: its answers would have two meanings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, Edge, node_path
from arbre.language.visits import FIRST


def ambiguous_visit(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the nodes whose visit depends on the way taken."""
    arriving: dict[str, list[Edge]] = {}
    for edge in draft.edges:
        arriving.setdefault(edge.target, []).append(edge)
    of = draft.visits.of
    for name in draft.visits.ambiguous:
        shown = {of[edge.source]: edge for edge in arriving.get(name, ()) if edge.source in of}
        yield Finding(
            code="ambiguous-visit",
            path=node_path(name),
            at="key",
            values={"node": name},
            others=tuple(_arrival(visit, edge) for visit, edge in shown.items()),
        )


def _arrival(visit: str, edge: Edge) -> Other:
    key = "first_visit" if visit == FIRST else "later_visit"
    return Other(path=edge.path, key=key, values={"visit": visit})
