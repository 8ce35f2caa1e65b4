"""A profession that would delegate to itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.professions import ARTICLE


def same_profession(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the delegates that are, specialty included, among the delegants."""
    delegants = {
        (one.profession, one.specialty): ("delegants", index)
        for index, one in enumerate(draft.protocol.delegants)
    }
    for index, one in enumerate(draft.protocol.delegates):
        other = delegants.get((one.profession, one.specialty))
        if other is not None:
            yield Finding(
                code="same-profession",
                path=("delegates", index),
                values={"profession": one.profession, "article": ARTICLE},
                others=(Other(path=other, key="delegant"),),
            )
