"""Names of professions, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.diagnostics.diagnostic import Language

_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "infirmier": Words("infirmier·e", "nurse"),
        "masseur-kinesitherapeute": Words("masseur-kinésithérapeute", "physiotherapist"),
        "medecin": Words("médecin", "physician"),
        "pharmacien": Words("pharmacien·ne", "pharmacist"),
        "sage-femme": Words("sage-femme", "midwife"),
        "orthoptiste": Words("orthoptiste", "orthoptist"),
        "orthophoniste": Words("orthophoniste", "speech therapist"),
        "dieteticien": Words("diététicien·ne", "dietitian"),
        "ergotherapeute": Words("ergothérapeute", "occupational therapist"),
        "pedicure-podologue": Words("pédicure-podologue", "podiatrist"),
        "other": Words("autre professionnel", "another person"),
    }
)


def profession_words(profession: str | None, language: Language) -> str:
    """Return a profession in words; one that is not known here is shown as it is written.

    >>> profession_words("sage-femme", "en"), profession_words("audioprothesiste", "fr")
    ('midwife', 'audioprothesiste')
    """
    if profession is None:
        return "profession inconnue" if language == "fr" else "profession not known"
    words = _WORDS.get(profession)
    if words is None:
        return profession
    return words.fr if language == "fr" else words.en
