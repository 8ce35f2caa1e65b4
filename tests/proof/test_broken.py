"""A shipped protocol that is broken in one place no longer proves, and the patient is shown."""

from __future__ import annotations

import csv
from pathlib import Path
from time import perf_counter

import pytest

from arbre.analysis.proof import prove
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties.guaranteeing import guarantee_holds
from arbre.analysis.proof.telling import diagnosed
from arbre.language.diagnostics.to_text import to_text
from arbre.language.loading import check_bytes
from arbre.shipped import protocol

TABLE = Path(__file__).parent / "broken.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(keepends=True)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["by"].partition("\n")[0])
def test_the_broken_place_is_found(row: dict[str, str]) -> None:
    path = protocol(row["protocol"])
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert text.count(row["replace"]) == 1
    tree = check_bytes(text.replace(row["replace"], row["by"]).encode(), "protocol.yaml").tree
    assert tree is not None
    if not row["code"]:
        assert prove(tree, perf_counter).faults == ()
        return
    guarantee = next(one for one in tree.guarantees if one.id == row["about"])
    (fault,) = guarantee_holds(guarantee)(Proof.of(tree))
    assert fault.code == row["code"]
    assert fault.replayed is not None
    assert fault.replayed.outcome.status == row["status"]
    (diagnostic,) = diagnosed((fault,), tree)
    assert diagnostic.values["way"].startswith("alerts")
    assert "Patient :" in to_text([diagnostic], "fr")
