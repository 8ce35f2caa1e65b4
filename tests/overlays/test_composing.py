"""What is composed is a protocol like any other, and every place is in the file that says it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from arbre.apps.terminal.saving import resume, save
from arbre.engine.answers import Actor, Answers, Clocks
from arbre.engine.deciding import decide
from arbre.engine.session import Session
from arbre.engine.trace_json import from_json, to_json
from arbre.language.document import read
from arbre.language.overlays import withheld
from arbre.language.texts import said
from arbre.output.outcome_json import as_data
from overlays.local import base, overlaid, overlay, tree_of
from schemas_of import invalid

AT = datetime(2026, 6, 12, 10, 42)
WHOLE: dict[str, Any] = {
    "valid": {"from": "2020-01-01", "until": "2028-01-01", "review_by": "2031-01-01"},
    "set": {"fievre_des": {"value": 38, "status": "guidance", "cite": "ici.regle"}},
    "contacts": {"delegant_jour": {"channel": "poste 12", "say": "Dire d'où l'on appelle."}},
    "inform": {"fr": "Dire aussi qui est de garde.", "en": "Say also who is on call."},
    "sources": {
        "ici": {
            "title": "Règles d'ici",
            "statements": {"regle": {"text": "Une règle.", "confidence": "unknown"}},
        }
    },
    "questions": {
        "place": {"ask": "Place ?", "label": "Place", "type": "boolean", "cite": "ici.regle"}
    },
    "exclusion": [
        {"id": "place", "when": "not place", "refer": "delegant_jour", "cite": "ici.regle"}
    ],
    "acts": {
        "conseil": {
            "not_given": {"label": "Pas ici", "cite": "ici.regle"},
            "how": "Ailleurs.",
        },
        "exercice": {
            "only_if": {"when": "douleur", "label": "Sans douleur", "cite": "ici.regle"},
            "limits": {"sessions": {"max": [3, 4], "cite": "ici.regle"}},
        },
    },
}


def test_an_overlay_adds_and_narrows_and_leaves_the_rest() -> None:
    old, new = tree_of(base()), overlay(base(), WHOLE)
    mine, theirs = new.protocol, old.protocol
    assert (mine.id, mine.version, mine.kind) == ("ici", "0.1.0", "demonstration")
    assert (mine.tree, mine.inclusion) == (theirs.tree, theirs.inclusion)
    assert (mine.alerts, mine.doubt) == (theirs.alerts, theirs.doubt)
    assert mine.valid.from_ == theirs.valid.from_
    assert (mine.valid.until, mine.valid.review_by) == ("2028-01-01", "2030-01-01")
    lowered = mine.parameters["fievre_des"]
    assert (lowered.value, lowered.unit, lowered.status) == (38, "°C", "guidance")
    assert mine.referrals["delegant_jour"].channel == "poste 12"
    assert mine.referrals["urgences"] == theirs.referrals["urgences"]
    assert said(mine.consent.inform, "en").endswith(" Say also who is on call.")
    assert [one.id for one in mine.exclusion] == ["chute", "place"]
    assert mine.acts["exercice"].limits["sessions"].max == (5, 3, 4)
    assert list(withheld(new.document)) == ["conseil"]
    assert new.base is not None
    assert (new.base.id, new.base.hash) == ("minimal", old.hash)


def test_a_status_is_never_softened() -> None:
    suspended = base(("status: active", "status: suspended"))
    assert overlay(suspended, {}).protocol.status == "suspended"
    assert overlay(base(), {"status": "draft"}).protocol.status == "draft"


def test_a_kind_is_local() -> None:
    old = "kind: demonstration\nfidelity: demonstration"
    national = base((old, "kind: national\nfidelity: official"))
    assert overlay(national, {}).protocol.kind == "local"


def test_the_hash_is_that_of_both_texts() -> None:
    same = overlay(base(), WHOLE).hash
    assert same == overlay(base(), WHOLE).hash
    assert same != overlay(base(), {**WHOLE, "inform": "Autre chose."}).hash
    # The title of the base is not in what is composed, and the overlay extends another text still.
    assert same != overlay(base(("title: Protocole jouet", "title: Le jouet")), WHOLE).hash


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("exclusion", 0, "when"), "antecedents.chute"),
        (("exclusion", 1, "when"), "not place"),
        (("parameters", "fievre_des", "value"), "38"),
        (("parameters", "fievre_des", "unit"), "°C"),
        (("acts", "exercice", "limits", "sessions", "max", 1), "3"),
        (("acts", "exercice", "contraindications", 1, "when", "none", 0), "douleur"),
        (("referrals", "delegant_jour", "urgency"), "same_day"),
        (("tree", "nodes", "controle", "next"), "revoir"),
    ],
)
def test_a_place_is_in_the_file_that_says_it(path: tuple[str | int, ...], text: str) -> None:
    document = overlay(base(), WHOLE).document
    span = document.span(path)
    assert document.source_of(path).text[span.start.offset : span.end.offset] == text
    key = document.key_span(path[:2])
    held = document.source_of(path[:2]).text[key.start.offset : key.end.offset]
    assert isinstance(path[1], int) or held == path[1]


MISTAKES = """
unknown-name overlay         exclusion: [{id: a, when: nulle, refer: urgences}]
unknown-referral overlay     exclusion: [{id: a, when: douleur, refer: rien}]
condition-unfinished overlay acts: {exercice: {only_if: {when: age >}}}
outside-range base           set: {fievre_des: {value: 60, status: assumed, note: haut}}
"""


@pytest.mark.parametrize("row", MISTAKES.strip().splitlines(), ids=lambda row: row.split()[0])
def test_a_mistake_is_shown_in_its_file(row: str) -> None:
    code, file, text = row.split(maxsplit=2)
    changes = read(text.encode(), "row").document
    assert changes is not None
    checked = overlaid(base(), changes.value)
    named = {one.code: one.source.name for one in checked.diagnostics if one.source is not None}
    assert checked.tree is None
    assert named[code] == f"{file}.yaml"


def test_records_keep_the_overlay_and_its_base(tmp_path: Path) -> None:
    tree = overlay(base(), WHOLE)
    extends = {"id": "minimal", "version": "0.1.0", "hash": tree_of(base()).hash}
    outcome = decide(tree, Answers(), clocks=Clocks(start=AT), actor=Actor())
    data = as_data(outcome, tree)
    assert data["protocol"]["extends"] == extends
    assert invalid("outcome", data) == []
    session = Session.open(tree, at=AT)
    session.answer("douleur", True, at=AT)
    trace = to_json(session.trace)
    assert trace["events"][0]["extends"] == extends
    assert invalid("trace", trace) == []
    assert from_json(json.loads(json.dumps(trace))) == session.trace
    save(session, tmp_path / "case.json")
    again = resume(tmp_path / "case.json")
    assert isinstance(again, Session)
    assert again.tree.hash == tree.hash
    assert again.state == session.state
