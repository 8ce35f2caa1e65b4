"""Definitions, values and `if`s that rest on each other in a circle: none means anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft
from arbre.language.ways import Ways, loops, shown

_SHOWN = 4


def definition_cycle(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each circle, at its first name."""
    homes = _homes(draft)
    for loop in loops(_ways(draft, homes)):
        yield Finding(
            code="definition-cycle",
            path=homes[loop[0]],
            at="key",
            values={"loop": shown(loop), "name": loop[0]},
            others=tuple(
                Other(path=homes[name], at="key", key="step") for name in loop[1 : _SHOWN + 1]
            ),
        )


def _homes(draft: Draft) -> dict[str, Path]:
    """Return where each name that may rest on others is defined."""
    protocol = draft.protocol
    sections = (
        ("values", protocol.values),
        ("definitions", protocol.definitions),
        ("questions", protocol.questions),
    )
    return {name: (section, name) for section, names in sections for name in names}


def _ways(draft: Draft, homes: dict[str, Path]) -> Ways:
    """Return the names that each name's own definition mentions."""
    ways: dict[str, list[str]] = {name: [] for name in homes}
    for path, mention in draft.mentions:
        if mention.name in homes and homes.get(str(path[1])) == path[:2]:
            ways[str(path[1])].append(mention.name)
    return {name: tuple(mentioned) for name, mentioned in ways.items()}
