"""The published schema: fresh, valid, explained in both languages, and closed to the world."""

from __future__ import annotations

import json
import runpy
import socket
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import chain, product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from arbre.language.document import read
from arbre.language.schema import validate
from schema.corpus import REPOSITORY, SCHEMA, corpus

WORDS_FILE = REPOSITORY / "schemas/protocol.words.yaml"
PUBLISHED = json.loads(SCHEMA.read_text(encoding="utf-8"))
OVERLAY = json.loads((SCHEMA.parent / "overlay.schema.json").read_text(encoding="utf-8"))
WRITTEN_BY = runpy.run_path(str(REPOSITORY / "scripts/write-schemas"))


def words(file: Path = WORDS_FILE) -> dict[str, Any]:
    reading = read(file.read_bytes(), file.name)
    assert reading.diagnostics == ()
    assert reading.document is not None
    return reading.document.value


def models(published: dict[str, Any] = PUBLISHED) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Protocol" if published is PUBLISHED else "Overlay", published
    yield from ((n, each) for n, each in published["$defs"].items() if "properties" in each)


@pytest.mark.parametrize("name", WRITTEN_BY["schemas"]())
def test_the_published_schema_is_what_the_models_say(name: str) -> None:
    to_json: Callable[[object], str] = WRITTEN_BY["to_json"]
    schemas: Callable[[], dict[str, object]] = WRITTEN_BY["schemas"]
    file = SCHEMA.parent / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == to_json(schemas()[name])


@pytest.mark.parametrize("file", sorted(SCHEMA.parent.glob("*.schema.json")), ids=lambda f: f.name)
def test_a_schema_is_a_schema_and_fetches_nothing(file: Any) -> None:
    schema = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:arbre:")
    references = set(_values(schema, "$ref"))
    assert references <= {f"#/$defs/{name}" for name in schema["$defs"]}


def test_each_key_is_explained_in_both_languages() -> None:
    for name, model in chain(models(), models(OVERLAY)):
        for key, schema in model["properties"].items():
            french, _, english = schema["description"].partition("\n\nEnglish: ")
            assert french, f"{name}.{key}"
            assert english, f"{name}.{key}"
            assert 0 < len(schema["title"]) <= 80


def test_no_word_is_left_over() -> None:
    said = words()
    every, of_models = said["every"], said["models"]
    keys = {name: set(model["properties"]) for name, model in models()}
    assert set(of_models) == set(keys)
    for name, model in of_models.items():
        assert set(model["keys"]) <= keys[name], name
    assert {k for name in keys for k in keys[name] - set(of_models[name]["keys"])} == set(every)


def test_no_word_of_an_overlay_is_left_over() -> None:
    of_models = words(SCHEMA.parent / "overlay.words.yaml")["models"]
    keys = {name: set(model["properties"]) for name, model in models(OVERLAY)}
    for name, model in of_models.items():
        assert set(model["keys"]) <= keys[name], name
    assert set(of_models) == set(keys) - set(words()["models"])


def test_each_word_of_a_list_is_explained() -> None:
    lists = [schema for _, model in models() for schema in model["properties"].values()]
    lists = [each.get("items", each) if "items" in each else each for each in lists]
    explained_ = [each for each in lists if "enum" in each]
    assert all(len(each["enumDescriptions"]) == len(each["enum"]) for each in explained_)
    meant = {word for each in explained_ for word in each["enum"]}
    assert set(words()["values"]) == meant


def test_every_form_of_a_value_has_its_sentence() -> None:
    named = {name for name, each in PUBLISHED["$defs"].items() if "errorMessage" in each}
    assert set(words()["errors"]) == named
    assert {n for n, each in PUBLISHED["$defs"].items() if "properties" not in each} <= named
    of_overlays = {n for n, each in OVERLAY["$defs"].items() if "properties" not in each}
    assert of_overlays <= {n for n, each in OVERLAY["$defs"].items() if "errorMessage" in each}


def test_an_example_has_the_form_that_it_shows() -> None:
    count = 0
    forms = PUBLISHED["$defs"] | OVERLAY["$defs"]
    for _, model in chain(models(), models(OVERLAY)):
        for schema in model["properties"].values():
            validator = Draft202012Validator({**schema, "$defs": forms})
            for example in schema.get("examples", ()):
                assert list(validator.iter_errors(example)) == []
                count += 1
    assert count > 50


@pytest.mark.parametrize(
    "model", ["Question", "Node", "Alert", "InclusionCriterion", "ExclusionCriterion", "Act"]
)
def test_an_editor_has_something_to_insert(model: str) -> None:
    for snippet in PUBLISHED["$defs"][model]["defaultSnippets"]:
        assert set(snippet["body"]) <= set(PUBLISHED["$defs"][model]["properties"])


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = corpus("refused")[0].text
    document = read(b"$schema: https://example.org/x\n" + text.encode(), "p.yaml").document
    assert document is not None
    assert [each.code for each in validate(document)] == ["unknown-key", "misspelt-key"]
    with pytest.raises(KeyError):
        validate(document, {"$ref": "https://example.org/x"})


def _values(schema: object, key: str) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get(key), str):
            yield schema[key]
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from _values(each, key)


def test_a_day_is_a_day_of_the_calendar() -> None:
    validator = Draft202012Validator(PUBLISHED["$defs"]["Day"])
    first = date(1900, 1, 1)
    days = {str(first + timedelta(days=n)) for n in range((date(2100, 1, 1) - first).days)}
    ends = product(range(1900, 2100), [2], [28, 29, 30])
    others = product([2026], range(14), range(33))
    for year, month, day in chain(ends, others):
        written = f"{year}-{month:02}-{day:02}"
        assert validator.is_valid(written) == (written in days), written
