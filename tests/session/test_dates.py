"""Dates of a case: zones, changes of the clock, 29 February."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from arbre.engine.answers import Actor, Answer, Answers, Clocks
from arbre.engine.deciding import decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case, read_case
from arbre.language.conditions.syntax import Fact
from session.cases import CLEAN, KINE, toy

PARIS = ZoneInfo("Europe/Paris")
SUMMER = timezone(timedelta(hours=2))
WAIT = "wait: {for: visit, from: start, after: 7 days, before: 21 days, "
HOURS = "wait: {for: visit, from: depuis, after: 24 hours, before: 36 hours, "
DAY = "days since depuis > 90"
NIGHT = "hours since depuis > 24"
SPRING = datetime(2026, 3, 28, 12, tzinfo=PARIS)  # the night that follows has 23 hours
AUTUMN = datetime(2026, 10, 24, 12, tzinfo=PARIS)  # the night that follows has 25 hours


def decided(
    start: datetime,
    depuis: datetime,
    *,
    before: str,
    after: str,
    ne_le: date = date(1986, 1, 1),
    visits: dict[str, datetime] | None = None,
) -> Outcome:
    """The decision of the clean case, with one text of the protocol replaced."""
    case = read_case({k: v for k, v in CLEAN if k != "depuis"}, toy(before, after), at=start)
    assert isinstance(case, Case)
    changed: dict[Fact, Answer] = {Fact("depuis"): depuis, Fact("ne_le"): ne_le}
    answers = Answers(facts={**case.answers.facts, **changed})
    clocks = Clocks(start=start, visits=visits or {})
    return decide(toy(before, after), answers, clocks=clocks, actor=KINE)


@pytest.mark.parametrize(
    ("start", "hours", "status"),
    [
        # From noon to noon across the change: 23 hours in spring, 25 in autumn.
        (SPRING, 24, "waiting"),
        (AUTUMN, 24, "excluded"),
        (datetime(2026, 6, 12, 12, tzinfo=PARIS), 24, "waiting"),
        (datetime(2026, 6, 12, 12), 24, "waiting"),
    ],
    ids=["spring", "autumn", "summer", "without a zone"],
)
def test_hours_since_count_what_passed(start: datetime, hours: int, status: str) -> None:
    noon = start + timedelta(days=1)  # on the wall clock
    outcome = decided(noon, start, before=DAY, after=f"hours since depuis > {hours}")
    assert outcome.status == status


@pytest.mark.parametrize(
    ("now", "depuis", "status"),
    [
        # 09:00 at Paris in winter is 08:00 in universal time.
        (datetime(2026, 1, 15, 9, tzinfo=PARIS), datetime(2026, 1, 14, 8, tzinfo=UTC), "waiting"),
        (
            datetime(2026, 1, 15, 9, tzinfo=PARIS),
            datetime(2026, 1, 14, 7, 59, tzinfo=UTC),
            "excluded",
        ),
        (datetime(2026, 6, 12, 10, tzinfo=PARIS), datetime(2026, 6, 11, 8, tzinfo=UTC), "waiting"),
        (
            datetime(2026, 6, 12, 10, tzinfo=PARIS),
            datetime(2026, 6, 11, 10, tzinfo=SUMMER),
            "waiting",
        ),
        (
            datetime(2026, 6, 12, 10, tzinfo=PARIS),
            datetime(2026, 6, 11, 9, 59, tzinfo=SUMMER),
            "excluded",
        ),
    ],
)
def test_zones_are_compared_by_what_they_mean(now: datetime, depuis: datetime, status: str) -> None:
    assert decided(now, depuis, before=DAY, after=NIGHT).status == status


@pytest.mark.parametrize(
    ("trauma", "first", "last"),
    [
        # 24 and 36 real hours after noon: one o'clock in spring, eleven in autumn.
        (SPRING, datetime(2026, 3, 29, 13, tzinfo=PARIS), datetime(2026, 3, 30, 1, tzinfo=PARIS)),
        (
            AUTUMN,
            datetime(2026, 10, 25, 11, tzinfo=PARIS),
            datetime(2026, 10, 25, 23, tzinfo=PARIS),
        ),
        (datetime(2026, 6, 12, 12), datetime(2026, 6, 13, 12), datetime(2026, 6, 14, 0)),
    ],
    ids=["spring", "autumn", "without a zone"],
)
def test_a_wait_in_hours_lasts_real_hours(
    trauma: datetime, first: datetime, last: datetime
) -> None:
    def at(instant: datetime | None) -> Outcome:
        visits = {"controle": instant} if instant else {}
        return decided(trauma, trauma, before=WAIT, after=HOURS, visits=visits)

    waiting = at(None).waiting
    assert waiting is not None
    assert (waiting.not_before, waiting.not_after) == (first, last)
    assert at(first).status == "incomplete"
    assert at(first - timedelta(minutes=1)).status == "waiting"
    assert at(last).status == "incomplete"
    assert at(last + timedelta(minutes=1)).status == "referred"


@pytest.mark.parametrize("zone", [None, PARIS, UTC], ids=["naive", "Paris", "UTC"])
def test_a_wait_in_days_counts_days_of_the_calendar(zone: tzinfo | None) -> None:
    start = datetime(2026, 10, 20, 23, 30, tzinfo=zone)
    depuis = start - timedelta(hours=1)
    waiting = decided(start, depuis, before=WAIT, after=WAIT).waiting
    assert waiting is not None
    assert waiting.not_before == datetime(2026, 10, 27, 0, 0, tzinfo=zone)
    assert waiting.not_after == datetime(2026, 11, 10, 23, 59, 59, tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "bound", "status"),
    [
        # Born on 29 February 2008: 18 years old from 1 March 2026 on.
        ("2026-02-28T23:59", "< 18", "excluded"),
        ("2026-03-01T00:00", "< 18", "waiting"),
        # 20 years old on 29 February 2028, a leap year.
        ("2028-02-28T23:59", "< 20", "excluded"),
        ("2028-02-29T00:00", "< 20", "waiting"),
    ],
)
def test_born_on_29_february(start: str, bound: str, status: str) -> None:
    at = datetime.fromisoformat(start)
    outcome = decided(
        at,
        at,
        before="age at start of ne_le < 18",
        after=f"age at start of ne_le {bound}",
        ne_le=date(2008, 2, 29),
    )
    assert outcome.status == status


def test_a_month_after_29_february() -> None:
    start = datetime(2028, 2, 29, 10)
    months = WAIT.replace("7 days", "1 month").replace("21 days", "12 months")
    waiting = decided(start, start, before=WAIT, after=months).waiting
    assert waiting is not None
    assert waiting.not_before == datetime(2028, 3, 29)
    assert waiting.not_after == datetime(2029, 2, 28, 23, 59, 59)


@pytest.mark.parametrize(
    ("at", "clocks", "answer", "taken"),
    [
        (datetime(2026, 6, 12, 10), {}, "2026-06-12T09:00", datetime(2026, 6, 12, 9)),
        (datetime(2026, 6, 12, 10), {}, "2026-06-12T09:00+02:00", None),
        (
            datetime(2026, 6, 12, 10, tzinfo=PARIS),
            {},
            "2026-06-12T09:00",
            datetime(2026, 6, 12, 9, tzinfo=PARIS),
        ),
        (
            datetime(2026, 6, 12, 10, tzinfo=PARIS),
            {},
            "2026-06-12T07:00Z",
            datetime(2026, 6, 12, 9, tzinfo=PARIS),
        ),
        (datetime(2026, 6, 12, 10, tzinfo=PARIS), {}, "2026-06-12T08:01Z", None),
        (
            datetime(2026, 1, 1),
            {"start": "2026-06-12T10:00+02:00"},
            "2026-06-12T09:00+02:00",
            datetime(2026, 6, 12, 7, tzinfo=UTC),
        ),
        (
            datetime(2026, 1, 1, tzinfo=UTC),
            {"start": "2026-06-12T10:00"},
            "2026-06-12T09:00",
            datetime(2026, 6, 12, 9),
        ),
    ],
)
def test_an_instant_is_one_of_the_case(
    at: datetime, clocks: dict[str, str], answer: str, taken: datetime | None
) -> None:
    case = read_case({"clocks": clocks, "depuis": answer}, toy(), at=at)
    found = case.answers.facts[Fact("depuis")] if isinstance(case, Case) else None
    assert found == taken


def test_a_zone_of_the_case_is_kept_as_written() -> None:
    clocks = {"start": "2026-06-12T10:00+02:00", "controle": "2026-06-20T10:00"}
    case = read_case({"clocks": clocks}, toy(), at=datetime(2026, 1, 1))
    assert isinstance(case, Case)
    assert case.clocks.start == datetime(2026, 6, 12, 8, tzinfo=UTC)
    assert case.clocks.visits["controle"] == datetime(2026, 6, 20, 8, tzinfo=UTC)
    assert case.actor in (None, Actor())
