"""Instants at the ends of the calendar, where no hour can be added, are no answers."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from arbre import load_shipped
from arbre.engine.reading import read_case

ANKLE = load_shipped("cheville-torsion-mk")
AT = datetime(2026, 6, 12, 10, 42)
START = "2026-06-12T10:42+02:00"
ENDS = ("0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "1799-12-31T23:59:59")
FAR = ("9999-12-31T23:59:59-14:00", "2200-01-01T00:00:00+00:00")


@pytest.mark.parametrize("instant", ENDS)
def test_an_answer_at_the_end_of_the_calendar_is_refused(instant: str) -> None:
    raw = {"clocks": {"start": START}, "trauma_le": instant}
    problems = read_case(raw, ANKLE, at=AT)
    assert isinstance(problems, tuple)
    assert [one.code for one in problems] == ["answer-wrong-type"]


@pytest.mark.parametrize("instant", [*ENDS, *FAR, datetime.max, datetime.min])
def test_a_case_does_not_begin_at_the_end_of_the_calendar(instant: object) -> None:
    problems = read_case({"clocks": {"start": instant}}, ANKLE, at=AT)
    assert isinstance(problems, tuple)
    assert [one.code for one in problems] == ["not-an-instant"]


def test_a_day_is_not_an_instant() -> None:
    assert isinstance(read_case({"clocks": {"start": date(2026, 6, 12)}}, ANKLE, at=AT), tuple)
