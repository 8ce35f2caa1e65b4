"""SARIF, as another program reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sarif_pydantic import Sarif

from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.diagnostics.to_sarif import to_sarif
from arbre.language.loading import check_bytes

BASE = Path(__file__).parents[1] / "diagnostics" / "base" / "minimal.yaml"


def found() -> tuple[Diagnostic, ...]:
    text = BASE.read_text(encoding="utf-8")
    wrong = text.replace("title: Protocole", "title: 𝓟rotocole").replace(
        "forte_fievre, when: temperature >= fievre_des, refer: urgences",
        "forte_fievre, label: 😀, when: temperature >= fievre_des, refer: urgence",
    )
    assert wrong != text
    return check_bytes(wrong.encode(), "dossier/protocole.yaml").diagnostics


@pytest.mark.parametrize("language", ["fr", "en"])
def test_another_reader_finds_the_same(language: Language) -> None:
    diagnostics = found()
    text = to_sarif(diagnostics, language)
    [run] = Sarif.model_validate_json(text).runs
    assert json.loads(text)["runs"][0]["columnKind"] == "unicodeCodePoints"
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
        assert place.artifact_location.uri == "dossier/protocole.yaml"


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
