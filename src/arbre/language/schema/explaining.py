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
        words: `every` says what holds for a key in any model, `models` what holds in one; as in
            `schemas/protocol.words.yaml`.
        whole: the model of the whole file.

    Raises:
        KeyError: a key, or a model, of which nothing is said.

    """
    every, models = words["every"], words["models"]
    definitions = {
        name: _model(each, models[name], every) if "properties" in each else each
        for name, each in schema["$defs"].items()
    }
    return {**_model(schema, models[whole], every), "$defs": definitions}


def _model(schema: Schema, words: Words, every: Words) -> Schema:
    properties = {
        key: {**each, **_said(words["keys"].get(key) or every[key])}
        for key, each in schema["properties"].items()
    }
    snippets = {"defaultSnippets": words["snippets"]} if "snippets" in words else {}
    return {**schema, **_said(words), "properties": properties, **snippets}


def _said(words: Words) -> Schema:
    """Both languages in one text, French first."""
    (title_fr, fr), (title_en, en) = words["fr"], words["en"]
    title = title_fr if title_fr == title_en else f"{title_fr} / {title_en}"
    examples = {"examples": words["examples"]} if "examples" in words else {}
    return {"title": title, "description": f"{fr}\n\nEnglish: {en}", **examples}
