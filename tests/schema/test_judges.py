"""Other validators, and the editor's, find the same files good and bad as we do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
import pytest

from clients import ajv
from clients.language_server import LanguageServer
from schema.corpus import SCHEMA, Changed, corpus, shipped
from schema.mutations import data, to_json

FILES = [*corpus("accepted"), *shipped(), *corpus("refused")]
MODELINE = "# yaml-language-server: $schema=protocol.schema.json\n"


def bad(files: list[Changed]) -> list[str]:
    return [each.name for each in files if each.expect]


def test_jsonschema_rs_agrees() -> None:
    judge = jsonschema_rs.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    values = ((each, json.loads(to_json(data(each.text)))) for each in FILES)
    assert [each.name for each, value in values if not judge.is_valid(value)] == bad(FILES)


def test_check_jsonschema_agrees(tmp_path: Path) -> None:
    written = dict(_write(tmp_path))
    command = Path(sys.executable).parent / "check-jsonschema"
    options = ["--schemafile", str(SCHEMA), "--output-format", "json"]
    arguments = [str(command), *options, *map(str, written)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
    report = json.loads(done.stdout)
    assert report["parse_errors"] == []
    refused = {Path(error["filename"]) for error in report["errors"]}
    assert [each.name for file, each in written.items() if file in refused] == bad(FILES)


@pytest.mark.clients
def test_ajv_agrees(tmp_path: Path) -> None:
    documents = [tmp_path / f"{number}.json" for number in range(len(FILES))]
    for document, each in zip(documents, FILES, strict=True):
        document.write_text(to_json(data(each.text)), encoding="utf-8")
    found = ajv.problems(SCHEMA, documents)
    assert [each.name for each, said in zip(FILES, found, strict=True) if said] == bad(FILES)


@pytest.mark.clients
def test_the_language_server_agrees(tmp_path: Path) -> None:
    shutil.copy(SCHEMA, tmp_path)
    written = dict(_write(tmp_path))
    with LanguageServer(tmp_path) as server:
        for file in written:
            server.open(file)
        found = [each.name for file, each in written.items() if server.diagnostics(file)]
    assert found == bad(FILES)


@pytest.mark.clients
def test_the_language_server_explains_and_completes(tmp_path: Path) -> None:
    shutil.copy(SCHEMA, tmp_path)
    file = next(_write(tmp_path))[0]
    lines = file.read_text(encoding="utf-8").splitlines()
    with LanguageServer(tmp_path) as server:
        server.open(file)
        explained = server.hover(file, lines.index("status: active"), 2)
        proposed = server.completions(file, lines.index("status: active"), 8)
    assert "Seul un protocole « active » peut autoriser des actes" in explained
    assert "English: Only an" in explained
    assert proposed == ["draft", "active", "suspended", "retired"]


def _write(folder: Path) -> Iterator[tuple[Path, Changed]]:
    for number, each in enumerate(FILES):
        file = folder / f"{number}.yaml"
        file.write_text(MODELINE + each.text, encoding="utf-8")
        yield file, each
