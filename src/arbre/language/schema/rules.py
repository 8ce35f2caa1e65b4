"""Which keys of one mapping go together, as JSON Schema, by model.

A rule that concerns a key is written under `dependentSchemas`, so that it costs nothing where the
key is absent: on a large protocol that is nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from arbre.language.schema.forms import FORMS, LONGEST_TEXT

Schema = Mapping[str, Any]

EXITS: Final = ("next", "branches", "refer", "exclude")
NUMBERS: Final = ("integer", "decimal")
CHOICES: Final = ("choice", "choices")
QUESTION_TYPES: Final = ("boolean", *NUMBERS, *CHOICES, "date", "datetime", "text")


def _exactly_one(*keys: str) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _only_key() -> Schema:
    """Allow one key only, whichever it is."""
    return {"minProperties": 1, "maxProperties": 1}


def _at_most_one(*keys: str) -> Schema:
    return {
        "dependentSchemas": {
            key: {"properties": {other: {"not": {}} for other in keys[at + 1 :]}}
            for at, key in enumerate(keys[:-1])
        }
    }


def _only_for(**types: Sequence[str]) -> Schema:
    """Refuse each key in a question of another type; of an unknown type, say nothing more."""
    return {
        "dependentSchemas": {
            key: {"properties": {"type": {"not": {"enum": _others(these)}}}}
            for key, these in types.items()
        }
    }


def _others(types: Sequence[str]) -> list[str]:
    return [each for each in QUESTION_TYPES if each not in types]


def _needed(key: str, values: Sequence[str], *needed: str) -> Schema:
    """Require `needed` where `key` has one of `values`."""
    test = {"properties": {key: {"enum": list(values)}}, "required": [key]}
    return {"if": test, "then": {"required": list(needed)}}


RULES: Final[Mapping[str, Schema]] = {
    "Question": {
        "allOf": [
            _needed("type", CHOICES, "options"),
            _needed("type", NUMBERS, "range"),
            _needed("type", ["decimal"], "step"),
            {
                "if": {
                    "properties": {"type": {"enum": list(NUMBERS)}},
                    "required": ["type", "aggravates"],
                },
                "then": {"required": ["worse"]},
            },
        ],
        **_only_for(
            options=CHOICES,
            range=NUMBERS,
            unit=NUMBERS,
            step=["decimal"],
            if_true=["boolean"],
            if_false=["boolean"],
            aggravates=["boolean", "choices", *NUMBERS],
            worse=NUMBERS,
            **{"if": ["boolean", "choices"]},
        ),
        "dependentRequired": {"worse": ["aggravates"]},
    },
    "Value": {
        **_exactly_one("cases", "points"),
        "dependentRequired": {"cases": ["otherwise"], "otherwise": ["cases"]},
    },
    "Target": _only_key(),
    "Branch": _exactly_one("next", "refer"),
    "UnknownTarget": {
        **_exactly_one("next", "refer"),
        "dependentRequired": {"ground": ["next"], "else": ["next"]},
    },
    "Limit": {"anyOf": [{"required": ["min"]}, {"required": ["max"]}]},
    "ElseOfFirst": _only_key(),
    "ActStep": _exactly_one("act", "first_of"),
    "Wait": {
        **_needed("for", ["validation", "reply", "result"], "question", "by"),
        "dependentSchemas": {"question": {"properties": {"for": {"not": {"enum": ["visit"]}}}}},
    },
    "Node": {
        **_at_most_one(*EXITS),
        "dependentRequired": {
            key: ["branches"] for key in ("otherwise", "if_unknown", "first_match")
        },
    },
    "Promise": {
        **_exactly_one("act", "kind", "refer"),
        "dependentRequired": {"above": ["act"], "limit": ["above"]},
    },
    "Guarantee": _exactly_one("always", "never"),
    "Contact": {"minProperties": 1},
    "NarrowedAct": {"minProperties": 1},
}

SHORT_FORMS: Final[Mapping[str, Schema]] = {
    "ActStep": FORMS["Identifier"],
    "Definition": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
}
"""The models that may be written as a text, and the form of the text."""
