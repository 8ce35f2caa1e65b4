"""A way through the tree that comes back to where it was: the walk would not end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.ways import loops, shown

_SHOWN = 4


def cycle(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each loop, at the way that closes it."""
    edges = {(edge.source, edge.target): edge for edge in draft.edges}
    for loop in loops(draft.ways):
        steps = [edges[pair] for pair in zip(loop, (*loop[1:], loop[0]), strict=True)]
        yield Finding(
            code="cycle",
            path=steps[-1].path,
            values={"loop": shown(loop), "first": loop[0]},
            others=tuple(
                Other(path=step.path, key="step", values={"target": step.target})
                for step in steps[:-1][:_SHOWN]
            ),
        )
