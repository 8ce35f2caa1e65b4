"""What carries each statement of the sources, and what rests on none."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.toy import PROTOCOLS, shipped, tree
from arbre.analysis.sources import sources
from arbre.output.sources_text import to_data, to_text

SECOND = (
    "confidence: unknown}}}",
    "confidence: unknown}, autre: {text: Une autre, confidence: inferred}}}",
)


def test_a_statement_is_carried_by_what_cites_it() -> None:
    found = sources(tree())
    [rule] = found.statements
    assert rule.name == "jouet.regle"
    kinds = [(one.kind, one.id) for one in rule.items]
    assert kinds == [
        ("parameters", "fievre_des"),
        *(("questions", one) for one in
          ("douleur", "age", "temperature", "cote", "antecedents", "accord")),
        ("alerts", "forte_fievre"), ("consent", "consent"), ("inclusion", "age_adulte"),
        ("exclusion", "chute"), ("acts", "conseil"), ("acts", "exercice"),
    ]  # fmt: skip
    uncited = [(one.kind, one.id) for one in found.uncited]
    assert uncited == [
        ("referrals", "urgences"), ("referrals", "delegant_jour"),
        ("nodes", "traiter"), ("nodes", "controle"), ("nodes", "revoir"),
    ]  # fmt: skip


def test_a_statement_that_nothing_cites_is_idle() -> None:
    found = sources(tree(SECOND))
    assert [one.name for one in found.idle] == ["jouet.autre"]


def test_what_cites_inside_a_part_counts_for_it() -> None:
    cited = ("{sessions: {max: 5}}", "{sessions: {max: 5, cite: jouet.autre}}")
    found = sources(tree(SECOND, cited))
    other = next(one for one in found.statements if one.name == "jouet.autre")
    assert [(one.kind, one.id) for one in other.items] == [("acts", "exercice")]


def test_it_is_told_with_lines() -> None:
    walked = tree(SECOND)
    found = sources(walked)
    french, english = (to_text(found, walked.document, language) for language in ("fr", "en"))
    assert "jouet.autre (inferred) : rien ne la porte" in french
    assert "minimal.yaml:49: nodes.revoir ne cite rien" in french
    assert english.endswith("2 statements, 1 that nothing carries; 5 items without a statement\n")
    data = to_data(found, walked)
    assert len(data["statements"]) == 2
    last = {"kind": "nodes", "id": "revoir", "file": "minimal.yaml", "line": 49}
    assert data["without_statement"][-1] == last


@pytest.mark.parametrize("folder", PROTOCOLS, ids=lambda folder: folder.name)
def test_in_shipped_protocols_every_statement_is_carried(folder: Path) -> None:
    found = sources(shipped(folder)[1])
    assert [one.name for one in found.idle] == []
    assert [(one.kind, one.id) for one in found.uncited] == []
