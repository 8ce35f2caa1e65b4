"""The forms of texts and numbers that a protocol file uses again and again, as JSON Schema.

Where several kinds of value may stand (a text or a mapping), one schema says so with several
types: each keyword concerns its own type only, so a mistake has one cause and one place.
Patterns use what every engine reads alike: no `\\d`, no look-ahead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

LONGEST_TEXT: Final = 4000
LONGEST_LABEL: Final = 60
LONGEST_PHRASE: Final = 200

CITATION: Final = "^[a-z][a-z0-9_]{0,59}\\.[a-z][a-z0-9_]{0,59}$"
DAY: Final = "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
NO_SUCH_DAY: Final = (
    "-(02-30|(02|04|06|09|11)-31)$|(^1900|^[0-9]{2}([02468][1235679]|[13579][01345789]))-02-29$"
)
"""Days that no calendar has: editors do not check `format: date`."""
DURATION: Final = "^(0|[1-9][0-9]{0,3}) (minutes?|hours?|days?|weeks?|months?)$"
SEVERAL_CONDITIONS: Final[Schema] = {
    "type": "array",
    "minItems": 1,
    "items": {"$ref": "#/$defs/Condition"},
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _text(longest: int) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": longest}


def _bilingual(longest: int) -> Schema:
    """One text for both languages, or one for each."""
    return {
        **_text(longest),
        "type": ["string", "object"],
        "properties": {"fr": _text(longest), "en": _text(longest)},
        "required": ["fr", "en"],
        "additionalProperties": False,
    }


CONDITION: Final[Schema] = {
    **_text(LONGEST_TEXT),
    "type": ["string", "object"],
    "properties": {
        "all": SEVERAL_CONDITIONS,
        "any": SEVERAL_CONDITIONS,
        "none": SEVERAL_CONDITIONS,
        "at_least": _ref("AtLeast"),
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}

AT_LEAST: Final[Schema] = {
    "type": "object",
    "properties": {"n": {"type": "integer", "minimum": 1}, "of": SEVERAL_CONDITIONS},
    "required": ["n", "of"],
    "additionalProperties": False,
}

FORMS: Final[Mapping[str, Schema]] = {
    "Format": {"type": "integer", "enum": [1]},
    "Identifier": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9_]{0,59}$",
        "examples": ["douleur_nocturne"],
    },
    "ProtocolId": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{1,59}$",
        "examples": ["cheville-torsion-mk"],
    },
    "Word": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9_-]{0,59}$",
        "examples": ["masseur-kinesitherapeute"],
    },
    "Version": {
        "type": "string",
        "pattern": "^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$",
        "examples": ["1.0.0"],
    },
    "Day": {
        "type": "string",
        "pattern": DAY,
        "not": {"pattern": NO_SUCH_DAY},
        "format": "date",
        "examples": ["2026-06-30"],
    },
    "Duration": {"type": "string", "pattern": DURATION, "examples": ["14 days", "2 hours"]},
    "Delay": {
        "type": "string",
        "pattern": f"({DURATION})|(^[a-z][a-z0-9_]{{0,59}}$)",
        "examples": ["14 days", "2 hours", "controle_des"],
    },
    "Citation": {"type": "string", "pattern": CITATION, "examples": ["has_2019.fever"]},
    "Url": {
        "type": "string",
        "pattern": "^https?://",
        "maxLength": 2000,
        "examples": ["https://www.has-sante.fr/"],
    },
    "Phrase": _text(LONGEST_PHRASE),
    "Text": _bilingual(LONGEST_TEXT),
    "Label": _bilingual(LONGEST_LABEL),
    "Cite": {
        "type": ["string", "array"],
        "pattern": CITATION,
        "minItems": 1,
        "items": _ref("Citation"),
        "examples": ["has_2019.fever", ["has_2019.fever", "vig_b.fever"]],
    },
    "Number": {"type": "number"},
    "Step": {"type": "number", "exclusiveMinimum": 0},
    "Range": {"type": "array", "items": _ref("Number"), "minItems": 2, "maxItems": 2},
    "Term": {**_text(LONGEST_PHRASE), "type": ["number", "string"]},
    "Bound": {
        **_text(LONGEST_PHRASE),
        "type": ["number", "string", "array"],
        "minItems": 1,
        "items": _ref("Term"),
    },
    "Condition": CONDITION,
    "AtLeast": AT_LEAST,
}

OVERLAY_FORMS: Final[Mapping[str, Schema]] = {
    "ProtocolName": {
        "type": "string",
        "pattern": "^[a-z][a-z0-9-]{1,59}$|^[^/\\\\:]+(/[^/\\\\:]+)*\\.ya?ml$",
        "maxLength": LONGEST_PHRASE,
        "examples": ["cheville-torsion-mk", "../cheville-torsion-mk/protocol.yaml"],
    },
    "Hash": {
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
    },
}
"""Those that only a local overlay uses."""
