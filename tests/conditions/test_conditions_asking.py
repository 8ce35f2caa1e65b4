from __future__ import annotations

import pytest

from arbre.language.conditions.asking import open_facts
from arbre.language.conditions.binding import Binder, bind
from arbre.language.conditions.evaluation import evaluate
from arbre.language.conditions.nesting import MAX_EXPANDED, depths, too_deep
from arbre.language.conditions.scope import QuestionType, Scope
from arbre.language.conditions.supporting import support
from arbre.language.conditions.syntax import Fact, Knowing, Place
from arbre.language.conditions.traversal import all_facts, names, signed_parts
from arbre.language.conditions.values import FALSE
from conditions.world import answers, bound, rows, written


@pytest.mark.parametrize("row", rows("asking.csv"), ids=lambda row: "/".join(row.values()))
def test_what_is_asked_next(row: dict[str, str]) -> None:
    found = open_facts(bound(written(row["expression"])), answers(row["answers"]))
    assert ", ".join(map(str, found)) == row["asks"]


@pytest.mark.parametrize("row", rows("supporting.csv"), ids=lambda row: "/".join(row.values()))
def test_what_a_truth_rests_on(row: dict[str, str]) -> None:
    found = support(bound(written(row["expression"])), answers(row["answers"]))
    assert ", ".join(map(str, found)) == row["rests on"]


FACTS = {
    "pain and (numb or pain)": "pain, numb",
    "leave > cap": "pain, weak",
    "alarm and force > 3": "force, numb",
    "pregnant": "sex, pregnant",
    "age at start of birth >= 18 or hours since fall > 3": "birth, fall",
}


@pytest.mark.parametrize(("text", "facts"), FACTS.items(), ids=FACTS)
def test_every_fact_is_listed_once_in_reading_order(text: str, facts: str) -> None:
    assert ", ".join(map(str, all_facts(bound(written(text))))) == facts


def test_every_name_has_its_place() -> None:
    text = (
        "not any ci and (job is light or force + cap > 3) or age at start of birth > 3 or ci.ulcer"
    )
    for mention in names(written(text)):
        shown = mention.name if mention.option is None else f"{mention.name}.{mention.option}"
        assert text[mention.place.start : mention.place.end] == shown
    assert [mention.name for mention in names(written(text))] == [
        *("ci", "job", "force", "cap", "birth", "ci"),
    ]


POLARITIES = {
    "pain is unknown": [1],
    "not (pain is unknown)": [-1],
    "not (pain or not (numb is known))": [1],
    "(pain is unknown) is known": [1, 0],
    "at least 1 of (pain, numb is false)": [1],
    "pain and numb": [],
}


@pytest.mark.parametrize(("text", "expected"), POLARITIES.items(), ids=POLARITIES)
def test_tests_of_knowledge_have_a_polarity(text: str, expected: list[int]) -> None:
    tests = (sign for part, sign in signed_parts(written(text)) if isinstance(part, Knowing))
    assert list(tests) == expected


# ── definitions of definitions ────────────────────────────────────────────────────────────────


def tower(height: int) -> Scope:
    """Return definitions each of which uses the one below twice: 2ⁿ leaves, written out."""
    level = {
        f"d{n}": written(f"(d{n - 1} and numb) or (d{n - 1} and weak)")
        for n in range(1, height + 1)
    }
    booleans = {name: QuestionType(kind="boolean") for name in ("pain", "numb", "weak")}
    return Scope(questions=booleans, definitions={"d0": written("pain"), **level})


def test_work_is_linear_in_what_is_written() -> None:
    scope = tower(30)
    condition = bind(written("d30"), Binder(scope=scope, fact_of=Fact))
    assert len(all_facts(condition)) == 3
    assert len(open_facts(condition, answers(""))) == 3
    assert evaluate(condition, answers("numb=false, weak=false")) == FALSE
    assert support(condition, answers("pain=false, numb=true, weak=true"))[0].question == "pain"
    assert sum(1 for _ in signed_parts(condition)) < 400


def test_the_nesting_of_definitions_is_bounded() -> None:
    assert too_deep(tower(30)) == ()
    deep = too_deep(tower(200))
    assert deep
    assert f"d{200}" in deep
    assert depths(tower(30))["d30"] <= MAX_EXPANDED


def test_definitions_that_go_round_in_circles_have_a_depth() -> None:
    scope = Scope(definitions={"a": written("not b"), "b": written("not a"), "c": written("a")})
    assert set(depths(scope)) == {"a", "b", "c"}


def test_a_gate_counts_as_nesting() -> None:
    gates = {
        f"q{n}": QuestionType(kind="boolean", gate=written(f"not q{n - 1}")) for n in range(1, 2000)
    }
    scope = Scope(questions={"q0": QuestionType(kind="boolean"), **gates})
    assert "q1999" in too_deep(scope)


def test_places_do_not_count_in_equality() -> None:
    assert written("pain   and numb") == written("pain and numb")
    assert written("pain and numb").place == Place((), 0, 13)
