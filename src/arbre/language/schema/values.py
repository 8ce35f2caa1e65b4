"""What is wrong with one value, or with one name that the author chose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from arbre.language.diagnostics.catalogue.kinds import advice, kinds
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.suggesting import closest
from arbre.language.schema.failure import Failure
from arbre.language.schema.places import Places

# Of several failures of one value, the first of these explains the others.
_CODES: Final[Mapping[str, str]] = {
    "type": "wrong-type",
    "enum": "not-one-of",
    "minLength": "empty-text",
    "maxLength": "too-long",
    "pattern": "bad-form",
    "not": "not-a-date",
    "minItems": "empty-list",
    "maxItems": "too-many-items",
    "minProperties": "empty-mapping",
    "minimum": "number-too-small",
    "exclusiveMinimum": "number-too-small",
}
_LONGEST_QUOTE: Final = 60


def name_problem(places: Places, failure: Failure) -> Diagnostic:
    """Return the problem of a name that does not have the form of an identifier."""
    name = failure.found
    values = {"name": _quote(name), "suggestion": _as_identifier(name)}
    return places.at_key("bad-name", (*failure.path, name), values)


def value_problem(places: Places, failures: Sequence[Failure]) -> Diagnostic:
    """Return the one problem of a value that explains its failures."""
    failure = min(failures, key=lambda each: list(_CODES).index(each.keyword))
    code = _CODES[failure.keyword]
    if failure.keyword == "minItems" and failure.found:
        code = "too-few-items"
    return places.at_value(code, failure.path, _values(failure))


def _values(failure: Failure) -> Mapping[str, str]:
    found = _quote(failure.found)
    match failure.keyword:
        case "type":
            return {"found": found, **_type_values(failure)}
        case "enum":
            return _enum_values(failure, found)
        case "pattern":
            return {"found": found, "suggestion": _suggestion(failure)}
        case "maxLength":
            return {"longest": str(failure.wanted), "length": str(len(failure.found))}
        case _:
            return {"found": found, "wanted": str(failure.wanted)}


def _type_values(failure: Failure) -> Mapping[str, str]:
    wanted = [failure.wanted] if isinstance(failure.wanted, str) else list(failure.wanted)
    expected, held, help_ = kinds(wanted), kinds([_kind(failure.found)]), advice(wanted)
    return {
        "advice_fr": help_.fr,
        "advice_en": help_.en,
        "expected_fr": expected.fr,
        "expected_en": expected.en,
        "held_fr": held.fr,
        "held_en": held.en,
    }


def _enum_values(failure: Failure, found: str) -> Mapping[str, str]:
    allowed = [str(each) for each in failure.wanted]
    return {
        "found": found,
        "allowed": ", ".join(allowed),
        "suggestion": closest(found, allowed) or allowed[0],
    }


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case Decimal():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"
        case _:
            return "null"


def _suggestion(failure: Failure) -> str:
    """Return what could be typed instead: the same words in the right form, or an example."""
    rewritten = (_as_identifier(failure.found), _as_identifier(failure.found).replace("_", "-"))
    for each in rewritten:
        if re.search(failure.wanted, each):
            return each
    return str(failure.schema.get("examples", [failure.wanted])[0])


def _as_identifier(words: str) -> str:
    """Return words in the form of an identifier.

    >>> _as_identifier("Fièvre > 38 °C")
    'fievre_38_c'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    return (name if name[:1].isalpha() else f"q_{name}")[:_LONGEST_QUOTE].rstrip("_")


def _quote(value: Any) -> str:
    words = str(value).lower() if isinstance(value, bool) else str(value)
    words = " ".join(words[: 4 * _LONGEST_QUOTE].split())
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
