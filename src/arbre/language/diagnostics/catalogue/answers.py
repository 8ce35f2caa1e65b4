"""The wording of diagnostics: answers."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
