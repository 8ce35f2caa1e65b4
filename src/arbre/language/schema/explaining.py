"""A schema + the words that explain it → the schema that an editor completes and explains from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]
Words = Mapping[str, Any]


def explained(schema: Schema, words: Words, whole: str) -> Schema:
    """Return a schema with a title, an explanation and examples for each key, in both languages.

    Args:
        schema: see `protocol_schema`.
        words: `every` says what holds for a key in any model, `models` what holds in one,
            `errors` what a value must look like, `values` what each word of a list means; as in
            `schemas/protocol.words.yaml`.
        whole: the model of the whole file.

    Raises:
        KeyError: a key, a model, or a word of a list, of which nothing is said.

    """
    models, errors = words["models"], words["errors"]
    definitions = {}
    for name, each in schema["$defs"].items():
        model = _model(each, models[name], words) if "properties" in each else each
        error = {"errorMessage": both(errors[name])} if name in errors else {}
        definitions[name] = {**model, **error}
    return {**_model(schema, models[whole], words), "$defs": definitions}


def _model(schema: Schema, words: Words, shared: Words) -> Schema:
    properties = {
        key: {
            **_with_meanings(each, shared["values"]),
            **said(words["keys"].get(key) or shared["every"][key]),
        }
        for key, each in schema["properties"].items()
    }
    snippets = {"defaultSnippets": words["snippets"]} if "snippets" in words else {}
    return {**schema, **said(words), "properties": properties, **snippets}


def said(words: Words) -> Schema:
    """Both languages in one text, French first."""
    (title_fr, fr), (title_en, en) = words["fr"], words["en"]
    title = title_fr if title_fr == title_en else f"{title_fr} / {title_en}"
    examples = {"examples": words["examples"]} if "examples" in words else {}
    description = both({"fr": fr, "en": en})
    return {"title": title, "description": description, **examples}


def _with_meanings(schema: Schema, meanings: Words) -> Schema:
    """Return a schema in which each word of a list is explained."""
    if isinstance(schema.get("items"), dict):
        schema = {**schema, "items": _with_meanings(schema["items"], meanings)}
    if "enum" not in schema:
        return schema
    return {**schema, "enumDescriptions": [both(meanings[word]) for word in schema["enum"]]}


def both(words: Words) -> str:
    """Return one text for both languages; `in_one_language` takes it apart again."""
    return f"{words['fr']}\n\nEnglish: {words['en']}"
