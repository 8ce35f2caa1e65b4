"""What a person types, and what it means; whatever is typed, nothing is raised."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbre.engine.answers import Unknown
from arbre.engine.entering import NotUnderstood, Value, enter
from arbre.engine.telling.echoing import answer_words, moment
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.protocol import Question

NOW = datetime(2026, 6, 12, 10, 42)
KINDS = ("boolean", "integer", "decimal", "choice", "date", "datetime", "text")
with (Path(__file__).parent / "typed.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def question(kind: str, unit: str | None = None) -> Question:
    options = {"droite": "Droite", "gauche": "Gauche"} if kind == "choice" else None
    return Question.model_validate(
        {"ask": "?", "label": "?", "type": kind, "unit": unit, "options": options}
    )


def shown(found: Value | NotUnderstood) -> str:
    match found:
        case NotUnderstood():
            return found.code
        case Unknown(reason):
            return f"unknown {reason}"
        case datetime():
            return found.isoformat(timespec="minutes")
        case date():
            return found.isoformat()
    return str(found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['text']!r}")
def test_what_is_typed_means(row: dict[str, str]) -> None:
    assert (
        shown(enter(row["text"], question(row["kind"], row["unit"] or None), now=NOW))
        == (row["means"])
    )


@given(kind=st.sampled_from(KINDS), text=st.text(max_size=40))
def test_anything_typed_is_a_value_or_a_problem_with_a_remedy(kind: str, text: str) -> None:
    found = enter(text, question(kind), now=NOW)
    if isinstance(found, NotUnderstood):
        assert CATALOGUE[found.code].help is not None
    else:
        assert answer_words(found, question(kind), NOW, "fr") is not None


@given(at=st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)))
def test_an_instant_that_is_said_in_figures_is_read_back(at: datetime) -> None:
    minute = at.replace(second=0, microsecond=0)
    text = f"{minute.day:02}/{minute.month:02}/{minute.year} {minute.hour}h{minute.minute:02}"
    assert enter(text, question("datetime"), now=NOW) == minute


def test_the_zone_of_the_clock_is_kept_and_the_echo_counts_real_time() -> None:
    now = datetime(2026, 6, 12, 10, 42, tzinfo=timezone(timedelta(hours=2)))
    found = enter("hier 18h", question("datetime"), now=now)
    assert isinstance(found, datetime)
    assert found.tzinfo == now.tzinfo
    assert "il y a 16 heures 42" in moment(found.astimezone(UTC), now, "fr")
