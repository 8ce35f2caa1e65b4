"""Each planted error is found where it was planted, with nothing beside it."""

from __future__ import annotations

import pytest

from arbre.language.diagnostics.catalogue import AREAS
from faults.finding import findings
from faults.page import Case, cases
from faults.witness import suffers

PLANTED = cases("planted")


def test_there_are_enough() -> None:
    assert len(PLANTED) >= 60
    assert len({case.name for case in PLANTED}) == len(PLANTED)


def test_every_finding_of_a_proof_is_planted() -> None:
    planted = {one.line.split()[1] for case in PLANTED for one in case.expected}
    assert {entry.code for entry in AREAS["proof"]} <= planted


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: case.name)
def test_the_error_is_found(case: Case) -> None:
    tree, found = findings(case.text)
    assert [one.line for one in found] == [one.line for one in case.expected]
    for one, expected in zip(found, case.expected, strict=True):
        assert expected.named.items() <= one.diagnostic.values.items()
        assert expected.patient.items() <= one.patient.items()
        assert expected.engine in (None, one.engine)
        if one.fault is not None and tree is not None:
            assert suffers(one.fault, tree), f"{one.line}: {one.patient}, {one.engine}"
