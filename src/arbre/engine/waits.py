"""When a visit may begin.

Minutes and hours count exactly from the instant. Days, weeks and months count on the calendar: not
before the beginning of that day, not after its end, for a patient seen at 10:42 is not "too early"
five days later at 9:00.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from arbre.engine.answers import Unknown
from arbre.engine.view import View
from arbre.language.tree import Wait

END_OF_DAY: Final = time(23, 59, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The instants between which a visit may begin; `not_before` is None when it may at once."""

    not_before: datetime | None
    not_after: datetime


def bounds(wait: Wait, view: View) -> Bounds | None:
    """Return when a visit may begin, None when what it counts from is not known."""
    origin = _origin(wait, view)
    if origin is None:
        return None
    not_before = _later(origin, wait.after, time.min) if wait.after is not None else None
    return Bounds(not_before=not_before, not_after=_later(origin, wait.before, END_OF_DAY))


def _origin(wait: Wait, view: View) -> datetime | None:
    if wait.from_fact is None:
        return view.clocks.of(wait.from_visit)
    answer = view.answers.facts.get(wait.from_fact)
    if answer is None or isinstance(answer, Unknown) or not isinstance(answer, date):
        return None
    if isinstance(answer, datetime):
        return answer
    return datetime.combine(answer, time.min, tzinfo=view.clocks.start.tzinfo)


def _later(origin: datetime, duration: str, at: time) -> datetime:
    """Return the instant `duration` after the origin.

    >>> _later(datetime(2026, 6, 12, 10, 42), "5 days", END_OF_DAY)
    datetime.datetime(2026, 6, 17, 23, 59, 59)
    >>> _later(datetime(2026, 1, 31, 8, 0), "1 month", time.min)
    datetime.datetime(2026, 2, 28, 0, 0)
    >>> _later(datetime(2026, 6, 12, 10, 42), "24 hours", END_OF_DAY)
    datetime.datetime(2026, 6, 13, 10, 42)
    """
    number, unit = duration.split(" ")
    count, unit = int(number), unit.removesuffix("s")
    match unit:
        case "minute":
            return _exactly(origin, timedelta(minutes=count))
        case "hour":
            return _exactly(origin, timedelta(hours=count))
        case "day":
            day = origin.date() + timedelta(days=count)
        case "week":
            day = origin.date() + timedelta(weeks=count)
        case _:
            day = _months_later(origin.date(), count)
    return datetime.combine(day, at, tzinfo=origin.tzinfo)


def _exactly(origin: datetime, step: timedelta) -> datetime:
    """Add real time: across a change of clocks an hour is still an hour."""
    if origin.tzinfo is None:
        return origin + step
    return (origin.astimezone(UTC) + step).astimezone(origin.tzinfo)


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
