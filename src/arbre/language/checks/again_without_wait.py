"""Questions asked again where no new visit begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, node_path


def again_without_wait(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the `again` of nodes that do not wait."""
    for name, node in draft.nodes.items():
        if node.again and node.wait is None:
            path = (*node_path(name), "again")
            yield Finding(code="again-without-wait", path=path, at="key", values={"node": name})
