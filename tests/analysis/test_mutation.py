"""Faults planted in a protocol: which there are, who notices them, which change nothing."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.toy import PROTOCOLS, SCHEMA, report, shipped, tree
from arbre.analysis.mutation import Mutation, mutants_of, mutate
from arbre.analysis.mutation.editing import REMOVED, edited
from arbre.analysis.mutation.proving import proved
from arbre.analysis.mutation.running import draft_of, grown
from arbre.analysis.mutation.turning import Turning
from arbre.analysis.proof.differing.equivalence import said
from arbre.analysis.scenarios import Report, run, usual_case
from arbre.analysis.writing import Draft, Usual, to_file, to_yaml
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.reading import Case
from arbre.language.conditions.parsing import parse_condition
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.scope import QuestionType, Scope
from arbre.language.tree import Tree
from arbre.output.mutation_text import to_data
from arbre.output.mutation_text import to_text as told

SCOPE = Scope(
    questions={
        **{name: QuestionType(kind="boolean") for name in "abc"},
        "age": QuestionType(kind="integer", low=0, high=120),
        "temperature": QuestionType(kind="decimal", low=34, high=43, step=Decimal("0.1")),
        "side": QuestionType(kind="choice", options=("left", "right")),
        "signs": QuestionType(kind="choices", options=("x", "y")),
    }
)
ALL_KILL = tuple(
    Path(__file__).with_name("noticing.yaml").read_text(encoding="utf-8").strip().splitlines()
)


NAMES = [one.split(",")[0].removeprefix("{id: ") for one in ALL_KILL]


def _decided(walked: Tree, case: Case) -> tuple[object, ...]:
    return said(decide(walked, case.answers, clocks=case.clocks, actor=case.actor or NOBODY))


def turned() -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with Path(__file__).with_name("turning.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["condition"]].add((row["fault"], row["becomes"]))
    return found


@pytest.mark.parametrize(("text", "expected"), turned().items(), ids=turned())
def test_the_faults_of_a_condition(text: str, expected: set[tuple[str, str]]) -> None:
    """Those of the table are among them, and each says something else, that can be read."""
    condition = parse_condition(text)
    assert not isinstance(condition, tuple)
    made = [(fault, to_text(one)) for fault, one in Turning(scope=SCOPE).condition(condition)]
    assert expected <= set(made)
    assert len(made) == len(set(made))
    assert all(after != text for _, after in made)
    assert all(not isinstance(parse_condition(after), tuple) for _, after in made)


@pytest.mark.parametrize(
    ("path", "new", "expected"),
    [
        (("a", 1), REMOVED, {"a": [1, 3], "b": {"c": 4}}),
        (("b", "c"), REMOVED, {"a": [1, 2, 3], "b": {}}),
        (("b",), 5, {"a": [1, 2, 3], "b": 5}),
        (("a", 0), 9, {"a": [9, 2, 3], "b": {"c": 4}}),
        ((), 0, 0),
    ],
)
def test_editing_leaves_the_rest(
    path: tuple[str | int, ...], new: object, expected: object
) -> None:
    value = {"a": [1, 2, 3], "b": {"c": 4}}
    assert edited(value, path, new) == expected
    assert value == {"a": [1, 2, 3], "b": {"c": 4}}


# ── running ───────────────────────────────────────────────────────────────────────────────────


def mutation(found: Report) -> Mutation:
    assert found.checked.tree is not None
    return mutate(found.checked.tree, found.results, compare=proved)


def test_good_scenarios_notice_every_fault(tmp_path: Path) -> None:
    found = mutation(report(tmp_path / "minimal", ALL_KILL))
    survivors = [(one.mutant.path, one.mutant.before, one.mutant.after) for one in found.survivors]
    assert survivors == []
    assert found.count("killed") > 30


@pytest.mark.parametrize(
    "number", range(len(ALL_KILL)), ids=lambda n: ALL_KILL[n].split(",")[0][5:]
)
def test_without_a_scenario_the_faults_that_it_alone_notices_pass(
    number: int, tmp_path: Path
) -> None:
    """Whoever is found then is a patient whom the fault treats otherwise, as it is said."""
    left = [one for n, one in enumerate(ALL_KILL) if n != number]
    found = report(tmp_path / "minimal", left)
    before = found.checked.tree
    assert before is not None
    for one in mutation(found).survivors:
        after = grown(before, one.mutant)
        assert after is not None
        assert one.patient is not None
        decided = [
            decide(
                t, one.patient.answers, clocks=one.patient.clocks, actor=one.patient.actor or NOBODY
            )
            for t in (before, after)
        ]
        assert said(decided[0]) != said(decided[1])


def test_a_scenario_that_expects_nothing_notices_nothing(tmp_path: Path) -> None:
    found = mutation(report(tmp_path / "minimal", ["{id: a, expect: {}}"]))
    assert found.count("killed") == 0
    assert found.count("survived") > 30


def test_parts_are_the_whole(tmp_path: Path) -> None:
    found = report(tmp_path / "minimal", ALL_KILL)
    before = found.checked.tree
    assert before is not None
    parts = [mutate(before, found.results, part=(n, 3)).tested for n in range(3)]
    whole = mutate(before, found.results).tested
    assert sorted(map(str, whole)) == sorted(str(one) for part in parts for one in part)


@pytest.mark.parametrize("folder", PROTOCOLS, ids=lambda folder: folder.name)
def test_shipped_scenarios_notice_every_fault(folder: Path) -> None:
    """Some twenty faults each; ARBRE_MORE=1 tries them all."""
    found, before = shipped(folder)
    many = len(tuple(mutants_of(draft_of(before))))
    parts = 1 if os.environ.get("ARBRE_MORE") else max(1, many // 20)
    tried = mutate(before, found.results, compare=proved, part=(3 % parts, parts))
    print({fate: tried.count(fate) for fate in ("killed", "equivalent", "stillborn", "survived")})
    assert [(one.mutant.path, one.mutant.after) for one in tried.survivors] == []
    assert tried.count("killed") > 5


def test_every_kind_of_fault_is_planted() -> None:
    """In the shipped protocols; those that they give no occasion for are named here."""
    planted = {
        one.fault for folder in PROTOCOLS for one in mutants_of(draft_of(shipped(folder)[1]))
    }
    assert planted >= {
        "threshold", "operator", "and_or", "dropped", "negated", "choice", "target",
        "unknown_target", "alert_removed", "criterion_removed", "contraindication_removed",
        "consent_removed", "also_removed", "when_removed", "order", "limit", "urgency",
        "case_removed",
    }  # fmt: skip


# ── equality ──────────────────────────────────────────────────────────────────────────────────

SENT = "refer: urgences, cite: jouet.regle"
LAST = "branches: [{when: douleur"
WAIT = "{for: visit, from: start, after: 7 days, before: 21 days, if_none: {refer: delegant_jour}}"
VISIT = f"""\
next: controle
    controle:
      wait: {WAIT}
      again: [douleur]
      next: revoir"""
SAME = [
    ("temperature >= fievre_des", "not temperature < fievre_des"),
    ("age between 18 and 65", "age >= 18 and age < 66"),
    ("when: cote is gauche", "when: not cote is droite"),
    ("{value: 39.0,", "{value: 39,"),
    ("branches: [{when: douleur, refer: delegant_jour}]\n      otherwise: {next: end}",
     "branches: [{when: not douleur, next: end}]\n      otherwise: {refer: delegant_jour}"),
    # an alert of a later visit that another one, earlier, is always ahead of
    (LAST, f"alerts: [{{id: plus, when: temperature >= 39.5, {SENT}}}]\n      {LAST}"),
]  # fmt: skip
OTHER = [
    ("temperature >= fievre_des", "temperature > fievre_des"),
    ("value: 39.0", "value: 39.1"),
    ("age between 18 and 65", "age between 18 and 64"),
    ("cote is gauche", "cote is droite"),
    ("{max: 5}", "{max: 6}"),
    ("after: 7 days", "after: 8 days"),
    ("before: 21 days", "before: 20 days"),
    ("antecedents.allergie", "antecedents.chute"),
    ("to: emergency, urgency: immediate", "to: emergency, urgency: now"),
    ("doubt: {refer: delegant_jour}", "doubt: {refer: urgences}"),
    ("if_none: {refer: delegant_jour}", "if_none: {refer: urgences}"),
    ("reason: history", "reason: clinical"),
    # whoever comes before it is time
    ("after: 7 days, ", ""),
    # a visit less, and what is asked in it
    (VISIT, "next: revoir"),
    # a question for more patients
    ("ask: [douleur]",
     f"alerts: [{{id: ici, when: cote is unknown, {SENT}}}]\n      ask: [douleur]"),
    # an alert of a later visit, that takes effect at an answer given in the first
    (LAST, f"alerts: [{{id: droite, when: cote is droite, {SENT}}}]\n      {LAST}"),
    # somebody who may not act
    ("doubt: {refer: delegant_jour}",
     "doubt: {refer: delegant_jour}\nentitlement: {else: {refer: urgences}}"),
]  # fmt: skip


@pytest.mark.parametrize("change", SAME)
def test_what_says_the_same_is_equal(change: tuple[str, str]) -> None:
    assert proved(tree(), tree(change)).equal


@pytest.mark.parametrize("change", OTHER)
def test_what_says_otherwise_gets_a_patient(change: tuple[str, str]) -> None:
    before, after = tree(), tree(change)
    found = proved(before, after)
    assert not found.equal
    case = found.patient()
    assert case is not None
    assert _decided(before, case) != _decided(after, case)


# ── how it is written ─────────────────────────────────────────────────────────────────────────


def test_survivors_are_told_with_a_patient_to_paste(tmp_path: Path) -> None:
    found = report(tmp_path / "minimal", [one for one in ALL_KILL if "fievre" not in one])
    before = found.checked.tree
    assert before is not None
    tried = mutation(found)
    text = told(tried, before.document, None, "fr")
    assert "passées inaperçues" in text
    assert "expect: {}" in text
    pasted = [line for line in text.splitlines() if line.startswith("    ")]
    assert any("temperature" in line for line in pasted)
    data = to_data(tried, before.document)
    assert len(data["mutants"]) == len(tried.tested) == sum(data["counts"].values())


@pytest.mark.parametrize("folder", PROTOCOLS, ids=lambda folder: folder.name)
def test_a_case_that_is_written_is_read_back(folder: Path, tmp_path: Path) -> None:
    found, before = shipped(folder)
    case = usual_case(found)
    assert case is not None
    usual = Usual(case=case, keys=frozenset(found.defaults["answers"]))
    cases = [one.case for one in found.results if one.case is not None]
    drafts = [Draft(id=f"s{n}", title="«é»", case=one) for n, one in enumerate(cases)]
    text = to_file(drafts, before.protocol.id, usual, ["note"])
    source = (folder / "protocol.yaml").read_text(encoding="utf-8")
    (tmp_path / "protocol.yaml").write_text(source, encoding="utf-8")
    (tmp_path / "scenarios.yaml").write_text(text, encoding="utf-8")
    again = run(tmp_path, SCHEMA)
    assert [one.case for one in again.results] == cases
    assert all(one.unconfirmed for one in again.results)
    assert to_yaml(drafts[0], usual).startswith("  - id: s0\n")


def unlike(one: Tree, other: Tree) -> bool:
    return not proved(one, other).equal


def test_an_alert_takes_effect_though_nobody_whom_it_concerns_comes_there() -> None:
    aside = (
        "next: revoir",
        "branches: [{when: age >= 60, next: end}]\n      otherwise: {next: revoir}\n"
        "      if_unknown: {refer: delegant_jour}",
    )
    alert = (LAST, f"alerts: [{{id: soixante, when: age >= 60, {SENT}}}]\n      {LAST}")
    assert not unlike(tree(aside), tree(aside))
    assert unlike(tree(aside), tree(aside, alert))


def test_equality_goes_both_ways() -> None:
    for change in (*OTHER[:2], *OTHER[-5:]):
        assert unlike(tree(), tree(change))
        assert unlike(tree(change), tree())
