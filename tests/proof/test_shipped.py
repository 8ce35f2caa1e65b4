"""The shipped protocols prove, every property and every guarantee."""

from __future__ import annotations

from time import perf_counter

import pytest

from arbre.analysis.proof import prove
from arbre.language.loading import load
from arbre.shipped import protocol, protocols


@pytest.mark.parametrize("name", protocols())
def test_every_property_and_every_guarantee_is_proved(name: str) -> None:
    path = protocol(name)
    assert path is not None
    report = prove(load(path), perf_counter)
    assert [(fault.code, fault.path) for fault in report.faults] == []
    proved = [one.about for one in report.proved if one.name == "guarantee"]
    assert proved == [one.id for one in report.tree.guarantees]
    assert proved
