"""Ages on the calendar, and exact time between two instants."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

Instant = date | datetime
_MICROSECONDS = {"hours": 3_600_000_000, "days": 86_400_000_000}


def age_in_months(birth: date, on: date) -> int:
    """Count the completed months of life on a day.

    A month is completed on the same day of the month, or on the first of the next month where the
    month has no such day: who is born on 29 February turns on 1 March in common years.

    >>> age_in_months(date(2004, 2, 29), date(2022, 2, 28)) // 12
    17
    >>> age_in_months(date(2004, 2, 29), date(2022, 3, 1)) // 12
    18
    """
    months = (on.year - birth.year) * 12 + on.month - birth.month
    return months if on.day >= birth.day else months - 1


def age_in_years(birth: date, on: date) -> int:
    """Count the completed years of life on a day."""
    return age_in_months(birth, on) // 12


def calendar_day(instant: Instant) -> date:
    """Return the day of an instant, where it was written."""
    return instant.date() if isinstance(instant, datetime) else instant


def days_between(start: Instant, end: datetime) -> Fraction | int:
    """Return the days that passed: whole calendar days from a date, exact from an instant."""
    if isinstance(start, datetime):
        return elapsed(start, end, "days")
    return (end.date() - start).days


def elapsed(start: datetime, end: datetime, unit: str) -> Fraction:
    """Return the exact hours or days between two instants.

    An instant without a zone is read on the wall clock of the other one. Two instants with a zone
    are compared in universal time, so that an hour that is changed counts for what it lasted.
    """
    difference = _universal(end, start) - _universal(start, end)
    seconds = difference.days * 86_400 + difference.seconds
    return Fraction(seconds * 1_000_000 + difference.microseconds, _MICROSECONDS[unit])


def _universal(instant: datetime, other: datetime) -> datetime:
    zone = instant.tzinfo or other.tzinfo
    if zone is None:
        return instant
    return instant.replace(tzinfo=zone).astimezone(UTC)
