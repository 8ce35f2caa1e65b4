"""What led to the acts, in words: the answers, the scores and what they were compared with."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from arbre.engine.answers import Actor
from arbre.engine.deciding import decide
from arbre.engine.reading import Case, read_case
from arbre.engine.telling.limits import value_words
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


TOLD = """
{temperature: 37.5, accord: true, age: 34, antecedents: none, cote: gauche, douleur: true}
"""


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


def case_of(answers: str, tree: Tree) -> Case:
    document = read(answers.encode(), "answers").document
    assert document is not None
    case = read_case(document.value, tree, at=datetime(2026, 6, 12, 10, 42))
    assert isinstance(case, Case)
    return case


@pytest.mark.parametrize(
    ("douleur", "told"),
    [
        ("true", ["Score : 3", "Plafond : 40 ans"]),
        ("{unknown: refused}", ["Score : 1 à 3", "Plafond : 40 ans"]),
    ],
)
def test_an_outcome_gives_the_values_that_it_used(douleur: str, told: list[str]) -> None:
    tree = tree_with("score >= 1 and age < plafond")
    case = case_of(TOLD.replace("douleur: true", f"douleur: {douleur}"), tree)
    actor = Actor(profession="masseur-kinesitherapeute", entitled=True)
    outcome = decide(tree, case.answers, clocks=case.clocks, actor=actor)
    teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language="fr")
    assert [value_words(one, teller) for one in outcome.values] == told


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guard"])
def test_a_condition_is_told_by_what_settles_it(row: dict[str, str], language: Any) -> None:
    tree = tree_with(row["guard"])
    case = case_of(row["answers"], tree)
    fork = tree.nodes["traiter"].exit
    assert isinstance(fork, Fork)
    teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language=language)
    found = teller.observer.condition(fork.guards[0].when)
    assert teller.observer.listed(found) == row[language]
