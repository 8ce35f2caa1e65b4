"""A limit whose least is above its greatest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.comparing import constant
from arbre.language.conditions.ranges import unit_of
from arbre.language.draft import Draft


def limit_bounds(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the limits that no number can respect, as far as constants show it."""
    for name, act in draft.protocol.acts.items():
        for id_ in act.limits:
            path = ("acts", name, "limits", id_)
            least, greatest = draft.terms.get((*path, "min")), draft.terms.get((*path, "max"))
            if least is None or greatest is None:
                continue
            unit = unit_of(greatest, draft.scope)
            low, high = constant(least, unit, draft.scope), constant(greatest, unit, draft.scope)
            if low is not None and high is not None and low > high:
                yield Finding(
                    code="limit-bounds",
                    path=(*path, "min"),
                    values={"limit": id_, "act": name},
                    others=(Other(path=(*path, "max"), key="max"),),
                )
