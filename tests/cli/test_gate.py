"""A fault that would pass ends `arbre test --mutate` with 1, so that it may guard a protocol."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from analysis.toy import report
from arbre.analysis import mutation
from arbre.apps.cli.commands import test as command
from arbre.apps.cli.main import run
from arbre.engine.answers import Answers, Clocks
from arbre.engine.reading import Case

MUTANT = mutation.Mutant(
    fault="urgency", path=("referrals", "urgences"), new="now", before="immediate", after="now"
)
PATIENT = Case(answers=Answers(), clocks=Clocks(start=datetime(2026, 6, 12)), actor=None)
NOTICED = mutation.Tested(mutant=MUTANT, fate="killed", killer="a")


def unnoticed(fate: mutation.Fate, patient: Case | None = None) -> mutation.Tested:
    return mutation.Tested(mutant=MUTANT, fate=fate, patient=patient)


@pytest.mark.parametrize(
    ("found", "require", "code"),
    [
        (unnoticed("survived", PATIENT), (), 1),
        (unnoticed("survived", PATIENT), ("--require", "50"), 0),
        (unnoticed("survived", PATIENT), ("--require", "51"), 1),
        (unnoticed("survived"), (), 0),
        (unnoticed("survived"), ("--require", "100"), 1),
        (unnoticed("equivalent"), (), 0),
        (unnoticed("stillborn"), ("--require", "100"), 0),
    ],
)
def test_a_fault_that_would_pass(
    found: mutation.Tested,
    require: tuple[str, ...],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the solver nobody knows which faults change nothing: no patient is shown."""
    report(tmp_path, ["{id: a, expect: {status: waiting}}"])
    monkeypatch.setattr(command, "mutated", lambda _: mutation.Mutation(tested=(NOTICED, found)))
    assert run(["test", str(tmp_path), "--mutate", *require]) == code
