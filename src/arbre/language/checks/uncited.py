"""A criterion, an act or a threshold that says not where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def uncited(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the criteria, acts and sourced parameters without `cite`."""
    protocol = draft.protocol
    for criterion, path in draft.criteria:
        if criterion.cite is None:
            values = {"name": criterion.id}
            yield Finding(code="uncited", path=(*path, "id"), values=values)
    for name, act in protocol.acts.items():
        if act.cite is None:
            yield Finding(code="uncited", path=("acts", name), at="key", values={"name": name})
    for name, parameter in protocol.parameters.items():
        if parameter.cite is None and parameter.status != "assumed":
            where = ("parameters", name)
            yield Finding(code="uncited", path=where, at="key", values={"name": name})
