"""Pairs of protocols: what is expected of each aspect, forwards and backwards."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.toy import tree
from arbre.analysis.differences import Aspect, Differences, compare
from arbre.analysis.differences.questions import questions
from arbre.analysis.differences.standing import freed
from arbre.analysis.differences.texts import texts
from arbre.analysis.proof.differing.aspects import Move
from arbre.language.loading import check, check_bytes
from arbre.language.tree import Tree
from arbre.output.differences import Report, to_data, to_html, to_markdown, to_text
from arbre.shipped import protocol

TABLE = Path(__file__).with_name("pairs.csv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
GIVEN = "{act: exercice, when: cote is gauche}"
BACKWARDS = {
    "laxer": "stricter",
    "stricter": "laxer",
    "more": "fewer",
    "fewer": "more",
}


def changes(found: Differences) -> set[str]:
    return {
        ":".join(
            (
                one.bearing,
                one.order,
                "/".join(
                    filter(
                        None,
                        (one.aspect.kind, one.aspect.name, one.aspect.visit, one.aspect.limit),
                    )
                ),
            )
        )
        for one in found.changes
    }


def backwards(change: str) -> str:
    bearing, order, aspect = change.split(":")
    return f"{BACKWARDS.get(bearing, bearing)}:{BACKWARDS[order]}:{aspect}"


def changed(row: dict[str, str]) -> Tree:
    return tree((row["replace"], row["by"])) if row["replace"] else tree()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_change_is_what_the_table_says(row: dict[str, str]) -> None:
    old, new = tree(), changed(row)
    found = compare(old, new)
    expected = set(row["changes"].split())
    assert (found.verdict, changes(found)) == (row["verdict"], expected)
    assert changes(compare(new, old)) == {backwards(one) for one in expected}
    for change in found.changes:
        patient = change.patient
        assert (change.aspect, change.order) in patient.moves
        if not patient.before.asked.raised:
            assert patient.before.outcome.concluded or patient.before.outcome.waiting


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_format_says_who_is_treated_otherwise(language: str) -> None:
    found = compare(
        tree(), tree(("age between 18 and 65", "age between <16> and 65".replace("<16>", "16")))
    )
    report = Report(found=found, language="fr" if language == "fr" else "en")
    laxer = "plus permissi" if language == "fr" else "laxer"
    for text in (to_text(report), to_markdown(report), to_html(report)):
        assert laxer in text
        assert ("17 ans" if language == "fr" else "17 years") in text or "16" in text
    data = to_data(report)
    assert data["verdict"] == "laxer"
    numbers = {one["number"] for one in data["patients"]}
    assert numbers == {number for one in data["changes"] for number in one["patients"]}
    assert max(map(len, to_text(report, 60).splitlines())) <= 60


def test_what_a_file_says_is_escaped() -> None:
    labels = (
        ("label: Âge, type: integer", 'label: "<b>|*Âge*", type: integer'),
        ("label: Conseil", 'label: "<i>Conseil"'),
    )
    found = compare(tree(*labels), tree(*labels, ("between 18 and", "between 16 and")))
    report = Report(found=found, language="fr")
    page = to_html(report)
    assert "<b>" not in page
    assert "<i>" not in page
    assert page.count("&lt;b&gt;") == page.count("&lt;b&gt;|*Âge*") > 0
    assert "\\<b\\>\\|\\*Âge\\*" in to_markdown(report)


def test_what_is_written_otherwise_is_told_key_by_key() -> None:
    new = tree(
        ("version: 0.1.0", "version: 0.2.0"),
        ("label: Douleur, type", "label: La douleur, type"),
        ("profession: masseur-kinesitherapeute", "profession: infirmier"),
        (f"acts: [conseil, {GIVEN}]", f"acts: [{GIVEN}, conseil]"),
    )
    found = {one.place: (one.fate, one.before, one.after) for one in texts(tree(), new)}
    assert found["version"] == ("changed", "0.1.0", "0.2.0")
    assert found["questions.douleur.label"] == ("changed", "Douleur", "La douleur")
    assert found["tree.nodes.traiter.acts"][0] == "moved"
    assert found["delegates.infirmier"][0] == "added"
    assert {one.place for one in texts(tree(), new) if one.standing} == {
        "delegates.infirmier",
        "delegates.masseur-kinesitherapeute",
    }
    assert compare(tree(), new).equal


STANDING = (
    ("profession: masseur-kinesitherapeute", "profession: infirmier", "delegates", "delegates"),
    ("profession: medecin", "profession: sage-femme", "delegants", "delegants"),
    ("review_by: 2030", "review_by: 2031", "valid", ""),
    ("from: 2026", "from: 2025", "valid", ""),
    ("status: active", "status: suspended", "", "status"),
    ("version: 0.1.0", "version: 0.1.0\nsettings: [cabinet]", "", "settings"),
)


@pytest.mark.parametrize(("replace", "by", "key", "backwards"), STANDING)
def test_who_may_act_and_when_is_laxer_though_no_patient_shows_it(
    replace: str, by: str, key: str, backwards: str
) -> None:
    old, new = tree(), tree((replace, by))
    for found, expected in ((compare(old, new), key), (compare(new, old), backwards)):
        assert found.equal
        assert found.freed == ((expected,) if expected else ())
        assert found.never_laxer == (not expected)
        report = Report(found=found, language="en")
        assert to_data(report)["freed"] == list(found.freed)
        for text in (to_text(report), to_markdown(report), to_html(report)):
            assert (f"({expected})" in text) == bool(expected)


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("kind", "demonstration", "local"),
        ("fidelity", "demonstration", "reconstruction"),
        ("fidelity", "reconstruction", "official"),
    ],
)
def test_what_was_a_demonstration_is_used(key: str, before: str, after: str) -> None:
    old, new = (tree().protocol.model_copy(update={key: one}) for one in (before, after))
    assert freed(old, new) == (key,)
    assert freed(new, old) == ()


def test_fewer_who_may_act_is_not_laxer() -> None:
    wider = tree(("delegates: [", "delegates: [{profession: infirmier}, "))
    assert compare(wider, tree()).never_laxer
    assert compare(tree(), wider).freed == ("delegates",)


def test_what_is_not_shown_counts_as_laxer() -> None:
    old = tree()
    end = Aspect(kind="end")
    laxer: Move = (end, "more")
    stricter: Move = (end, "fewer")
    for move, verdict in ((laxer, "laxer"), (stricter, "stricter")):
        found = Differences(old=old, new=old, compared=(), changes=(), unshown=(move,))
        assert (found.verdict, found.never_laxer, found.equal) == (verdict, False, False)
        assert "Not shown: " in to_text(Report(found=found, language="en"))


def test_an_alert_of_a_later_node_ends_the_walk_before_a_more_urgent_exclusion() -> None:
    """It takes effect at the age; who has it is never asked what excludes more urgently."""
    middle = "when: age between 40 and 50"
    chute = "refer: delegant_jour, cite: jouet.regle}\nreferrals:"
    cite = "cite: jouet.regle}"
    excluded = f"{{id: grave, reason: history, {middle}, refer: urgences, {cite}"
    exclusion = (chute, chute.replace("\nref", f"\n  - {excluded}\nref"))

    def alerting(referral: str) -> Tree:
        alert = f"alerts: [{{id: fragile, {middle}, refer: {referral}, {cite}]"
        return tree(exclusion, ("ask: [douleur]\n", f"ask: [douleur]\n      {alert}\n"))

    found = compare(alerting("urgences"), alerting("delegant_jour"))
    assert [one.aspect.kind for one in found.laxer] == ["urgency"]
    turned = compare(found.new, found.old).changes
    assert [one.aspect.kind for one in turned if one.bearing == "stricter"] == ["urgency"]


@pytest.mark.parametrize(
    ("days", "verdict"), [(28, "laxer"), (30, "incomparable"), (31, "stricter")]
)
def test_a_month_is_as_long_as_from_some_day_of_the_calendar(days: int, verdict: str) -> None:
    """The case may begin in any month: the patient who is shown begins in one that tells."""
    old, new = (tree(("before: 21 days", f"before: {one}")) for one in (f"{days} days", "1 month"))
    found = compare(old, new)
    assert (found.verdict, found.unshown) == (verdict, ())


def test_a_retyped_question_is_two() -> None:
    new = tree(
        ("age between 18 and 65", "age between 216 and 780"),
        ("unit: years, range: [0, 120]", "unit: months, range: [0, 1440]"),
    )
    assert [(one.id, one.fate) for one in questions(tree(), new)] == [("age", "retyped")]
    found = compare(tree(), new)
    assert found.verdict == "incomparable"


@pytest.mark.parametrize("name", ["cheville-torsion-mk", "lombalgie-aigue-mk"])
def test_a_shipped_protocol_is_equal_to_itself(name: str) -> None:
    path = protocol(name)
    assert path is not None
    old, new = check(path).tree, check(path).tree
    assert old is not None
    assert new is not None
    found = compare(old, new)
    assert found.equal
    assert found.queries == 0
    assert texts(old, new) == ()


def test_a_planted_change_of_a_shipped_protocol_is_found() -> None:
    path = protocol("lombalgie-aigue-mk")
    assert path is not None
    text = path.read_text(encoding="utf-8")
    planted = text.replace("Séances au plus, value: 6", "Séances au plus, value: 7")
    assert planted != text
    old, new = check(path).tree, check_bytes(planted.encode(), "protocol.yaml").tree
    assert old is not None
    assert new is not None
    found = compare(old, new)
    assert {(one.aspect.kind, one.bearing) for one in found.changes} == {("max", "laxer")}
