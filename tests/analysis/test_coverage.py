"""What scenarios show of a protocol, and how that is written."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from analysis.toy import PROTOCOLS, report, shipped
from arbre.analysis.coverage import KINDS, Coverage, Point, coverage, excusing
from arbre.analysis.coverage.decisions import decision
from arbre.analysis.coverage.masking import deciding
from arbre.analysis.coverage.places import place_of
from arbre.analysis.proof.showing import Showing
from arbre.analysis.scenarios import Report
from arbre.engine.answers import Answer, Answers, Clocks, Unknown
from arbre.engine.view import View
from arbre.language.conditions.binding import Binder
from arbre.language.conditions.parsing import parse_condition
from arbre.language.conditions.scope import QuestionType, Scope
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree
from arbre.output.coverage import to_cobertura, to_data, to_html, to_text
from arbre.output.to_junit import to_junit

MASKING = Path(__file__).with_name("masking.csv")
with Path(__file__).with_name("shows.csv").open(encoding="utf-8", newline="") as shows:
    SHOWS = [(row["scenario"], row["point"]) for row in csv.DictReader(shows, delimiter=";")]
SIDES = {"+": True, "-": False}


def rows() -> list[dict[str, str]]:
    with MASKING.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: " | ".join(row.values()))
def test_which_part_decides(row: dict[str, str], start: Clocks) -> None:
    """Each row says which parts decide, with their truth; what is not named was not asked."""
    scope = Scope(questions={name: QuestionType(kind="boolean") for name in "abc"})
    condition = parse_condition(row["condition"])
    assert not isinstance(condition, tuple)
    binder = Binder(scope=scope, fact_of=Fact)
    made = decision((), None, "", "", binder.condition(condition))
    values: dict[str, Answer] = {"true": True, "false": False, "unknown": Unknown()}
    facts = {Fact(name): value for key, value in values.items() for name in row[key].split()}
    found = {
        (str(made.leaves[number]), truth)
        for number, truth in deciding(made, View(answers=Answers(facts=facts), clocks=start))
    }
    expected = {(str(_leaf(made.leaves, one[1:])), SIDES[one[0]]) for one in row["decides"].split()}
    assert found == expected


def _leaf(leaves: tuple[object, ...], name: str) -> object:
    return next(one for one in leaves if f"question='{name}'" in str(one))


# ── a small protocol ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("scenario", "point"), SHOWS, ids=[point for _, point in SHOWS])
def test_a_scenario_shows_a_point(scenario: str, point: str, tmp_path: Path) -> None:
    assert shown(measured(report(tmp_path / "minimal", [scenario])))[point] == 1


def measured(found: Report) -> Coverage:
    assert found.checked.tree is not None
    return coverage(found.checked.tree, found.decided)


def shown(found: Coverage) -> dict[str, int]:
    return {f"{p.kind} {p.name} {p.sense}": count for p, count in found.counts.items()}


def test_no_scenario_shows_what_it_does_not_come_to(tmp_path: Path) -> None:
    found = shown(measured(report(tmp_path / "minimal", ["{id: a, expect: {status: waiting}}"])))
    assert sorted(point for point, count in found.items() if count) == [
        "branch traiter conseil given",
        "branch traiter exercice given",
        "branch traiter exercice when true",
        "condition age_adulte: age <= 65 decides_true",
        "condition age_adulte: age >= 18 decides_true",
        "criterion accord false",
        "criterion age_adulte false",
        "criterion chute false",
        "criterion exercice.1 false",
        "criterion forte_fievre false",
        "node controle reached",
        "node traiter reached",
    ]


# ── what no patient can show ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", PROTOCOLS, ids=lambda folder: folder.name)
def test_shipped_scenarios_show_all_that_a_patient_can_show(folder: Path) -> None:
    found, tree = shipped(folder)
    figures = excusing(coverage(tree, found.decided), Showing(tree=tree).impossible).figures
    print({kind: f"{one.shown}/{one.total}" for kind, one in figures.items()})
    assert [kind for kind, one in figures.items() if not one.complete] == []


def test_what_a_scenario_shows_is_never_said_to_be_impossible(tmp_path: Path) -> None:
    """The engine and the solver agree on what SHOWS shows of the smallest protocol."""
    scenarios = [one.replace("id: a", f"id: a{n}") for n, (one, _) in enumerate(SHOWS)]
    found = report(tmp_path / "minimal", scenarios)
    assert found.checked.tree is not None
    measured_ = measured(found)
    showing = Showing(tree=found.checked.tree)
    possible = [point for point, count in measured_.counts.items() if count]
    assert len(possible) > 25
    assert [point for point in possible if showing.impossible(point)] == []


def test_a_point_without_a_scenario_gets_a_patient(tmp_path: Path) -> None:
    found = report(tmp_path / "minimal", ["{id: a, expect: {status: waiting}}"])
    tree = found.checked.tree
    assert tree is not None
    showing = Showing(tree=tree)
    point = next(p for p in measured(found).missed if p.name == "revoir 1")
    case = showing.patient(point)
    assert case is not None
    assert case.answers.facts[Fact("douleur", None, "controle")] is True


# ── how it is written ─────────────────────────────────────────────────────────────────────────


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314  # our own text


@pytest.fixture
def toy(tmp_path: Path) -> tuple[Report, Tree, Coverage]:
    scenarios = (
        "{id: a, expect: {status: waiting}}",
        "{id: b, title: <attente & fausse>, expect: {status: included}}",
        "{id: c, expect: {}}",
    )
    found = report(tmp_path / "minimal", scenarios)
    assert found.checked.tree is not None
    return found, found.checked.tree, measured(found)


def test_the_text_names_what_is_missing_with_its_line(toy: tuple[Report, Tree, Coverage]) -> None:
    _, tree, found = toy
    french, english = (to_text(found, tree.document, language) for language in ("fr", "en"))
    line = place_of(tree.document, next(p for p in found.missed if p.name == "revoir"))[1]
    assert f"ligne {line}, jamais : nœud revoir : atteint" in french
    assert f"line {line}, never: node revoir: reached" in english
    assert "revoir:" in tree.document.source.line(line)


def test_the_data_hold_every_point(toy: tuple[Report, Tree, Coverage]) -> None:
    _, tree, found = toy
    data = to_data(found, tree.document)
    assert list(data["figures"]) == list(KINDS)
    assert len(data["points"]) == len(found.counts)
    assert sum(one["cases"] > 0 for one in data["points"]) == sum(
        one["shown"] for one in data["figures"].values()
    )


def test_cobertura_counts_its_lines(toy: tuple[Report, Tree, Coverage]) -> None:
    _, tree, found = toy
    root = parsed(to_cobertura([("minimal", tree.document, found)]))
    lines = root.findall("packages/package/classes/class/lines/line")
    assert len(lines) == int(root.attrib["lines-valid"]) > 10
    hit = [line for line in lines if int(line.attrib["hits"])]
    assert len(hit) == int(root.attrib["lines-covered"]) < len(lines)
    assert float(root.attrib["line-rate"]) == pytest.approx(len(hit) / len(lines), abs=1e-4)
    numbers = [int(line.attrib["number"]) for line in lines]
    assert numbers == sorted(set(numbers))


def test_junit_tells_failures_from_what_is_to_confirm(toy: tuple[Report, Tree, Coverage]) -> None:
    found, _, _ = toy
    suite = parsed(to_junit([found])).find("testsuite")
    assert suite is not None
    counts = {key: suite.attrib[key] for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
    assert [case.attrib["name"] for case in suite if case.find("failure") is not None] == ["b"]
    assert [case.attrib["name"] for case in suite if case.find("skipped") is not None] == ["c"]


class Tags(HTMLParser):
    """Checks that tags are closed in order; collects ids and links."""

    VOID = ("meta", "link", "br")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_is_whole_and_needs_nothing_else(
    toy: tuple[Report, Tree, Coverage], language: str
) -> None:
    _, tree, found = toy
    page = to_html([("<Titre & co>", tree.document, found)], "fr" if language == "fr" else "en")
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert "&lt;Titre &amp; co&gt;" in page
    assert len(tags.ids) == len(set(tags.ids)) == tree.document.source.line_count
    assert tags.links
    assert {link.removeprefix("#") for link in tags.links} <= set(tags.ids)
    assert not any(word in page for word in ("<script", "http://", "https://", "src="))


def test_points_are_told_apart() -> None:
    one = Point(kind="branch", path=("doubt",), sense="taken", name="doubt")
    assert Coverage(counts={one: 0}).missed == (one,)
    assert Coverage(counts={one: 0}, excused=frozenset([one])).missed == ()
    assert Coverage(counts={one: 2}).figure("branch").complete
