"""A choice of acts that does not say what happens when none may be given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft, act_steps, node_path


def first_of_without_else(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the `first_of` without `else`."""
    for name, node in draft.nodes.items():
        for index, step in enumerate(act_steps(node)):
            if step.first_of is not None and step.else_ is None:
                yield Finding(
                    code="first-of-without-else",
                    path=(*node_path(name), "acts", index, "first_of"),
                    at="key",
                    values={"node": name, "referral": draft.usual_referral},
                )
