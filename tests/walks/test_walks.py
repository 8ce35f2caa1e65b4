"""Each rule of DESIGN §5 decides as its page says."""

from __future__ import annotations

from typing import Final

import pytest

from arbre.analysis.scenarios import OPENING
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.questions import questions_of
from arbre.engine.reading import Case, read_case
from arbre.language.diagnostics.diagnostic import Language
from arbre.output.outcome_json import as_data
from schemas_of import invalid
from session.forms import question_as_data
from walks.expecting import mismatches
from walks.page import Example, examples, pages

EXAMPLES = [example for page in pages() for example in examples(page)]
LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
BESIDE = {"5.3-elsewhere"}
"""Second pages of a rule."""
RULES = ("order", "visits", "unknown", "never", "authorised", "final", "asking", "status", "why")


def read(example: Example) -> Case:
    case = read_case(example.scenario.case, example.tree, at=OPENING)
    assert isinstance(case, Case), case
    return case


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_a_case_is_decided_as_its_page_says(example: Example) -> None:
    case = read(example)
    actor = case.actor or NOBODY
    outcome = decide(example.tree, case.answers, clocks=case.clocks, actor=actor)
    found = list(mismatches(outcome, example.scenario.expect))
    assert not found, f"{example.title}\n" + "\n".join(found)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_what_it_says_has_the_published_forms(example: Example) -> None:
    case = read(example)
    actor = case.actor or NOBODY
    outcome = decide(example.tree, case.answers, clocks=case.clocks, actor=actor)
    assert invalid("outcome", as_data(outcome, example.tree)) == []
    for language in LANGUAGES:
        for question in questions_of(outcome, example.tree, language):
            assert invalid("question", question_as_data(question)) == []


def test_every_rule_has_its_page() -> None:
    found = [page.stem for page in pages() if page.stem not in BESIDE]
    assert found == [f"5.{i}-{name}" for i, name in enumerate(RULES, 1)]


def test_there_are_many_cases_each_with_its_words() -> None:
    assert len(EXAMPLES) >= 150
    assert len({example.id for example in EXAMPLES}) == len(EXAMPLES)
    assert all(len(example.title.split()) >= 4 for example in EXAMPLES)
