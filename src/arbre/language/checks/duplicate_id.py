"""Two criteria, or two guarantees, with one id: a reason would name both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft


def duplicate_id(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each id that an earlier one has."""
    criteria = tuple((criterion.id, path) for criterion, path in draft.criteria)
    for ids in (criteria, _guarantees(draft)):
        first: dict[str, Path] = {}
        for id_, path in ids:
            before = first.setdefault(id_, path)
            if before != path:
                yield Finding(
                    code="duplicate-id",
                    path=(*path, "id"),
                    values={"id": id_},
                    others=(Other(path=(*before, "id"), key="first"),),
                )


def _guarantees(draft: Draft) -> tuple[tuple[str, Path], ...]:
    return tuple(
        (guarantee.id, ("guarantees", index))
        for index, guarantee in enumerate(draft.protocol.guarantees)
    )
