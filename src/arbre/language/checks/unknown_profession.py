"""A profession that the law does not let delegate or be delegated to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft
from arbre.language.professions import ALIASES, ARTICLE, PROFESSIONS
from arbre.language.strays import Suggesting


def unknown_profession(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the professions that article L.4011-1 of the code of public health does not list."""
    suggesting = Suggesting(PROFESSIONS)
    for side, people in (
        ("delegants", draft.protocol.delegants),
        ("delegates", draft.protocol.delegates),
    ):
        for index, one in enumerate(people):
            if one.profession in PROFESSIONS:
                continue
            meant = suggesting.meant(one.profession) or suggesting.meant(_alias(one.profession))
            yield Finding(
                code="unknown-profession",
                path=(side, index, "profession"),
                values={
                    "profession": one.profession,
                    "suggestion": meant or ", ".join(PROFESSIONS),
                    "article": ARTICLE,
                },
            )


def _alias(word: str) -> str:
    """Return the id behind a usual short name."""
    return ALIASES.get(word, word)
