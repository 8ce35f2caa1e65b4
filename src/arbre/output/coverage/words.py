"""The words of coverage, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from arbre.analysis.coverage import Kind, Point, Sense
from arbre.language.diagnostics.diagnostic import Language

FIGURES: Final[Mapping[Language, Mapping[Kind, str]]] = {
    "fr": {
        "node": "nœuds atteints",
        "branch": "branches prises",
        "criterion": "critères vus (ne joue pas, inconnu, joue)",
        "condition": "conditions dont chaque partie décide (MC/DC)",
    },
    "en": {
        "node": "nodes reached",
        "branch": "branches taken",
        "criterion": "criteria seen (does not fire, unknown, fires)",
        "condition": "conditions in which each part decides (MC/DC)",
    },
}

_KINDS: Final[Mapping[Language, Mapping[Kind, str]]] = {
    "fr": {"node": "nœud", "branch": "branche", "criterion": "critère", "condition": "condition"},
    "en": {"node": "node", "branch": "branch", "criterion": "criterion", "condition": "condition"},
}

_SENSES: Final[Mapping[Language, Mapping[Sense, str]]] = {
    "fr": {
        "reached": "atteint",
        "taken": "prise",
        "resumed": "reprise dans les délais",
        "given": "donné",
        "false": "faux",
        "unknown": "inconnu",
        "true": "vrai",
        "decides_true": "décide quand c'est vrai",
        "decides_false": "décide quand c'est faux",
    },
    "en": {
        "reached": "reached",
        "taken": "taken",
        "resumed": "resumed in time",
        "given": "given",
        "false": "false",
        "unknown": "unknown",
        "true": "true",
        "decides_true": "decides when true",
        "decides_false": "decides when false",
    },
}

_FIRES: Final[Mapping[Language, Mapping[Sense, str]]] = {
    "fr": {"false": "ne joue pas", "unknown": "inconnu", "true": "joue"},
    "en": {"false": "does not fire", "unknown": "unknown", "true": "fires"},
}


def said(point: Point, language: Language) -> str:
    """Return a point in words.

    >>> said(Point(kind="criterion", path=("exclusion", 0), sense="true", name="chute"), "en")
    'criterion chute: fires'
    """
    senses = _SENSES[language]
    sense = senses[point.sense]
    if point.kind == "criterion":
        sense = _FIRES[language].get(point.sense, sense)
    colon = " :" if language == "fr" else ":"
    return f"{_KINDS[language][point.kind]} {point.name}{colon} {sense}"
