"""A published schema → the schema of an author's editor: one language, and what to type instead.

An editor says of a wrong value the `errorMessage` of the part of the schema that refuses it. So
each key that must be there gets a part of its own, and each kind of value its sentence. What is
accepted stays the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from arbre.language.diagnostics.diagnostic import Language

Schema = dict[str, Any]

_MAPPINGS: Final = ("properties", "$defs", "dependentSchemas", "patternProperties")
_LISTS: Final = ("allOf", "anyOf", "oneOf", "prefixItems")
_ONE: Final = ("items", "additionalProperties", "propertyNames", "not", "if", "then", "else")
_SAID_TWICE: Final = ("format",)
"""What a pattern beside it says already: an editor would underline the same text twice."""

_OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "object": (
        *("properties", "required", "additionalProperties", "propertyNames"),
        *("minProperties", "maxProperties"),
    ),
    "array": ("items", "minItems", "maxItems"),
}
"""The rules that concern one kind of value only."""

_KEYS: Final[Mapping[Language, str]] = {
    "fr": "Ici vont ces clés, et aucune autre : ",
    "en": "These keys go here, and no others: ",
}
_MISSING: Final[Mapping[Language, tuple[str, str]]] = {
    "fr": ("Il manque la clé « ", " »."),
    "en": ("The key `", "` is missing."),
}
_EXAMPLE: Final[Mapping[Language, str]] = {"fr": "Par exemple : ", "en": "For example: "}
_WORDS: Final[Mapping[Language, str]] = {
    "fr": "Écrire l'un de ces mots : ",
    "en": "Write one of these words: ",
}
_TYPES: Final[Mapping[str, Mapping[Language, str]]] = {
    "array": {
        "fr": "Ici va une liste : un tiret par élément, ou [a, b].",
        "en": "A list goes here: a dash for each item, or [a, b].",
    },
    "object": {
        "fr": "Ici vont des noms, chacun suivi de deux-points.",
        "en": "Names go here, each followed by a colon.",
    },
    "boolean": {"fr": "Écrire true ou false.", "en": "Write true or false."},
    "integer": {"fr": "Ici va un nombre entier.", "en": "A whole number goes here."},
}


def for_authors(schema: Schema, language: Language) -> Schema:
    """Return a published schema with its words in one language, and a sentence for each mistake."""
    said = {key: _plain(key, each, language) for key, each in schema.items()}
    for key in _MAPPINGS:
        if key in said:
            said[key] = {name: for_authors(each, language) for name, each in said[key].items()}
    for key in _LISTS:
        if key in said:
            said[key] = [for_authors(each, language) for each in said[key]]
    for key in _ONE:
        if isinstance(said.get(key), dict):
            said[key] = for_authors(said[key], language)
    said = _examples_told(_without_repetition(said), language)
    return _text_first(_with_errors(said, language))


def in_one_language(text: str, language: Language) -> str:
    r"""Return the part of a text of a published schema that is in a language.

    >>> in_one_language("Un nom.\n\nEnglish: A name.", "en")
    'A name.'
    """
    french, _, english = text.partition("\n\nEnglish: ")
    return (english or french) if language == "en" else french


def _plain(key: str, value: Any, language: Language) -> Any:
    if key == "title" and isinstance(value, str):
        return _half(value, " / ", language)
    if key in ("description", "errorMessage") and isinstance(value, str):
        return in_one_language(value, language)
    if key == "enumDescriptions":
        return [in_one_language(each, language) for each in value]
    if key == "defaultSnippets":
        return [_snippet(each, language) for each in value]
    return value


def _snippet(snippet: Schema, language: Language) -> Schema:
    description = _half(snippet["description"], " · ", language)
    label = description.lower() if language == "en" else snippet["label"]
    return {**snippet, "label": label, "description": description}


def _half(text: str, between: str, language: Language) -> str:
    french, _, english = text.partition(between)
    return (english or french) if language == "en" else french


def _without_repetition(schema: Schema) -> Schema:
    if "pattern" not in schema:
        return schema
    return {key: each for key, each in schema.items() if key not in _SAID_TWICE}


def _examples_told(schema: Schema, language: Language) -> Schema:
    """Return a schema whose examples are read and never typed.

    An editor inserts an example as if it were meant: nobody may find `5 days` in a protocol
    without having written it.
    """
    if "examples" not in schema:
        return schema
    rest = {key: each for key, each in schema.items() if key != "examples"}
    if "description" not in schema:
        return rest
    told = ", ".join(f"`{_written(each)}`" for each in schema["examples"])
    said = f"{schema['description']}\n\n{_EXAMPLE[language]}{told}"
    return {**rest, "markdownDescription": said}


def _written(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _with_errors(schema: Schema, language: Language) -> Schema:
    """Return a schema that says what to type; one that has its own sentence keeps it."""
    if _has_keys(schema):
        schema = _each_key_alone(schema, language)
    if "errorMessage" in schema:
        return schema
    sentence = _sentence(schema, language)
    return schema if sentence is None else {**schema, "errorMessage": sentence}


def _sentence(schema: Schema, language: Language) -> str | None:
    if _has_keys(schema):
        return _KEYS[language] + ", ".join(schema["properties"]) + "."
    if "enum" in schema:
        return _WORDS[language] + ", ".join(map(str, schema["enum"])) + "."
    kind = schema.get("type")
    return _TYPES[kind][language] if isinstance(kind, str) and kind in _TYPES else None


def _text_first(schema: Schema) -> Schema:
    """Return a schema in which what concerns mappings and lists stands apart from a text.

    Where a text may stand too, an editor then proposes to type one.
    """
    if not isinstance(schema.get("type"), list):
        return schema
    parts, rest = [], schema
    for kind, keys in _OF_KIND.items():
        part = {key: schema[key] for key in keys if key in schema}
        if part:
            sentence = {"errorMessage": schema["errorMessage"]} if "errorMessage" in schema else {}
            parts.append({"if": {"type": kind}, "then": {**part, **sentence}})
            rest = {key: each for key, each in rest.items() if key not in keys}
    return {**rest, "allOf": [*rest.get("allOf", ()), *parts]} if parts else schema


def _has_keys(schema: Schema) -> bool:
    return "properties" in schema and schema.get("additionalProperties") is False


def _each_key_alone(schema: Schema, language: Language) -> Schema:
    """Return a schema in which each key that is required is required apart, with its sentence."""
    if "required" not in schema:
        return schema
    parts = [
        {"required": [key], "errorMessage": _missing(key, schema["properties"][key], language)}
        for key in schema["required"]
    ]
    rest = {key: each for key, each in schema.items() if key != "required"}
    return {**rest, "allOf": [*schema.get("allOf", ()), *parts]}


def _missing(key: str, schema: Schema, language: Language) -> str:
    """Say that a key is missing, and what it is for."""
    before, after = _MISSING[language]
    return " ".join(filter(None, (before + key + after, schema.get("description"))))
