"""The example from outside France is checked, tested and proved like a shipped protocol."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

import pytest

from arbre.analysis.coverage import coverage, excusing
from arbre.analysis.proof import prove
from arbre.analysis.proof.showing import Showing
from arbre.analysis.scenarios import run
from arbre.language.tree import Tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tree() -> Tree:
    """The protocol; its scenarios pass and show all that a patient can show."""
    schema = json.loads((ROOT / "schemas" / "scenarios.schema.json").read_text(encoding="utf-8"))
    found = run(ROOT / "examples" / "feverpain", schema)
    assert found.checked.diagnostics == ()
    assert found.passed
    tree = found.checked.tree
    assert tree is not None
    figures = excusing(coverage(tree, found.decided), Showing(tree=tree).impossible).figures
    assert [kind for kind, one in figures.items() if not one.complete] == []
    return tree


def test_it_proves(tree: Tree) -> None:
    report = prove(tree, perf_counter)
    assert [(fault.code, fault.path) for fault in report.faults] == []
    proved = [one.about for one in report.proved if one.name == "guarantee"]
    assert proved == [one.id for one in tree.guarantees]


def test_nobody_takes_it_for_a_french_protocol(tree: Tree) -> None:
    assert tree.protocol.kind == "recommendation"
    assert str(tree.protocol.title).startswith("GB")
    assert {act.kind for act in tree.protocol.acts.values()} == {"proposal", "advice"}
    assert not any(act.derogatory for act in tree.protocol.acts.values())
