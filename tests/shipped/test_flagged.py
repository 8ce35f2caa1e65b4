"""Nobody can take a demonstration for a protocol: each thing that arbre shows of it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arbre.analysis.scenarios import Result, run
from arbre.engine.explaining import explain
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.engine.requesting import request_of
from arbre.engine.telling.names import Names
from arbre.engine.telling.reasons import Teller
from arbre.language.tree import Tree
from arbre.output import explanation_text, outcome_json, outcome_text
from arbre.output.markdown import to_markdown, to_page, to_request
from arbre.output.to_graphviz import to_graphviz
from arbre.output.to_mermaid import to_mermaid
from arbre.output.to_outline import to_outline
from arbre.output.to_svg import to_svg
from arbre.shipped import schema
from arbre.shipped.library import library

ROOT = Path(__file__).parents[2]
WORD = "DÉMONSTRATION"
FLAGGED = [one.id for one in library() if one.fidelity == "demonstration"]


@pytest.fixture(scope="module", params=FLAGGED)
def shown(request: pytest.FixtureRequest) -> tuple[Tree, tuple[Result, ...]]:
    file = schema("scenarios")
    assert file is not None
    rules = json.loads(file.read_text(encoding="utf-8"))
    report = run(ROOT / "protocols" / request.param, rules)
    assert report.checked.tree is not None
    return report.checked.tree, report.results


def test_there_are_demonstrations() -> None:
    assert len(FLAGGED) >= 19


def test_papers_and_drawings_say_so(shown: tuple[Tree, tuple[Result, ...]]) -> None:
    names = Names(tree=shown[0], language="fr")
    papers = {
        "outline": to_outline(names),
        "markdown": to_markdown(names),
        "page": to_page(names, to_mermaid(names), ()),
        "mermaid": to_mermaid(names),
        "dot": to_graphviz(names),
        "svg": to_svg(names),
    }
    assert [name for name, text in papers.items() if WORD not in text] == []


def test_decisions_say_so(shown: tuple[Tree, tuple[Result, ...]]) -> None:
    tree, results = shown
    for one in results:
        assert one.case is not None
        assert one.outcome is not None
        assert one.outcome.mode == "training"
        data = outcome_json.as_data(one.outcome, tree)
        assert (data["mode"], data["protocol"]["fidelity"]) == ("training", "demonstration")
        said = texts(tree, one.case, one.outcome)
        assert [name for name, text in said.items() if not flagged(text)] == [], one.scenario.id


def test_adopting_it_changes_nothing(shown: tuple[Tree, tuple[Result, ...]]) -> None:
    """A structure cannot put a demonstration into service, even by saying that it adopted it."""
    tree, results = shown
    case = results[0].case
    assert case is not None
    assert case.actor is not None
    adopted = type(case.actor)(profession=case.actor.profession, entitled=True, adopted=True)
    found = explain(tree, case.answers, clocks=case.clocks, actor=adopted)
    assert found.outcome.mode == "training"


def texts(tree: Tree, case: Case, outcome: Outcome) -> dict[str, str]:
    teller = Teller(tree=tree, answers=case.answers, clocks=case.clocks, language="fr")
    assert case.actor is not None
    why = explain(tree, case.answers, clocks=case.clocks, actor=case.actor)
    request = request_of(outcome, tree, answers=case.answers, actor=case.actor)
    said = {
        "outcome": outcome_text.to_text(outcome, teller),
        "explanation": explanation_text.to_text(why, (), teller),
    }
    if request is not None:
        said["request"] = to_request(request, teller, outcome.mode)
    return said


def flagged(text: str) -> bool:
    return WORD in text and "ENTRAÎNEMENT" in text
