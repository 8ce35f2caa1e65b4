"""When arbre itself is at fault, the patient who shows it is told, ready to be reported."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from arbre.analysis.proof import prove, replay
from arbre.analysis.proof.fault import ArbreAtFaultError
from arbre.analysis.proof.properties import guaranteeing
from arbre.analysis.proof.telling import at_fault_words
from arbre.apps.cli.main import run
from arbre.language.loading import check_bytes
from checks.right import BASE

BROKEN = BASE + (
    "guarantees:\n"
    "  - {id: douleur, when: douleur, never: {act: conseil}, at: traiter, cite: jouet.regle}\n"
)


@pytest.fixture
def _stubborn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine never confirms what the solver finds."""
    monkeypatch.setattr(guaranteeing, "_confirmed", lambda *_: False)


@pytest.mark.usefixtures("_stubborn")
def test_the_patient_is_told() -> None:
    tree = check_bytes(BROKEN.encode(), "protocol.yaml").tree
    assert tree is not None
    with pytest.raises(ArbreAtFaultError) as caught:
        prove(tree, perf_counter)
    assert caught.value.property == "guarantee douleur"
    patient = caught.value.patient
    assert isinstance(patient, replay.Replayed)
    assert {str(fact): answer for fact, answer in patient.asked.facts.items()}["douleur"] is True
    told = at_fault_words(caught.value, tree, "fr")
    assert "minimal 0.1.0, guarantee douleur" in told
    assert "  douleur: true\n" in told


@pytest.mark.usefixtures("_stubborn")
def test_the_command_tells_it_and_ends_as_an_internal_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "protocol.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    assert run(["prove", "--lang", "en", str(file)]) == 4
    said = capsys.readouterr().err
    assert "Please report" in said
    assert "  douleur: true\n" in said
    assert "internal-error" in said
