"""SARIF, as another program reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel
from sarif_pydantic import Result, Sarif

from arbre.apps.cli.main import run
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.diagnostics.to_sarif import to_sarif
from arbre.language.loading import check_bytes, load

BASE = Path(__file__).parents[1] / "diagnostics" / "base" / "minimal.yaml"


def found() -> tuple[Diagnostic, ...]:
    text = BASE.read_text(encoding="utf-8")
    wrong = text.replace("title: Protocole", "title: 𝓟rotocole").replace(
        "forte_fievre, when: temperature >= fievre_des, refer: urgences",
        "forte_fievre, label: 😀, when: temperature >= fievre_des, refer: urgence",
    )
    assert wrong != text
    return check_bytes(wrong.encode(), "dossier à moi/protocole.yaml").diagnostics


@pytest.mark.parametrize("language", ["fr", "en"])
def test_another_reader_finds_the_same(language: Language) -> None:
    diagnostics = found()
    text = to_sarif(diagnostics, language)
    [run] = Sarif.model_validate_json(text).runs
    assert json.loads(text)["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert unread(Sarif.model_validate_json(text)) == {"columnKind"}
    assert run.tool.driver.name == "arbre"
    results = run.results or []
    assert [one.rule_id for one in results] == [one.code for one in diagnostics]
    for result, diagnostic in zip(results, diagnostics, strict=True):
        [location] = result.locations or []
        place = location.physical_location
        assert place is not None
        assert place.region is not None
        assert diagnostic.span is not None
        start, end = diagnostic.span.start, diagnostic.span.end
        assert (place.region.start_line, place.region.start_column) == (start.line, start.column)
        assert (place.region.end_line, place.region.end_column) == (end.line, end.column)
        assert place.artifact_location is not None
        assert place.artifact_location.uri == "dossier%20%C3%A0%20moi/protocole.yaml"


def unread(model: BaseModel) -> set[str]:
    """The keys that the reader does not know: it keeps them, and says nothing."""
    found = set(model.model_extra or {})
    for value in dict(model).values():
        for one in value if isinstance(value, list) else [value]:
            found |= unread(one) if isinstance(one, BaseModel) else set()
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_code_makes_a_rule_that_helps(language: Language) -> None:
    every = [Diagnostic(code=code, source=None, span=None, values={}) for code in sorted(CATALOGUE)]
    [run] = Sarif.model_validate_json(to_sarif(every, language)).runs
    rules = run.tool.driver.rules or []
    assert [rule.id for rule in rules] == sorted(CATALOGUE)
    for rule in rules:
        text = json.dumps(rule.model_dump(mode="json"), ensure_ascii=False)
        assert not re.search(r"\{\w+\}", text), "a placeholder is left"


def test_nothing_wrong_is_a_run_without_results() -> None:
    [run] = Sarif.model_validate_json(to_sarif((), "fr")).runs
    assert run.results == []


OVERLAY = """\
arbre: 1
extends: {{protocol: ../base/protocol.yaml, version: 0.1.0, hash: {hash}}}
id: ici
version: 0.1.0
title: Ici
status: active
sources: {{ici: {{title: D'ici, statements: {{regle: {{text: Règle, confidence: unknown}}}}}}}}
exclusion:
  - {{id: jamais, reason: age, when: age < 18, refer: delegant_jour, cite: ici.regle}}
"""
PROMISED = """\
guarantees:
  - {id: douleur, among: everyone, when: douleur is not false, never: {act: conseil}}
"""


def test_a_finding_on_an_overlay_points_at_the_file_that_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    base, overlay = Path("base/protocol.yaml"), Path("ici/protocol.yaml")
    for file in (base, overlay):
        file.parent.mkdir()
    base.write_text(BASE.read_text("utf-8") + PROMISED, "utf-8")
    overlay.write_text(OVERLAY.format(hash=load(base).hash), "utf-8")
    assert run(["prove", "ici", "--format", "sarif"]) == 1
    [sarif] = Sarif.model_validate_json(capfd.readouterr().out).runs
    found = {(one.rule_id, *place(one)) for one in sarif.results or []}
    line = len(BASE.read_text("utf-8").splitlines()) + 2
    assert found == {
        ("overlay-compared", "ici/protocol.yaml", 2),
        ("never-fires", "ici/protocol.yaml", 9),
        ("guarantee-broken", "base/protocol.yaml", line),
    }


def place(result: Result) -> tuple[str | None, int | None]:
    [location] = result.locations or []
    at = location.physical_location
    assert at is not None
    assert at.artifact_location is not None
    assert at.region is not None
    return at.artifact_location.uri, at.region.start_line
