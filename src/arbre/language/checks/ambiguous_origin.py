"""A wait that counts from a name that is both a node and a question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path


def ambiguous_origin(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each `from` that may be read in two ways."""
    for use in draft.uses:
        if use.space != "origin":
            continue
        if use.name in draft.nodes and use.name in draft.protocol.questions:
            yield Finding(
                code="ambiguous-origin",
                path=use.path,
                values={"name": use.name},
                others=(
                    Other(path=node_path(use.name), at="key", key="node"),
                    Other(path=("questions", use.name), at="key", key="question"),
                ),
            )
