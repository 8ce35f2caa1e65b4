"""Of what is right, however tricky, nothing is said; advice is listed."""

from __future__ import annotations

import pytest

from arbre.language.diagnostics.catalogue import CATALOGUE
from checks.right import RIGHT, whole
from faults.finding import findings
from faults.page import FOLDER, Case, Expected, base, cases

BASES = sorted(file.stem for file in (FOLDER / "base").glob("*.yaml"))
LISTED = {"act-behind-ground"}
"""The advice that a protocol gets which says itself that it goes on without an answer."""


def right() -> list[Case]:
    nothing: tuple[Expected, ...] = ()
    return [
        *(Case(name=name, text=base(name), expected=nothing) for name in BASES),
        *cases("right"),
    ]


def test_there_are_enough() -> None:
    assert len(right()) + len(RIGHT) >= 20


@pytest.mark.parametrize("case", right(), ids=lambda case: case.name)
def test_nothing_is_said_but_what_is_listed(case: Case) -> None:
    _, found = findings(case.text)
    assert [one.line for one in found] == [one.line for one in case.expected]
    assert {CATALOGUE[one.diagnostic.code].severity for one in found} <= {"advice"}


@pytest.mark.parametrize("file", RIGHT, ids=lambda file: file.stem)
def test_nothing_is_proved_against_what_the_checks_accept(file: object) -> None:
    (path,) = (one for one in RIGHT if one == file)
    _, found = findings(whole(path))
    assert {one.diagnostic.code for one in found} <= LISTED
