"""A saved case that was edited is refused whole; a true one is taken whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from arbre import Actor, Session, load
from arbre.errors import AnswerError, TraceError

HERE = Path(__file__).parent
MINIMAL = load(HERE.parent / "diagnostics" / "base" / "minimal.yaml")
EDITS = yaml.safe_load((HERE / "traces.yaml").read_text(encoding="utf-8"))
AT = datetime(2026, 6, 12, 10, 42)
KINE = Actor(profession="masseur-kinesitherapeute", entitled=True)
ANSWERS: Mapping[str, object] = {
    "accord": True,
    "age": 30,
    "temperature": Decimal("37.0"),
    "antecedents": "none",
    "cote": "gauche",
    "douleur": False,
}


def authorised_case() -> Session:
    session = Session.open(MINIMAL, at=AT, actor=KINE)
    for key, value in ANSWERS.items():
        session.answer(key, value, at=AT)
    return session


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["title"])
def test_an_edited_trace_is_refused(edit: Mapping[str, Any]) -> None:
    paused = json.loads(json.dumps(authorised_case().pause()))
    if "append" in edit:
        event = {"at": AT.isoformat(), "replaces": False, "after_outcome": False, **edit["append"]}
        if event["event"] == "opened":
            event["hash"] = MINIMAL.hash
        paused["events"].append(event)
    paused["events"][0]["actor"].update(edit.get("actor", {}))
    with pytest.raises(TraceError):
        Session.resume(MINIMAL, paused)


def test_a_true_trace_is_taken() -> None:
    session = authorised_case()
    session.open_visit("controle", at=datetime(2026, 6, 20, 9))
    session.answer("douleur@controle", False, at=datetime(2026, 6, 20, 9, 5))
    session.undo(at=datetime(2026, 6, 20, 9, 6))
    session.raise_alert("forte_fievre", at=datetime(2026, 6, 20, 9, 7))
    session.show(at=datetime(2026, 6, 20, 9, 8))
    resumed = Session.resume(MINIMAL, json.loads(json.dumps(session.pause())))
    assert resumed.trace == session.trace
    assert resumed.outcome() == session.outcome()


def test_an_hour_of_another_kind_changes_nothing() -> None:
    """Hours with and without a zone cannot be compared: the case would be lost."""
    session = authorised_case()
    before = session.trace
    with pytest.raises(AnswerError) as refused:
        session.answer("douleur", True, at=datetime(2026, 6, 12, 11, tzinfo=UTC))
    assert [one.code for one in refused.value.problems] == ["not-an-instant"]
    assert session.trace == before
