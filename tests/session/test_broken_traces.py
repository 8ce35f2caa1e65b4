"""A trace that is none is refused, by one error, with its place; nothing else is ever raised."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from arbre.engine.session import Session
from arbre.engine.trace_json import from_json, to_json
from arbre.errors import TraceError
from arbre.language.diagnostics.to_text import to_text
from schemas_of import invalid
from session.cases import answered, minute, opened, toy

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "broken_traces.yaml").read_text(encoding="utf-8")
)


def whole() -> dict[str, Any]:
    session = opened()
    session.answer("temperature", Decimal("37.5"), at=minute(1))
    session.answer("accord", True, at=minute(2))
    session.answer("age", 40, at=minute(3))
    session.answer("antecedents.chute", True, at=minute(4))
    session.doubt(at=minute(5))
    session.undo(at=minute(6))
    session.show(at=minute(7))
    session.answer("age", 70, at=minute(8))
    data = to_json(session.trace)
    data["events"].append(
        {"event": "visit_opened", "at": "2026-06-20T09:00:00", "visit": "controle"}
    )
    return data


def altered(row: dict[str, Any]) -> Any:
    data = copy.deepcopy(whole())
    *way, last = row.get("cut") or ["", *row["at"]]
    if not row.get("cut") and not row["at"]:
        return row["put"]
    place: Any = data
    for step in way[1:] if not row.get("cut") else way:
        place = place[step]
    if "cut" in row:
        del place[last]
    else:
        place[last] = row["put"]
    return data


def resume(data: Any) -> Session:
    return Session.resume(toy(), from_json(data))


def test_the_whole_trace_is_taken() -> None:
    assert invalid("trace", whole()) == []
    assert [event["event"] for event in whole()["events"]] == [
        *("opened", "answered", "answered", "answered", "answered", "spoken", "undone", "shown"),
        *("answered", "retracted", "visit_opened"),
    ]
    assert resume(whole()).outcome().status == "excluded"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_broken_trace_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(TraceError) as error:
        resume(altered(row))
    problem = error.value.problem
    assert (problem.code, problem.values["where"]) == ("broken-trace", row["where"])
    assert to_text([problem], "fr")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["where"] != "–"], ids=lambda row: row["name"]
)
def test_its_schema_refuses_most_of_them_too(row: dict[str, Any]) -> None:
    order = ("zone", "to come", "of itself", "because", "no opening", "second opening", "exist")
    if not any(word in row["name"] for word in order):
        assert invalid("trace", altered(row)) != []


PLACES = [
    *(["arbre_trace"], ["events"]),
    *(["events", number] for number in range(11)),
    *(["events", number, key] for number, event in enumerate(whole()["events"]) for key in event),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=5,
)


@given(st.sampled_from(PLACES), JSON)
def test_any_alteration_is_refused_or_resumed(place: list[Any], value: Any) -> None:
    data = altered({"at": place, "put": value})
    with suppress(TraceError):
        assert resume(data).outcome().status


@given(JSON)
def test_any_data_is_refused(data: Any) -> None:
    with pytest.raises(TraceError):
        from_json(data)


def test_json_text_and_back_is_the_same() -> None:
    session = answered(opened())
    text = json.dumps(to_json(session.trace))
    assert from_json(json.loads(text)) == session.trace
    assert datetime.fromisoformat(json.loads(text)["events"][0]["at"]) == session.trace.opened.at
