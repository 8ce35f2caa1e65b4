"""`arbre` alone."""

from __future__ import annotations

from arbre.language.diagnostics.diagnostic import Language


def open_menu(language: Language) -> None:
    """Offer a new walk, a walk to resume, the protocols."""
    raise NotImplementedError(language)
