"""Whatever the file: no exception, places in it, and what the schema takes the models take."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
from hypothesis import given

from arbre.language.diagnostics.to_text import to_text
from arbre.language.protocol import Protocol
from arbre.language.schema import validate
from schema.corpus import SCHEMA
from schema.mutations import as_document, mutants

PUBLISHED = json.loads(SCHEMA.read_text(encoding="utf-8"))
ORACLE = jsonschema_rs.Draft202012Validator(PUBLISHED, validate_formats=True)


@given(mutants())
def test_what_the_schema_takes_the_models_take(value: dict[str, Any]) -> None:
    document = as_document(value)
    found = validate(document, PUBLISHED)
    if not found:
        Protocol.model_validate(document.value)
    for diagnostic in found:
        assert diagnostic.span is not None
        assert diagnostic.span.end.offset <= len(document.source.text)
    assert bool(to_text(found, "fr")) == bool(found)
    assert len({(each.span, each.code) for each in found}) == len(found)


@given(mutants())
def test_another_validator_finds_the_same_files_good(value: dict[str, Any]) -> None:
    document = as_document(value)
    assert (validate(document, PUBLISHED) == ()) == ORACLE.is_valid(
        json.loads(document.source.text)
    )
