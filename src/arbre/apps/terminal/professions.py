"""Names of professions, as they are shown."""

from __future__ import annotations

from arbre.language.diagnostics.diagnostic import Language
from arbre.language.professions import PROFESSIONS

OTHER = "other"
"""Stands for a person whose profession is none of the protocol's."""


def profession_words(profession: str | None, language: Language) -> str:
    """Return a profession in words; one that is not known here is shown as it is written.

    >>> profession_words("sage-femme", "en"), profession_words(None, "fr")
    ('midwife', 'profession inconnue')
    """
    french = language == "fr"
    if profession is None:
        return "profession inconnue" if french else "profession not known"
    if profession == OTHER:
        return "autre professionnel" if french else "another person"
    words = PROFESSIONS.get(profession, (profession, profession))
    return words[0] if french else words[1]
