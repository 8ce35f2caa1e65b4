"""The fixed words of sentences, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from arbre.language.conditions.syntax import Comparator, Knowledge
from arbre.language.diagnostics.diagnostic import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The fixed words of one language."""

    point: str
    below_two: Literal["singular", "plural"]
    all_of: str
    any_of: str
    negation: str
    no: str
    none_of: str
    at_least: str
    any_option: str
    other_than: str
    neither: tuple[str, str]
    colon: str
    between: str
    between_named: str
    separator: str
    knowledge: Mapping[Knowledge, str]
    age: Mapping[str, str]
    since: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]


SIGNS: Mapping[Comparator, str] = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}
OPPOSITES: Mapping[Comparator, Comparator] = {
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "==": "!=",
    "!=": "==",
}
WORDS: Mapping[Language, Words] = {
    "fr": Words(
        point=",",
        below_two="singular",
        all_of=" et ",
        any_of=" ou ",
        negation="il est faux que ({})",
        no="{} : non",
        none_of="aucun de ces éléments : {}",
        at_least="au moins {} parmi : {}",
        any_option="{} : au moins un élément présent",
        other_than="autre que ",
        neither=("ni ", " ni "),
        colon=" : ",
        between="{} de {} à {} (bornes comprises)",
        between_named="{} entre {} et {} (bornes comprises)",
        separator=" ; ",
        knowledge={
            "unknown": "inconnu",
            "known": "connu",
            "false": "non, avec certitude",
            "not_false": "oui ou inconnu",
        },
        age={
            "years": "âge au début de la prise en charge",
            "months": "âge en mois au début de la prise en charge",
        },
        since={"hours": "heures écoulées depuis {}", "days": "jours écoulés depuis {}"},
        units={
            "minutes": ("minute", "minutes"),
            "hours": ("heure", "heures"),
            "days": ("jour", "jours"),
            "weeks": ("semaine", "semaines"),
            "months": ("mois", "mois"),
            "years": ("an", "ans"),
            "sessions": ("séance", "séances"),
            "visits": ("visite", "visites"),
            "views": ("incidence", "incidences"),
            "episodes": ("épisode", "épisodes"),
        },
    ),
    "en": Words(
        point=".",
        below_two="plural",
        all_of=" and ",
        any_of=" or ",
        negation="it is false that ({})",
        no="{}: no",
        none_of="none of these: {}",
        at_least="at least {} of: {}",
        any_option="{}: at least one present",
        other_than="other than ",
        neither=("neither ", " nor "),
        colon=": ",
        between="{} from {} to {} (bounds included)",
        between_named="{} between {} and {} (bounds included)",
        separator="; ",
        knowledge={
            "unknown": "unknown",
            "known": "known",
            "false": "no, for certain",
            "not_false": "yes or unknown",
        },
        age={
            "years": "age at the start of care",
            "months": "age in months at the start of care",
        },
        since={"hours": "hours since {}", "days": "days since {}"},
        units={
            "minutes": ("minute", "minutes"),
            "hours": ("hour", "hours"),
            "days": ("day", "days"),
            "weeks": ("week", "weeks"),
            "months": ("month", "months"),
            "years": ("year", "years"),
            "sessions": ("session", "sessions"),
            "visits": ("visit", "visits"),
            "views": ("view", "views"),
            "episodes": ("episode", "episodes"),
        },
    ),
}
