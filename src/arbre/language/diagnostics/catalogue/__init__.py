"""What every code says, in French and in English, joined from its areas."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from arbre.language.diagnostics.catalogue import (
    answers,
    beginning,
    checks,
    command,
    conditions,
    overlays,
    proof,
    reading,
    revisions,
    schema,
    syntax,
)
from arbre.language.diagnostics.catalogue.entry import Entry, Words

AREAS: Mapping[str, tuple[Entry, ...]] = MappingProxyType(
    {
        "reading": reading.ENTRIES + syntax.ENTRIES,
        "schema": schema.ENTRIES,
        "conditions": conditions.ENTRIES,
        "checks": checks.ENTRIES,
        "answers": answers.ENTRIES,
        "command": command.ENTRIES + beginning.ENTRIES + revisions.ENTRIES,
        "proof": proof.ENTRIES,
        "overlays": overlays.ENTRIES,
    }
)

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {entry.code: entry for entries in AREAS.values() for entry in entries}
)

__all__ = ["AREAS", "CATALOGUE", "Entry", "Words"]
