"""Scenarios that are missing: each shows what it is made for, and none expects anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.toy import PROTOCOLS, SCHEMA, report, shipped
from arbre.analysis.coverage import coverage
from arbre.analysis.coverage.seeing import Seeing
from arbre.analysis.generating import Boundary, Pair, Want, generate, wanted
from arbre.analysis.generating.wanting import met
from arbre.analysis.proof.showing import Showing
from arbre.analysis.scenarios import GENERATED, Report, run
from arbre.apps.cli.measuring import generated_file
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree


@pytest.fixture
def toy(tmp_path: Path) -> tuple[Report, Tree]:
    found = report(tmp_path / "minimal", ["{id: a, expect: {status: waiting}}"])
    assert found.checked.tree is not None
    return found, found.checked.tree


def wants(found: Report, tree: Tree) -> tuple[Want, ...]:
    return wanted(tree, coverage(tree, found.decided).missed, found.decided)


def test_boundaries_and_pairs_are_wanted(toy: tuple[Report, Tree]) -> None:
    every = wants(*toy)
    ages = {one.value for one in every if isinstance(one, Boundary) and one.fact == Fact("age")}
    assert ages >= {17, 18, 19, 64, 65, 66}
    assert not any(isinstance(one, Pair) for one in every), "no condition reads two questions"


def test_each_case_shows_what_it_is_made_for(toy: tuple[Report, Tree]) -> None:
    found, tree = toy
    made = generate(tree, found.confirmed, wants(found, tree), Showing(tree=tree).patient)
    seeing = Seeing(tree=tree)
    assert made
    for one in made:
        assert one.shows
        assert all(met(want, one.case, one.outcome, seeing) for want in one.shows)


def test_with_the_solver_all_that_is_possible_is_shown(toy: tuple[Report, Tree]) -> None:
    found, tree = toy
    showing = Showing(tree=tree)
    missed = [one for one in coverage(tree, found.decided).missed if not showing.impossible(one)]
    made = generate(tree, found.confirmed, missed, showing.patient)
    left = set(missed) - {want for one in made for want in one.shows}
    assert {(one.name, one.sense) for one in left} <= {
        ("doubt", "taken"), ("actor", "false"), ("actor", "unknown"),
    }, "events and the person at work are no answers"  # fmt: skip


def test_what_is_shown_already_is_not_wanted(toy: tuple[Report, Tree]) -> None:
    found, tree = toy
    assert Boundary(fact=Fact("age"), value=34) not in wants(found, tree)
    facts = {one.fact for one in wants(found, tree) if isinstance(one, Boundary)}
    assert facts == {Fact("age"), Fact("temperature")}


def test_what_is_written_is_to_confirm_and_counts_for_nothing(
    toy: tuple[Report, Tree], tmp_path: Path
) -> None:
    found, tree = toy
    count, text = generated_file(found, tree, "fr")
    file = tmp_path / "minimal" / GENERATED
    file.write_text(text, encoding="utf-8")
    again = run(tmp_path / "minimal", SCHEMA)
    assert again.diagnostics == found.diagnostics
    assert len(again.results) == count + 1
    assert again.confirmed == again.results[:1]
    assert all(one.scenario.expect == {} for one in again.results[1:])
    assert not any(one.problems for one in again.results)
    assert list(again.decided) == list(found.decided), "what it shows is not counted either"


@pytest.mark.parametrize("folder", PROTOCOLS, ids=lambda folder: folder.name)
def test_files_for_shipped_protocols_are_read(folder: Path, tmp_path: Path) -> None:
    found, tree = shipped(folder)
    count, text = generated_file(found, tree, "en")
    print(f"{count} scenarios to confirm")
    for name in ("protocol.yaml", "scenarios.yaml"):
        source = (folder / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(source, encoding="utf-8")
    if count:  # the command writes no file when nothing is missing
        (tmp_path / GENERATED).write_text(text, encoding="utf-8")
    again = run(tmp_path, SCHEMA)
    assert again.passed
    assert len(again.results) - len(again.confirmed) == count
