"""What the engine hands to other programs has the form that its schemas publish."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from arbre.analysis.scenarios import run_one, scenarios_of
from arbre.engine import outcome, questions
from arbre.engine.answers import Actor
from arbre.engine.requesting import request_of
from arbre.engine.session import Session
from arbre.engine.trace_json import from_json, to_json
from arbre.language.document import read
from arbre.language.loading import load
from arbre.output import request_json
from arbre.output.outcome_json import as_data
from schema.corpus import BASE, REPOSITORY

SAMPLE = 20
START = datetime(2026, 6, 12, 10, 42)
SCHEMAS = {
    file.name.removesuffix(".schema.json"): json.loads(file.read_text(encoding="utf-8"))
    for file in REPOSITORY.glob("schemas/*.schema.json")
}


def trace() -> dict[str, Any]:
    """The trace of a case in which a bit of everything happens."""
    actor = Actor(profession="masseur-kinesitherapeute", entitled=True)
    session = Session.open(load(BASE), at=START, actor=actor)
    given = {
        "temperature": Decimal("37.5"),
        "accord": True,
        "age": 40,
        "antecedents": {"unknown": "not_known"},
    }
    for minutes, (key, answer) in enumerate(given.items()):
        session.answer(key, answer, at=START + timedelta(minutes=minutes))
    session.doubt(at=START + timedelta(hours=1))
    session.undo(at=START + timedelta(hours=2))
    return to_json(session.trace)


def problems(name: str, data: object) -> list[str]:
    found = Draft202012Validator(SCHEMAS[name]).iter_errors(data)
    return [f"{error.json_path} {error.message}" for error in found]


def test_a_trace_has_its_form() -> None:
    data = trace()
    assert {event["event"] for event in data["events"]} >= {
        "opened",
        "answered",
        "spoken",
        "undone",
    }
    assert problems("trace", data) == []
    assert to_json(from_json(data)) == data


@pytest.mark.parametrize(
    ("key", "value"), [("at", "hier"), ("event", "opend"), ("hash", "abc"), ("extra", 1)]
)
def test_an_altered_trace_has_not(key: str, value: object) -> None:
    data = trace()
    data["events"][0][key] = value
    assert problems("trace", data) != []


@pytest.mark.parametrize(
    ("name", "noun", "elsewhere"),
    [
        ("outcome", outcome.Outcome, {"protocol"}),
        ("question", questions.Question, set()),
        ("outcome Reason", outcome.Reason, {"path"}),
        ("outcome Act", outcome.AuthorisedAct, {"kind", "derogatory"}),
        ("outcome Limit", outcome.LimitValue, {"id", "facts", "cite"}),
        ("outcome Value", outcome.ComputedValue, set()),
        ("outcome Refused", outcome.RefusedAct, set()),
        ("outcome Referral", outcome.ReferralMade, set()),
        ("outcome Waiting", outcome.Waiting, set()),
        ("outcome Step", outcome.Step, set()),
    ],
)
def test_a_schema_follows_its_noun(name: str, noun: type, elsewhere: set[str]) -> None:
    """`elsewhere`: what only one of the two has, because the other has it in another place."""
    schema, _, definition = name.partition(" ")
    published = SCHEMAS[schema]["$defs"][definition] if definition else SCHEMAS[schema]
    said = {field.name for field in fields(noun)}
    assert set(published["properties"]) ^ said == elsewhere
    assert set(published["required"]) == set(published["properties"])


def test_an_outcome_has_its_form() -> None:
    statuses = set()
    for folder in sorted(REPOSITORY.glob("protocols/*/")):
        tree = load(folder / "protocol.yaml")
        document = read((folder / "scenarios.yaml").read_bytes(), "scenarios.yaml").document
        assert document is not None
        for scenario in list(scenarios_of(document))[::SAMPLE]:
            decided = run_one(tree, scenario).outcome
            assert decided is not None
            data = json.loads(json.dumps(as_data(decided, tree)))
            assert problems("outcome", data) == [], (folder.name, scenario.id)
            statuses.add(data["status"])
    assert statuses >= set(get_args(outcome.Status)) - {"incomplete"}


def test_a_request_has_its_form() -> None:
    tree = load(REPOSITORY / "tests/cli/files/avis.yaml")
    session = Session.open(tree, at=START, actor=Actor(profession="infirmier", entitled=True))
    given = {"temperature": Decimal("37.5"), "accord": True, "age": 40, "antecedents": "none"}
    for key, answer in given.items():
        assert request_of_case(session) is None
        session.answer(key, answer, at=START)
    data = request_of_case(session)
    assert data is not None
    assert problems("request", data) == []
    assert data["findings"][0] == {"fact": "temperature", "answer": {"decimal": "37.5"}}
    assert problems("request", {**data, "patient": "x"}) != []


def request_of_case(session: Session) -> dict[str, Any] | None:
    """What a case asks of somebody else, as JSON gives it back."""
    state, outcome = session.state, session.outcome()
    actor = session.trace.opened.actor
    request = request_of(outcome, session.tree, answers=state.answers, actor=actor)
    if request is None:
        return None
    answers, clocks, mode = state.answers, state.clocks, outcome.mode
    data = request_json.as_data(request, session.tree, answers=answers, clocks=clocks, mode=mode)
    found: dict[str, Any] = json.loads(json.dumps(data))
    return found
