"""The models of a protocol → its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from arbre.language.schema.forms import FORMS, OVERLAY_FORMS
from arbre.language.schema.rules import RULES, SHORT_FORMS

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
IDENTITY: Final = "urn:arbre:schema:protocol:1"
OVERLAY_IDENTITY: Final = "urn:arbre:schema:overlay:1"
REFERENCE: Final = "#/$defs/"

_MADE_UP: Final = ("title", "description", "anyOf", "default")
_OF_MAPPINGS_ONLY: Final = ("oneOf", "anyOf", "allOf")


@cache
def protocol_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a protocol file, without the words that explain it.

    >>> protocol_schema()["properties"]["version"]
    {'$ref': '#/$defs/Version'}
    """
    from arbre.language.protocol import Protocol

    return _schema(IDENTITY, "Protocol", Protocol.model_json_schema(by_alias=True), FORMS)


@cache
def overlay_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a local overlay, without the words that explain it.

    >>> "tree" in overlay_schema()["properties"]
    False
    """
    from arbre.language.overlay import Overlay

    forms = {**FORMS, **OVERLAY_FORMS}
    return _schema(OVERLAY_IDENTITY, "Overlay", Overlay.model_json_schema(by_alias=True), forms)


def _schema(
    identity: str, name: str, written: Schema, forms: Mapping[str, Mapping[str, Any]]
) -> Schema:
    models = {each: _model(each, model) for each, model in written.pop("$defs").items()}
    root = _model(name, written)
    definitions = {each: dict(form) for each, form in forms.items()} | models
    return {"$schema": DIALECT, "$id": identity, **root, "$defs": dict(sorted(definitions.items()))}


def _model(name: str, written: Schema) -> Schema:
    """Return one model: its keys, its rules, and the text that may stand for it."""
    schema: Schema = {"type": "object"}
    schema["properties"] = {key: _plain(each) for key, each in written["properties"].items()}
    if "required" in written:
        schema["required"] = written["required"]
    schema |= {"additionalProperties": False, **RULES.get(name, {})}
    short = SHORT_FORMS.get(name)
    return schema if short is None else _or_text(schema, short)


def _plain(written: Any) -> Any:
    """Return a schema without made-up titles and without null, its forms named."""
    if not isinstance(written, dict):
        return written
    if "form" in written:
        return {"$ref": REFERENCE + written["form"]}
    schema = {key: each for key, each in written.items() if key not in _MADE_UP}
    if written.get("default") not in (None, [], {}):
        schema["default"] = written["default"]
    for key in ("items", "additionalProperties"):
        if key in schema:
            schema[key] = _plain(schema[key])
    if isinstance(schema.get("additionalProperties"), dict):
        schema["propertyNames"] = {"$ref": REFERENCE + "Identifier"}
    return schema | _model_among(written.get("anyOf", ()))


def _model_among(choices: Sequence[Schema]) -> Schema:
    """Return the last choice that is not null: a model says itself which text may stand for it."""
    others = [_plain(each) for each in choices if each != {"type": "null"}]
    return others[-1] if others else {}


def _or_text(schema: Schema, text: Mapping[str, Any]) -> Schema:
    """Let a text stand for a mapping; rules that a text would break begin with « if a mapping »."""
    rules = {key: schema[key] for key in _OF_MAPPINGS_ONLY if key in schema}
    rest = {key: each for key, each in schema.items() if key not in rules}
    limits = {"if": {"type": "object"}, "then": rules} if rules else {}
    return {**text, **rest, "type": ["string", "object"], **limits}
