"""A shipped protocol that is broken in one place breaks one of its guarantees, and no other."""

from __future__ import annotations

import csv
from typing import Final

import pytest

from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties.guaranteeing import guarantee_holds
from arbre.analysis.proof.telling import diagnosed
from arbre.language.diagnostics.to_text import to_text
from arbre.language.loading import check_bytes
from arbre.shipped import protocol
from faults.page import FOLDER
from faults.witness import suffers

TABLE: Final = FOLDER / "shipped.csv"
ROWS: Final = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(keepends=True)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["by"].partition("\n")[0])
def test_the_guarantee_is_broken(row: dict[str, str]) -> None:
    path = protocol(row["protocol"])
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert text.count(row["replace"]) == 1
    tree = check_bytes(text.replace(row["replace"], row["by"]).encode(), "protocol.yaml").tree
    assert tree is not None
    proof = Proof.of(tree)
    faults = [fault for one in tree.guarantees for fault in guarantee_holds(one)(proof)]
    assert [fault.values["guarantee"] for fault in faults] == row["broken"].split()
    for fault in faults:
        assert suffers(fault, tree)
        (diagnostic,) = diagnosed((fault,), tree)
        assert diagnostic.values["way"].startswith("alerts")
        assert "Patient :" in to_text([diagnostic], "fr")
