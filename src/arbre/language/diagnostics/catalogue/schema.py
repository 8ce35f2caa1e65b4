"""The wording of diagnostics: schema."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
