"""The wording of diagnostics: what a protocol means."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.checks import (
    acts,
    evidence,
    names,
    people,
    silence,
    unused,
    waits,
    ways,
)
from arbre.language.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    *names.ENTRIES,
    *ways.ENTRIES,
    *silence.ENTRIES,
    *waits.ENTRIES,
    *acts.ENTRIES,
    *people.ENTRIES,
    *evidence.ENTRIES,
    *unused.ENTRIES,
)
