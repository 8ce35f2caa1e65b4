"""The shipped protocols prove, every property and every guarantee."""

from __future__ import annotations

from time import perf_counter

import pytest

from arbre.analysis.proof import prove
from arbre.analysis.proof.proving import Report
from arbre.language.loading import load
from arbre.shipped import protocol, protocols


@pytest.fixture(scope="module", params=protocols())
def report(request: pytest.FixtureRequest) -> Report:
    path = protocol(request.param)
    assert path is not None
    return prove(load(path), perf_counter)


def test_nothing_is_found(report: Report) -> None:
    assert [(fault.code, fault.path) for fault in report.faults] == []


def test_every_guarantee_is_proved(report: Report) -> None:
    proved = [one.about for one in report.proved if one.name == "guarantee"]
    assert proved == [one.id for one in report.tree.guarantees]
    assert proved
