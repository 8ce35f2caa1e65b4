"""The clients themselves, on a toy schema: what they find, show and propose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from clients import ajv
from clients.language_server import LanguageServer

TOY = Path(__file__).parent / "toy"
GOOD, BAD, SCHEMA = TOY / "good.yaml", TOY / "bad.yaml", TOY / "colour.schema.json"

pytestmark = pytest.mark.clients


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(TOY) as server:
        server.open(GOOD)
        server.open(BAD)
        yield server


def test_the_language_server_accepts_a_good_file(server: LanguageServer) -> None:
    assert server.diagnostics(GOOD) == []


def test_the_language_server_finds_what_is_wrong_and_where(server: LanguageServer) -> None:
    found = {problem["range"]["start"]["line"] for problem in server.diagnostics(BAD)}
    assert found == {1, 2, 3}


def test_the_language_server_explains_a_key_from_the_schema(server: LanguageServer) -> None:
    assert "La couleur de l'objet." in server.hover(GOOD, line=1, character=3)


def test_the_language_server_proposes_the_values_of_the_schema(server: LanguageServer) -> None:
    assert server.completions(GOOD, line=1, character=8) == ["rouge", "vert"]


@pytest.mark.parametrize(
    ("document", "keywords"),
    [
        ({"colour": "vert", "since": "2026-11-24"}, []),
        ({"colour": "bleu", "color": "vert"}, ["additionalProperties", "enum"]),
        ({"colour": "vert", "since": "2026-13-24"}, ["format"]),
        ({}, ["required"]),
    ],
)
def test_ajv_names_the_keywords_that_fail(
    document: dict[str, str], keywords: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "document.json"
    file.write_text(json.dumps(document))
    [problems] = ajv.problems(SCHEMA, [file])
    assert sorted(problem["keyword"] for problem in problems) == keywords


def test_ajv_refuses_a_schema_with_an_unknown_keyword(tmp_path: Path) -> None:
    file = tmp_path / "schema.json"
    file.write_text('{"type": "object", "propreties": {}}')
    with pytest.raises(ValueError, match="propreties"):
        ajv.problems(file, [])
