"""When arbre itself is at fault, the patient who shows it is told, ready to be reported."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from z3 import BoolRef, BoolVal

from arbre.analysis.proof import prove, replay
from arbre.analysis.proof.fault import BrokenPromiseError
from arbre.analysis.proof.offering import Given
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties import concluding, guaranteeing
from arbre.analysis.proof.telling import at_fault_words
from arbre.apps.cli.main import run
from arbre.language.loading import check_bytes
from arbre.language.tree import Tree
from checks.right import BASE

BROKEN = BASE + (
    "guarantees:\n"
    "  - {id: douleur, when: douleur, never: {act: conseil}, at: traiter, cite: jouet.regle}\n"
)


def tree() -> Tree:
    found = check_bytes(BROKEN.encode(), "protocol.yaml").tree
    assert found is not None
    return found


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act that is given is said to break a promise of the engine."""

    def one(_: Proof, given: Given) -> list[tuple[str, BoolRef]]:
        return [("a clause", BoolVal(True))] if given.act.id == "conseil" else []

    monkeypatch.setattr(concluding, "_broken", one)


@pytest.mark.usefixtures("_broken")
def test_the_patient_is_told() -> None:
    with pytest.raises(BrokenPromiseError) as caught:
        prove(tree(), perf_counter)
    assert caught.value.property == "clauses-of-an-act"
    patient = caught.value.patient
    assert isinstance(patient, replay.Replayed)
    assert {str(fact): answer for fact, answer in patient.asked.facts.items()}["accord"] is True
    told = at_fault_words(caught.value, tree(), "fr")
    assert "minimal 0.1.0, clauses-of-an-act" in told
    assert "  accord: true\n" in told


@pytest.mark.usefixtures("_broken")
def test_the_command_tells_it_and_ends_as_an_internal_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "protocol.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    assert run(["prove", "--lang", "en", str(file)]) == 4
    said = capsys.readouterr().err
    assert "Please report" in said
    assert "  accord: true\n" in said
    assert "internal-error" in said


def test_what_the_engine_never_confirms_is_neither_proved_nor_refuted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The engine is asked again and again; that it says no each time proves nothing."""
    monkeypatch.setattr(guaranteeing, "_confirmed", lambda *_: False)
    (fault,) = prove(tree(), perf_counter).faults
    assert fault.code == "not-shown"
    assert fault.values == {"finding": "guarantee-broken", "guarantee": "douleur"}
    assert fault.replayed is not None
