"""What led to the acts, in words: the answers, the scores and what they were compared with."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from arbre.engine.reading import Case, read_case
from arbre.engine.telling.reasons import Teller
from arbre.language.document import read
from arbre.language.loading import check_bytes
from arbre.language.tree import Fork, Tree

HERE = Path(__file__).parent
MINIMAL = (HERE.parent / "diagnostics/base/minimal.yaml").read_text("utf-8")
NAMED = """
definitions:
  gauche: {label: À gauche, when: cote is gauche, cite: jouet.regle}
  majeur_du_cote: {label: Majeur du côté, when: cote is gauche and age < plafond, cite: jouet.regle}
  sans_nom: cote is gauche and age >= 18
values:
  score: {label: Score, points: [{when: douleur, points: 2}, {when: age >= 18, points: 1}],
    cite: jouet.regle}
  plafond: {label: Plafond, unit: years, cases: [{when: cote is gauche, value: 40}], otherwise: 50,
    cite: jouet.regle}
"""
with (HERE / "led_by.csv").open(encoding="utf-8") as rows:
    ROWS = list(csv.DictReader(rows))


def tree_with(guard: str) -> Tree:
    """Return the smallest protocol, whose first node branches on a condition."""
    ways = (
        f"branches: [{{when: {guard!r}, next: controle}}]",
        "otherwise: {next: controle}",
        "if_unknown: {refer: delegant_jour}",
    )
    branches = "".join(f"      {way}\n" for way in ways)
    text = MINIMAL.replace("      next: controle\n", branches, 1) + NAMED
    found = check_bytes(text.encode(), "jouet")
    assert found.tree is not None, found.diagnostics
    return found.tree


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guard"])
def test_a_condition_is_told_by_what_settles_it(row: dict[str, str], language: Any) -> None:
    tree = tree_with(row["guard"])
    document = read(row["answers"].encode(), "answers").document
    assert document is not None
    case = read_case(document.value, tree, at=datetime(2026, 6, 12, 10, 42))
    assert isinstance(case, Case)
    fork = tree.nodes["traiter"].exit
    assert isinstance(fork, Fork)
    teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language=language)
    found = teller.observer.condition(fork.guards[0].when)
    assert teller.observer.listed(found) == row[language]
