"""Definitions that rest on definitions that rest on definitions, without end in sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.conditions.nesting import MAX_EXPANDED, too_deep
from arbre.language.draft import Draft


def definition_too_deep(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the first name that is nested too deep once everything is written out."""
    protocol = draft.protocol
    homes = (
        ("definitions", protocol.definitions),
        ("values", protocol.values),
        ("questions", protocol.questions),
    )
    for name in too_deep(draft.scope)[:1]:
        section = next(section for section, names in homes if name in names)
        values = {"name": name, "limit": str(MAX_EXPANDED)}
        yield Finding(code="definition-too-deep", path=(section, name), at="key", values=values)
