"""Two things that conditions may read have one name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft


def name_clash(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each name that an earlier section defines too."""
    protocol = draft.protocol
    first: dict[str, str] = {}
    for section, names in (
        ("questions", protocol.questions),
        ("parameters", protocol.parameters),
        ("definitions", protocol.definitions),
        ("values", protocol.values),
    ):
        for name in names:
            before = first.setdefault(name, section)
            if before != section:
                yield Finding(
                    code="name-clash",
                    path=(section, name),
                    at="key",
                    values={"name": name, "section": section, "other": before},
                    others=(Other(path=(before, name), at="key", key="first"),),
                )
