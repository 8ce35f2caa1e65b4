"""What the commands write with `--format json` has the form that its schema publishes."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

from analysis.toy import tree
from arbre.analysis.coverage import KINDS
from arbre.analysis.coverage.points import Sense
from arbre.analysis.differences import Aspect, compare
from arbre.analysis.differences.differences import Verdict
from arbre.analysis.differences.questions import Fate as QuestionFate
from arbre.analysis.differences.standing import Freed
from arbre.analysis.differences.texts import Fate as TextFate
from arbre.analysis.mutation import FATES
from arbre.analysis.mutation.turning import Fault
from arbre.analysis.proof.differing.aspects import Kind
from arbre.analysis.proof.telling import NAMES
from arbre.apps.cli.main import run
from arbre.engine.outcome import Status
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic, Severity
from arbre.language.diagnostics.to_json import as_data
from arbre.language.protocol import Confidence, Protocol
from arbre.output.differences import Report, to_data
from clients import ajv
from faults.page import cases
from schemas_of import SCHEMAS, invalid, schema, validator

ROOT = SCHEMAS.parent
MORE = bool(os.environ.get("ARBRE_MORE"))
PLANTED = [f"planted/{case.name}.yaml" for case in cases("planted")[:: 1 if MORE else 16]]
EVERY = [file.parent.name for file in sorted(ROOT.glob("protocols/*/protocol.yaml"))]
SHIPPED = EVERY if MORE else ["demo-insuline-entree", "lombalgie-aigue-mk"]
OVERLAY = str(ROOT / "examples/adaptation-locale")
TYPED: dict[str, list[list[str]]] = {
    "findings": [
        ["check", *SHIPPED],
        ["check", *PLANTED, "faux.yaml", "ici.yml", "large.yml", "hostile.yaml"],
        ["check", "absent.yaml", "latin.yaml", "vide.yaml", "minimal.yaml", "--lang", "en"],
    ],
    "proof": [
        ["prove", "promesse.yaml", "faux.yaml", "large.yml", "absent.yaml", *PLANTED],
        ["prove", *(SHIPPED if MORE else ["ici.yml"]), "--lang", "en"],
    ],
    "results": [
        ["test", "jouet", "faux", "--coverage"],
        ["test", "bon", "--mutate", "--lang", "en"],
        ["test", OVERLAY, *SHIPPED],
    ],
    "differences": [
        ["diff", "minimal.yaml", "plus-de-seances.yaml"],
        ["diff", "minimal.yaml", "autre.yaml", "--lang", "en"],
        ["diff", "autre.yaml", "minimal.yaml"],
    ],
    "sources": [["coverage", one] for one in ("minimal.yaml", OVERLAY, *SHIPPED)],
    "tasks": [["todo", one] for one in ("minimal.yaml", OVERLAY, *SHIPPED)],
    "library": [["list"], ["list", "--kind", "local", "--lang", "en"]],
    "explanation": [
        ["explain", "cheville-torsion-mk", "incluse.yaml", "--today", "2026-06-12"],
        ["explain", OVERLAY, "incluse.yaml", "--today", "2026-06-12"],
    ],
}
"""What is typed, by the schema of what is then written."""

CHANGES = (
    ("range: [34.0, 43.0]", "range: [34.0, 42.0]"),
    ("between 18 and 65", "between 16 and 65"),
    ("sessions: {max: 5}", "sessions: {max: 6}"),
    ("version: 0.1.0", "version: 0.2.0"),
    ("profession: masseur-kinesitherapeute", "profession: infirmier"),
)
"""What another version of the toy protocol says otherwise."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files right and wrong, local overlays, and scenarios of which some fail."""
    folder = tmp_path_factory.mktemp("outputs")
    shutil.copytree(ROOT / "tests/cli/files", folder, dirs_exist_ok=True)
    minimal = (ROOT / "tests/diagnostics/base/minimal.yaml").read_text("utf-8")
    for name in ("minimal.yaml", "jouet/protocol.yaml", "bon/protocol.yaml"):
        (folder / name).write_text(minimal, "utf-8")
    other = minimal
    for before, after in CHANGES:
        assert before in other
        other = other.replace(before, after)
    (folder / "autre.yaml").write_text(other, "utf-8")
    (folder / "faux").mkdir()
    shutil.copy(folder / "faux.yaml", folder / "faux/protocol.yaml")
    shutil.copy(folder / "jouet/scenarios.yaml", folder / "faux")
    with (folder / "jouet/scenarios.yaml").open("a", encoding="utf-8") as scenarios:
        scenarios.write(
            "  - {id: illisible, answers: {age: beaucoup}, expect: {status: included}}\n"
        )
    (folder / "latin.yaml").write_bytes("titre: été".encode("latin-1"))
    (folder / "vide.yaml").write_bytes(b"")
    (folder / "planted").mkdir()
    for case in cases("planted"):
        (folder / f"planted/{case.name}.yaml").write_text(case.text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def outputs(folder: Path) -> dict[str, list[Any]]:
    """What each command writes, by the name of its schema."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        return {name: [written(one) for one in typed] for name, typed in TYPED.items()}
    finally:
        os.chdir(here)


def written(arguments: list[str]) -> Any:
    """What a command writes as JSON."""
    stdout, stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = stdout, stderr
    try:
        code = run([*arguments, "--format", "json"])
    finally:
        sys.stdout, sys.stderr = before
    stdout.seek(0)
    text = stdout.read()
    assert text, f"{arguments}: {code}"
    return json.loads(text)


@pytest.mark.parametrize("name", TYPED)
def test_what_is_written_has_its_form(name: str, outputs: dict[str, list[Any]]) -> None:
    other_reader = jsonschema_rs.Draft202012Validator(schema(name))
    for arguments, data in zip(TYPED[name], outputs[name], strict=True):
        assert invalid(name, data) == [], arguments
        assert other_reader.is_valid(data)


@pytest.mark.parametrize("name", TYPED)
def test_a_key_of_another_name_has_not(name: str, outputs: dict[str, list[Any]]) -> None:
    for data in outputs[name]:
        for shape, one in dict(objects(data)).items():
            for key in list(one):
                one[f"{key}_"] = one.pop(key)
                assert not validator(name).is_valid(data), f"{shape}.{key}"
                one[key] = one.pop(f"{key}_")
        assert validator(name).is_valid(data)


@pytest.mark.parametrize("name", sorted(TYPED.keys() - {"explanation"}))
def test_every_key_of_the_schema_is_written_by_some(
    name: str, outputs: dict[str, list[Any]]
) -> None:
    given = [*outputs[name], *([unshown()] if name == "differences" else [])]
    seen = {f"{shape}.{key}" for data in given for shape, one in objects(data) for key in one}
    assert seen == set(keys(schema(name), schema(name)["$defs"]))


def test_what_is_not_shown_has_its_form() -> None:
    assert invalid("differences", unshown()) == []


def test_every_diagnostic_has_its_form() -> None:
    every = [Diagnostic(code=code, source=None, span=None, values={}) for code in CATALOGUE]
    found = {"file": "a", "ok": False, "hash": None, "diagnostics": list(map(as_data, every))}
    assert invalid("findings", [found]) == []


def test_the_index_of_the_library_has_its_form() -> None:
    assert invalid("library", json.loads((ROOT / "protocols/index.json").read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        ("findings", "Diagnostic severity", get_args(Severity)),
        ("proof", "Property property", tuple(NAMES)),
        ("results", "Scenario status", (*get_args(Status), None)),
        ("results", "Figures", KINDS),
        ("results", "Point kind", KINDS),
        ("results", "Point sense", get_args(Sense)),
        ("results", "Fates", FATES),
        ("results", "Mutant fault", get_args(Fault)),
        ("results", "Mutant fate", FATES),
        ("differences", "Aspect", get_args(Kind)),
        ("differences", "Verdict", get_args(Verdict)),
        ("differences", "freed", get_args(Freed)),
        ("differences", "QuestionChange fate", get_args(QuestionFate)),
        ("differences", "TextChange fate", get_args(TextFate)),
        ("sources", "Confidence", get_args(Confidence)),
        ("library", "Listed kind", get_args(Protocol.model_fields["kind"].annotation)),
        ("library", "Listed fidelity", get_args(Protocol.model_fields["fidelity"].annotation)),
        ("library", "Listed status", get_args(Protocol.model_fields["status"].annotation)),
        ("explanation", "WhatIf status", get_args(Status)),
    ],
)
def test_a_list_of_words_is_that_of_the_program(
    name: str, place: str, words: tuple[str, ...]
) -> None:
    published = schema(name)
    whole, _, key = place.partition(" ")
    form = published["$defs"].get(whole) or published["properties"][whole]
    form = form["properties"][key] if key else form
    found = form.get("enum") or form.get("properties") or form["items"]["enum"]
    assert set(found) == set(words)


@pytest.mark.clients
@pytest.mark.parametrize("name", TYPED)
def test_ajv_agrees(name: str, outputs: dict[str, list[Any]], tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.json" for number in range(len(outputs[name]))]
    for file, data in zip(files, outputs[name], strict=True):
        file.write_text(json.dumps(data), encoding="utf-8")
    assert ajv.problems(SCHEMAS / f"{name}.schema.json", files) == [[] for _ in files]


def unshown() -> Any:
    """A comparison of which one aspect is not known."""
    found = replace(compare(tree(), tree()), unshown=((Aspect(kind="act", name="x"), "more"),))
    return to_data(Report(found=found, language="fr"))


def objects(data: Any, shape: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object in data, with the keys that lead there."""
    if isinstance(data, list):
        for one in data:
            yield from objects(one, f"{shape}[]")
    elif isinstance(data, dict):
        yield shape, data
        for key, one in list(data.items()):
            yield from objects(one, f"{shape}.{key}")


def keys(form: dict[str, Any], forms: dict[str, Any], shape: str = "") -> Iterator[str]:
    """Each key that a schema lets be written, with those that lead there."""
    if "$ref" in form:
        yield from keys(forms[form["$ref"].removeprefix("#/$defs/")], forms, shape)
    if "items" in form:
        yield from keys(form["items"], forms, f"{shape}[]")
    for key, one in form.get("properties", {}).items():
        yield f"{shape}.{key}"
        yield from keys(one, forms, f"{shape}.{key}")
