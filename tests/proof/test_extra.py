"""Without the solver, proving says what to type."""

from __future__ import annotations

from time import perf_counter

import pytest

import arbre.analysis.proof
from arbre.analysis.proof import prove
from arbre.apps.cli.main import run
from arbre.errors import MissingExtra
from arbre.language.loading import load
from arbre.shipped import protocol

NAME = "lombalgie-aigue-mk"


@pytest.fixture(autouse=True)
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arbre.analysis.proof, "find_spec", lambda name: None)


def test_the_message_is_the_command_to_run() -> None:
    path = protocol(NAME)
    assert path is not None
    with pytest.raises(MissingExtra, match=r"^pip install 'arbre-protocoles\[proof\]'$"):
        prove(load(path), perf_counter)


def test_the_command_line_says_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["prove", NAME, "--lang", "fr"]) == 2
    said = capfd.readouterr().err
    assert "erreur no-solver" in said
    assert "Corriger : taper pip install 'arbre-protocoles[proof]'" in said
