"""The overlay that is shipped as an example is compared; a higher cap would be refused."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

import arbre
from arbre.analysis.overlays import compared
from arbre.analysis.scenarios import run
from arbre.engine.standing import mode
from arbre.language.diagnostics.to_text import to_text
from arbre.shipped.loading import check
from schemas_of import SCHEMAS

EXAMPLE = Path(__file__).parents[2] / "examples" / "adaptation-locale"
SOON = "refer: delegant_maintenant, cite: maison.presence"


def changed(folder: Path, old: str, new: str) -> arbre.Tree:
    text = (EXAMPLE / "protocol.yaml").read_text("utf-8")
    assert old in text
    (folder / "protocol.yaml").write_text(text.replace(old, new), "utf-8")
    return arbre.load(folder / "protocol.yaml")


def test_the_example_is_compared_and_says_so() -> None:
    tree = arbre.load(EXAMPLE / "protocol.yaml")
    assert tree.compared
    assert compared(tree).diagnostics == ()


def test_its_scenarios_pass() -> None:
    schema = json.loads((SCHEMAS / "scenarios.schema.json").read_text("utf-8"))
    report = run(EXAMPLE, schema, check)
    assert report.passed
    assert len(report.results) == 5


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("value: 3", "value: 5", "plus de « Arrêt de travail » (duration)"),
        (SOON, SOON.replace("delegant_maintenant", "medecin_traitant"), "adressé moins vite"),
    ],
)
def test_a_laxer_one_is_refused_with_the_patient(
    tmp_path: Path, old: str, new: str, change: str
) -> None:
    tree = changed(tmp_path, old, new)
    assert not tree.compared
    assert mode(tree, arbre.Actor(adopted=True), date(2026, 6, 12)) == "training"
    found = compared(tree)
    assert found.tree is None
    said = " ".join(to_text(found.diagnostics, "fr").split())
    assert change in said
    assert "Ce patient :" in said


def test_every_screen_says_that_it_was_not_compared(tmp_path: Path) -> None:
    from arbre.engine.telling.identity import identity
    from arbre.engine.telling.names import Names

    tree = changed(tmp_path, "value: 3", "value: 2")
    session = arbre.Session.open(tree, at=datetime(2026, 6, 12))
    names = Names(tree=tree, language="fr")
    assert "adapte cheville-torsion-mk v1.0.0 (NON COMPARÉE)" in identity(
        tree.protocol, session.outcome().mode, names
    )
