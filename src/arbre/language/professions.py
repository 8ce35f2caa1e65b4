"""The professions that may delegate or be delegated to (code of public health, L.4011-1)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

ARTICLE: Final = "L.4011-1"

PROFESSIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "medecin": ("médecin", "physician"),
        "sage-femme": ("sage-femme", "midwife"),
        "chirurgien-dentiste": ("chirurgien-dentiste", "dentist"),
        "pharmacien": ("pharmacien", "pharmacist"),
        "preparateur-en-pharmacie": ("préparateur en pharmacie", "pharmacy technician"),
        "infirmier": ("infirmier", "nurse"),
        "infirmier-en-pratique-avancee": (
            "infirmier en pratique avancée",
            "advanced practice nurse",
        ),
        "masseur-kinesitherapeute": ("masseur-kinésithérapeute", "physiotherapist"),
        "pedicure-podologue": ("pédicure-podologue", "podiatrist"),
        "ergotherapeute": ("ergothérapeute", "occupational therapist"),
        "psychomotricien": ("psychomotricien", "psychomotricity therapist"),
        "orthophoniste": ("orthophoniste", "speech therapist"),
        "orthoptiste": ("orthoptiste", "orthoptist"),
        "manipulateur-electroradiologie": (
            "manipulateur d'électroradiologie médicale",
            "radiographer",
        ),
        "technicien-de-laboratoire": ("technicien de laboratoire médical", "laboratory technician"),
        "audioprothesiste": ("audioprothésiste", "hearing-aid practitioner"),
        "opticien-lunetier": ("opticien-lunetier", "optician"),
        "prothesiste-orthesiste": ("prothésiste ou orthésiste", "prosthetist or orthotist"),
        "dieteticien": ("diététicien", "dietician"),
        "aide-soignant": ("aide-soignant", "care assistant"),
        "auxiliaire-de-puericulture": ("auxiliaire de puériculture", "nursery nurse"),
        "ambulancier": ("ambulancier", "ambulance staff"),
        "assistant-dentaire": ("assistant dentaire", "dental assistant"),
        "conseiller-en-genetique": ("conseiller en génétique", "genetic counsellor"),
        "physicien-medical": ("physicien médical", "medical physicist"),
    }
)
"""The id of each profession, with its name in French and in English."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "kine": "masseur-kinesitherapeute",
        "kinesitherapeute": "masseur-kinesitherapeute",
        "mk": "masseur-kinesitherapeute",
        "physiotherapist": "masseur-kinesitherapeute",
        "ide": "infirmier",
        "infirmiere": "infirmier",
        "nurse": "infirmier",
        "ipa": "infirmier-en-pratique-avancee",
        "docteur": "medecin",
        "generaliste": "medecin",
        "medecin-generaliste": "medecin",
        "physician": "medecin",
        "doctor": "medecin",
        "pharmacist": "pharmacien",
        "dentiste": "chirurgien-dentiste",
        "dentist": "chirurgien-dentiste",
        "podologue": "pedicure-podologue",
        "opticien": "opticien-lunetier",
        "manipulateur-radio": "manipulateur-electroradiologie",
        "midwife": "sage-femme",
        "orthoptist": "orthoptiste",
    }
)
"""Other words for the same people: what to suggest, not what to accept."""
