"""A way that leads to a node that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.strays import strays
from arbre.language.tree import END

_START = ("tree", "start")
_AT = "at"


def unknown_node(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the names that are neither a node nor, where a walk may end, `end`."""
    nodes = draft.nodes
    for stray in strays(draft, "node", nodes):
        name, path = stray.use.name, stray.use.path
        if name == END and path != _START and path[-1] != _AT:
            continue
        meant = (
            ()
            if stray.meant is None
            else (Other(path=node_path(stray.meant), at="key", key="meant"),)
        )
        values = {"name": name, "suggestion": stray.example}
        yield Finding(code="unknown-node", path=path, values=values, others=meant)
