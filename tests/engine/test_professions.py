"""Any profession of the law may delegate to any other; what the law does not list may not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from arbre.engine.answers import Actor
from arbre.engine.deciding import decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case, read_case
from arbre.language.diagnostics.to_text import to_text
from arbre.language.loading import Checked, check_bytes
from arbre.language.professions import ARTICLE, PROFESSIONS

MINIMAL = (Path(__file__).parents[1] / "diagnostics/base/minimal.yaml").read_text(encoding="utf-8")
START = datetime(2026, 6, 12, 10)
ANSWERS = {
    "temperature": 37.0, "accord": True, "age": 34, "douleur": False, "cote": "gauche",
    "antecedents": "none", "clocks": {"start": START.isoformat()},
}  # fmt: skip


def between(delegant: str, delegate: str) -> Checked:
    people = (
        "delegants: [{profession: medecin}]\ndelegates: [{profession: masseur-kinesitherapeute}]"
    )
    pair = f"delegants: [{{profession: {delegant}}}]\ndelegates: [{{profession: {delegate}}}]"
    text = MINIMAL.replace(people, pair)
    return check_bytes(text.encode(), "paire.yaml")


def decided(checked: Checked, profession: str) -> Outcome:
    assert checked.tree is not None
    case = read_case(ANSWERS, checked.tree, at=START)
    assert isinstance(case, Case)
    actor = Actor(profession=profession, entitled=True)
    return decide(checked.tree, case.answers, clocks=case.clocks, actor=actor)


@pytest.mark.parametrize("delegant", PROFESSIONS)
def test_any_profession_may_delegate_to_any_other(delegant: str) -> None:
    for delegate in set(PROFESSIONS) - {delegant}:
        checked = between(delegant, delegate)
        assert checked.diagnostics == (), (delegant, delegate)
        outcome = decided(checked, delegate)
        assert {act.id for act in outcome.acts} == {"conseil", "exercice"}, (delegant, delegate)
        assert outcome.mode == "training"


def test_only_the_delegate_may_act() -> None:
    checked = between("infirmier", "aide-soignant")
    for profession in PROFESSIONS:
        acts = {act.id for act in decided(checked, profession).acts}
        assert acts == ({"conseil", "exercice"} if profession == "aide-soignant" else set())


@pytest.mark.parametrize("profession", PROFESSIONS)
def test_nobody_delegates_to_themselves(profession: str) -> None:
    checked = between(profession, profession)
    [found] = checked.diagnostics
    assert found.code == "same-profession"
    assert checked.tree is None
    assert ARTICLE in to_text([found], "fr")


@pytest.mark.parametrize("stranger", ["osteopathe", "chiropracteur", "naturopathe", "secretaire"])
def test_a_profession_that_the_law_does_not_list_is_refused_with_the_article(stranger: str) -> None:
    for delegant, delegate in ((stranger, "infirmier"), ("medecin", stranger)):
        checked = between(delegant, delegate)
        [found] = checked.diagnostics
        assert found.code == "unknown-profession"
        assert checked.tree is None
        assert ARTICLE in to_text([found], "fr")
