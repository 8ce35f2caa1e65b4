"""What a person types → the value of an answer.

Forgiving in form, never in meaning: a comma, `hier 18h` and `il y a 3 heures` are understood; what
could mean two things is refused with what to type instead. The value is checked afterwards, as any
other answer is (`engine.typing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from arbre.engine.answers import UNKNOWN_REASONS, Unknown
from arbre.language.protocol import Question

Value = bool | int | Decimal | str | date | datetime | Unknown
LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """Why a text is not an answer; `values` fill the sentence of the catalogue."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def enter(text: str, question: Question, *, now: datetime) -> Value | NotUnderstood:
    """Return the value that a person means.

    >>> question = Question(ask="Température ?", label="Température", type="decimal", unit="°C")
    >>> enter("38,5", question, now=datetime(2026, 6, 12, 10, 42))
    Decimal('38.5')
    """
    if len(text) > LONGEST:
        return NotUnderstood(code="typed-too-long")
    plain = _plain(text)
    unknown = _unknown(plain)
    if unknown is not None:
        return unknown
    match question.type:
        case "boolean" | "choices":
            return yes_or_no(plain)
        case "integer" | "decimal":
            return number(plain, question.unit)
        case "choice":
            return choice(plain, tuple(question.options or ()))
        case "date":
            return day(plain, now=now)
        case "datetime":
            return moment(plain, now=now)
        case "text":
            return text.strip()


def _plain(text: str) -> str:
    """Fold what does not matter: case, kinds of apostrophes and spaces."""
    folded = text.replace("’", "'").replace("\xa0", " ").replace("\u202f", " ").casefold()
    return " ".join(folded.split())


# ── yes, no, unknown, one of several ──────────────────────────────────────────────────────────

_YES = frozenset(("o", "oui", "y", "yes"))
_NO = frozenset(("n", "non", "no"))
_UNKNOWN = re.compile(r"(?:i|u|inconnu|unknown)(?: ?([123]))?", re.ASCII)


def yes_or_no(text: str) -> bool | NotUnderstood:
    """Return a truth value.

    >>> yes_or_no("oui"), yes_or_no("n")
    (True, False)
    """
    if text in _YES or text in _NO:
        return text in _YES
    return NotUnderstood(code="typed-not-yes-or-no", values={"text": text})


def _unknown(text: str) -> Unknown | None:
    """Read `i` (or `u`), with 1, 2 or 3 for the reason; 1 (not known) if it is not given."""
    found = _UNKNOWN.fullmatch(text)
    return Unknown(UNKNOWN_REASONS[int(found[1] or 1) - 1]) if found else None


def choice(text: str, options: tuple[str, ...]) -> str | NotUnderstood:
    """Return an option by its number on the screen, or by its id.

    >>> choice("2", ("droite", "gauche"))
    'gauche'
    """
    if text in options:
        return text
    if re.fullmatch(r"[0-9]{1,3}", text) and 1 <= int(text) <= len(options):
        return options[int(text) - 1]
    return NotUnderstood(code="typed-not-an-option", values={"text": text, "n": str(len(options))})


# ── numbers ───────────────────────────────────────────────────────────────────────────────────

_NUMBER = re.compile(r"([+\-−]?[0-9]{1,12})(?:[.,]([0-9]{1,6}))?(?: ?([^\W\d_°%][^\d]*|[°%].*))?")
_TIME_UNITS: Mapping[str, frozenset[str]] = {
    "minutes": frozenset(("min", "mn", "minute", "minutes")),
    "hours": frozenset(("h", "heure", "heures", "hour", "hours")),
    "days": frozenset(("j", "jour", "jours", "d", "day", "days")),
    "weeks": frozenset(("sem", "semaine", "semaines", "week", "weeks")),
    "months": frozenset(("mois", "month", "months")),
    "years": frozenset(("a", "an", "ans", "year", "years")),
}


def number(text: str, unit: str | None) -> int | Decimal | NotUnderstood:
    """Return a number; a comma is a decimal point, the unit may be repeated but not changed.

    >>> number("34 ans", "years"), number("38,50", "°C")
    (34, Decimal('38.50'))
    >>> number("4 semaines", "days").code
    'typed-other-unit'
    """
    found = _NUMBER.fullmatch(text) if text.isprintable() else None
    if found is None:
        return NotUnderstood(code="typed-not-a-number", values={"text": text})
    whole, decimals, named = found.groups()
    if named and not _same_unit(named.strip(), unit):
        return NotUnderstood(code="typed-other-unit", values={"text": named, "unit": unit or "–"})
    whole = whole.replace("−", "-")
    return Decimal(f"{whole}.{decimals}") if decimals else int(whole)


def _same_unit(named: str, unit: str | None) -> bool:
    if unit is None:
        return False
    return named == unit.casefold() or named in _TIME_UNITS.get(unit, ())


# ── days ──────────────────────────────────────────────────────────────────────────────────────

_ISO_DAY = r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_SLASHED = r"(?P<day>[0-9]{1,2})[/.\-](?P<month>[0-9]{1,2})(?:[/.\-](?P<year>[0-9]{2,4}))?"
_MONTHS: Final = (
    *("janvier january jan", "fevrier février february feb", "mars march mar"),
    *("avril april apr avr", "mai may", "juin june jun", "juillet july jul juil"),
    *("août aout august aug", "septembre september sept sep", "octobre october oct"),
    *("novembre november nov", "décembre decembre december dec déc"),
)
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAMED = r"(?P<nday>[0-9]{1,2})(?:er)? (?P<name>[a-zéûä]+)\.?(?: (?P<nyear>[0-9]{4}))?"
_NEAR: Mapping[str, int] = {
    "avant-hier": -2,
    "avant hier": -2,
    "hier": -1,
    "yesterday": -1,
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "auj": 0,
    "today": 0,
    "demain": 1,
    "tomorrow": 1,
}
_DAY = re.compile(
    rf"(?:{_ISO_DAY}|{_SLASHED}|{_NAMED}|(?P<near>{'|'.join(map(re.escape, _NEAR))}))"
)
_AGO = re.compile(
    r"(?:il y a )?(?P<n>[0-9]{1,4}) ?(?P<unit>[a-z]+)(?: ?(?P<minutes>[0-5]?[0-9])"
    r"(?: ?(?:min|mn|minutes?))?)?(?P<ago> ago)?"
)


def day(text: str, *, now: datetime) -> date | NotUnderstood:
    """Return a day.

    A day without a year is the nearest one. A year of two digits is refused: it has two meanings.

    >>> now = datetime(2026, 6, 12, 10, 42)
    >>> day("15/06", now=now), day("hier", now=now), day("1er mars 1985", now=now)
    (datetime.date(2026, 6, 15), datetime.date(2026, 6, 11), datetime.date(1985, 3, 1))
    >>> day("31/06", now=now).code
    'typed-no-such-day'
    """
    ago = _ago(text)
    if ago is not None and ago.unit in ("days", "weeks"):
        return now.date() - timedelta(days=ago.count * (7 if ago.unit == "weeks" else 1))
    found = _DAY.fullmatch(text)
    if found is None:
        return NotUnderstood(code="typed-not-a-day", values={"text": text})
    return _day(found, now)


def _day(found: re.Match[str], now: datetime) -> date | NotUnderstood:
    if found["near"]:
        return now.date() + timedelta(days=_NEAR[found["near"]])
    if found["iso"]:
        year, month, number_ = found["iso"].split("-")
        return _calendar(year, int(month), int(number_), now)
    if found["name"]:
        if found["name"] not in _MONTH_OF:
            return NotUnderstood(code="typed-not-a-day", values={"text": found[0]})
        return _calendar(found["nyear"], _MONTH_OF[found["name"]], int(found["nday"]), now)
    if found["year"] and len(found["year"]) != 4:
        return NotUnderstood(code="typed-short-year", values={"text": found[0]})
    return _calendar(found["year"], int(found["month"]), int(found["day"]), now)


def _calendar(year: str | None, month: int, number_: int, now: datetime) -> date | NotUnderstood:
    if year is not None:
        days = _existing((int(year),), month, number_)
    else:
        days = _existing((now.year, now.year - 1, now.year + 1), month, number_)
    if not days:
        return NotUnderstood(code="typed-no-such-day", values={"text": f"{number_:02}/{month:02}"})
    return min(days, key=lambda one: abs(one - now.date()))


def _existing(years: Iterable[int], month: int, number_: int) -> list[date]:
    days = []
    for year in years:
        try:
            days.append(date(year, month, number_))
        except ValueError:
            continue
    return days


# ── instants ──────────────────────────────────────────────────────────────────────────────────

_TIME = re.compile(
    r"(?:(?:à|a|at|vers) )?(?:(?P<hour>[0-9]{1,2})"
    r"(?: ?h ?(?P<m1>[0-5][0-9])?|:(?P<m2>[0-5][0-9])(?::[0-5][0-9])?)?(?: ?(?P<half>am|pm))?"
    r"|(?P<word>midi|noon|minuit|midnight))"
)
_NAMED_TIMES: Mapping[str, time] = {
    "midi": time(12),
    "noon": time(12),
    "minuit": time(0),
    "midnight": time(0),
}


def moment(text: str, *, now: datetime) -> datetime | NotUnderstood:
    """Return an instant: a day and an hour, an hour of today, or how long ago.

    A bare number is an hour only beside a day.

    >>> now = datetime(2026, 6, 12, 10, 42)
    >>> moment("hier 18h", now=now), moment("15/06/2025 18:30", now=now)
    (datetime.datetime(2026, 6, 11, 18, 0), datetime.datetime(2025, 6, 15, 18, 30))
    >>> moment("il y a 3 heures", now=now), moment("7h30", now=now)
    (datetime.datetime(2026, 6, 12, 7, 42), datetime.datetime(2026, 6, 12, 7, 30))
    >>> moment("hier", now=now).code
    'typed-without-hour'
    """
    if text in ("maintenant", "now"):
        return now.replace(second=0, microsecond=0)
    ago = _ago(text)
    if ago is not None and ago.unit in ("minutes", "hours"):
        return _before(now, ago)
    found = _DAY.match(text.replace("t", " ", 1) if re.match(r"[0-9-]{10}t", text) else text)
    on = _day(found, now) if found else now.date()
    if isinstance(on, NotUnderstood):
        lost = on.code == "typed-not-a-day"
        return NotUnderstood(code="typed-not-a-moment", values={"text": text}) if lost else on
    rest = text[found.end() :].lstrip("t, ") if found else text
    if found and not rest:
        return NotUnderstood(code="typed-without-hour", values={"text": text})
    at = _time(rest) if found or not rest.isdigit() else None
    if at is None:
        return NotUnderstood(code="typed-not-a-moment", values={"text": text})
    return datetime.combine(on, at, tzinfo=now.tzinfo)


def _time(text: str) -> time | None:
    """Read a time of the day."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    if found["word"]:
        return _NAMED_TIMES[found["word"]]
    hour, minute = int(found["hour"]), int(found["m1"] or found["m2"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return time(hour, minute) if hour < 24 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ago:
    count: int
    unit: str
    minutes: int


def _ago(text: str) -> _Ago | None:
    """Read `il y a 2 h 30`, `45 minutes ago`; without « il y a » or `ago` it is no delay."""
    found = _AGO.fullmatch(text)
    if found is None or text.startswith("il y a ") is (found["ago"] is not None):
        return None
    unit = next((unit for unit, names in _TIME_UNITS.items() if found["unit"] in names), "")
    minutes = int(found["minutes"] or 0)
    if minutes and unit != "hours":
        return None
    return _Ago(count=int(found["n"]), unit=unit, minutes=minutes)


def _before(now: datetime, ago: _Ago) -> datetime:
    gone = timedelta(minutes=ago.count if ago.unit == "minutes" else ago.count * 60 + ago.minutes)
    return (now - gone).replace(second=0, microsecond=0)
