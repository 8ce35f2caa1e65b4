"""The schema of an author's editor: one language, the same files accepted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from arbre.language.diagnostics.diagnostic import Language
from arbre.language.schema.authoring import for_authors
from schema.corpus import REPOSITORY, SCHEMA, corpus, shipped
from schema.mutations import data, to_json

PUBLISHED: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
SCENARIOS: dict[str, Any] = json.loads(
    (REPOSITORY / "schemas/scenarios.schema.json").read_text(encoding="utf-8")
)
FILES = [*corpus("accepted"), *shipped(), *corpus("refused")]
SENTENCES = ("title", "description", "markdownDescription", "errorMessage")


def sentences(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (schema[key] for key in SENTENCES if isinstance(schema.get(key), str))
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from sentences(each)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_files_are_accepted(language: Language) -> None:
    judge = jsonschema_rs.Draft202012Validator(for_authors(PUBLISHED, language))
    values = ((each, json.loads(to_json(data(each.text)))) for each in FILES)
    found = [each.name for each, value in values if not judge.is_valid(value)]
    assert found == [each.name for each in FILES if each.expect]


@pytest.mark.parametrize("schema", [PUBLISHED, SCENARIOS], ids=["protocol", "scenarios"])
def test_it_speaks_one_language(schema: dict[str, Any]) -> None:
    french = set(sentences(for_authors(schema, "fr")))
    english = set(sentences(for_authors(schema, "en")))
    assert not [said for said in french | english if "English:" in said or not said]
    assert {said for said in french & english if len(said) > 20} == set()


@pytest.mark.parametrize("schema", [PUBLISHED, SCENARIOS], ids=["protocol", "scenarios"])
def test_each_snippet_is_of_this_language(schema: dict[str, Any]) -> None:
    for name, form in schema["$defs"].items():
        for snippet in form.get("defaultSnippets", ()):
            assert snippet["description"].count(" · ") <= 1, name
            english = for_authors({"defaultSnippets": [snippet]}, "en")["defaultSnippets"][0]
            assert english["label"] == english["description"].lower()
            assert english["body"] == snippet["body"]


@pytest.mark.parametrize("schema", [PUBLISHED, SCENARIOS], ids=["protocol", "scenarios"])
def test_an_example_is_told_and_never_typed(schema: dict[str, Any]) -> None:
    assert "examples" not in json.dumps(for_authors(schema, "fr"))
    wait = for_authors(PUBLISHED, "fr")["$defs"]["Wait"]["properties"]
    assert wait["after"]["markdownDescription"] == "Le délai au moins.\n\nPar exemple : `5 days`"


def test_a_key_that_is_missing_says_what_it_is_for() -> None:
    question = for_authors(PUBLISHED, "fr")["$defs"]["Question"]
    said = [part["errorMessage"] for part in question["allOf"] if "errorMessage" in part]
    assert "Il manque la clé « ask ». La phrase lue au patient, ou l'examen à faire." in said
    assert "required" not in question
