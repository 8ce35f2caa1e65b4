"""The small world in which conditions are tested: its names, and answers written as text."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from arbre.language.conditions.binding import Binder, bind
from arbre.language.conditions.facts import Answer, Answers
from arbre.language.conditions.parsing import parse_condition, parse_term
from arbre.language.conditions.scope import Quantity, QuestionType, Scope
from arbre.language.conditions.syntax import Cases, Condition, Fact, Points, Term
from arbre.language.conditions.values import Possible, Truth

HERE = Path(__file__).parent
NOW = datetime(2026, 6, 12, 10, 42)


def written(text: object) -> Condition:
    """Return the condition that `text` says; fail on a problem."""
    found = parse_condition(text)
    assert isinstance(found, Condition), found
    return found


def written_term(text: str) -> Term:
    found = parse_term(text)
    assert isinstance(found, Term), found
    return found


@cache
def world() -> Scope:
    question = QuestionType
    pain = written("pain")
    return Scope(
        questions={
            "pain": question(kind="boolean"),
            "numb": question(kind="boolean"),
            "weak": question(kind="boolean"),
            "sex": question(kind="choice", options=("female", "male")),
            "pregnant": question(kind="boolean", gate=written("sex is female")),
            "job": question(kind="choice", options=("light", "moderate", "heavy")),
            "ci": question(kind="choices", options=("ulcer", "asthma", "kidney")),
            "effects": question(kind="choices", options=("nausea", "vertigo"), gate=pain),
            "age": question(kind="integer", unit="years", low=0, high=120),
            "force": question(kind="integer", low=0, high=5),
            "small": question(kind="integer", low=-1, high=1),
            "weight": question(kind="integer", unit="kg", low=2, high=300),
            "temperature": question(
                kind="decimal",
                unit="°C",
                low=Decimal("30.0"),
                high=Decimal("45.0"),
                step=Decimal("0.1"),
            ),
            "birth": question(kind="date"),
            "onset": question(kind="date"),
            "fall": question(kind="datetime"),
            "note": question(kind="text"),
        },
        parameters={
            "fever": Quantity(value=Decimal("38.0"), unit="°C"),
            "cap": Quantity(value=4, unit="days"),
        },
        values={
            "leave": Cases(
                "leave",
                (
                    (written("pain and weak"), written_term("5")),
                    (written("pain"), written_term("3 days")),
                ),
                written_term("0"),
                "days",
            ),
            "dose": Cases(
                "dose", ((written("pain"), written_term("2 * force")),), written_term("small")
            ),
            "score": Points("score", ((pain, 2), (written("numb"), 3), (written("weak"), -1))),
        },
        definitions={
            "deficit": written("force <= 4"),
            "alarm": written("deficit or numb"),
        },
    )


def bound(condition: Condition) -> Condition:
    return bind(condition, Binder(scope=world(), fact_of=Fact))


def answers(text: str, now: datetime = NOW) -> Answers:
    """Read `pain=true, age=38, ci.ulcer=unknown`; what is not named was not asked."""
    pairs = (item.split("=") for item in text.split(",") if item.strip())
    given = {_fact(name.strip()): _answer(name.strip(), value.strip()) for name, value in pairs}
    return Answers(given=given, clocks={"": now})


def possible(text: str) -> Possible:
    """Read `F`, `U`, `T` or an interval such as `F..U`."""
    low, _, high = text.partition("..")
    truths = {"F": Truth.FALSE, "U": Truth.UNKNOWN, "T": Truth.TRUE}
    return Possible(truths[low], truths[high or low])


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table; a line that begins with `#` is a remark."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if line[:1] != "#"), delimiter=";"))


def _fact(name: str) -> Fact:
    question, _, option = name.partition(".")
    return Fact(question, option or None)


def _answer(name: str, value: str) -> Answer:
    if value == "unknown":
        return Truth.UNKNOWN
    kind = world().questions[name.partition(".")[0]].kind
    match kind:
        case "boolean" | "choices":
            return {"true": True, "false": False}[value]
        case "integer":
            return int(value)
        case "decimal":
            return Decimal(value)
        case "date":
            return date.fromisoformat(value)
        case "datetime":
            return datetime.fromisoformat(value)
        case _:
            return value
