"""Answers and instants → words, so that a person sees what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from arbre.engine.answers import Answer, Unknown, UnknownReason
from arbre.language.conditions.phrasing import to_number
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import Question
from arbre.language.texts import said

UNKNOWN_WORDS: Mapping[Language, Mapping[UnknownReason, str]] = MappingProxyType(
    {
        "fr": {
            "not_known": "ne sait pas",
            "not_measurable": "non évaluable",
            "refused": "refuse de répondre",
        },
        "en": {
            "not_known": "not known",
            "not_measurable": "cannot be assessed",
            "refused": "refuses to answer",
        },
    }
)
_YES_NO: Mapping[Language, tuple[str, str]] = {"fr": ("oui", "non"), "en": ("yes", "no")}

_DAYS: Mapping[Language, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS: Mapping[Language, tuple[str, ...]] = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
        *("août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}
_NEAR: Mapping[Language, Mapping[int, str]] = {
    "fr": {-2: "avant-hier", -1: "hier", 0: "aujourd'hui", 1: "demain"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}


def answer_words(value: Answer, question: Question, now: datetime, language: Language) -> str:
    """Return an answer in words, with its unit.

    >>> from arbre.language.protocol import Question
    >>> question = Question(ask="Température ?", label="Température", type="decimal", unit="°C")
    >>> answer_words(Decimal("38.5"), question, datetime(2026, 6, 12), "fr")
    '38,5 °C'
    """
    match value:
        case Unknown(reason):
            return UNKNOWN_WORDS[language][reason]
        case bool():
            yes, no = _YES_NO[language]
            return yes if value else no
        case int() | Decimal():
            return to_number(value, question.unit, language)
        case datetime():
            return moment(value, now, language)
        case date():
            return day(value, now.date(), language)
        case str():
            options = question.options or {}
            return said(options[value], language) if value in options else value


def moment(instant: datetime, now: datetime, language: Language) -> str:
    """Return an instant in words, with the time that passed.

    >>> moment(datetime(2026, 6, 11, 18, 0), datetime(2026, 6, 12, 10, 42), "fr")
    'hier, jeudi 11 juin 2026 à 18 h 00 (il y a 16 heures 42)'
    >>> moment(datetime(2026, 6, 11, 18, 0), datetime(2026, 6, 12, 10, 42), "en")
    'yesterday, Thursday 11 June 2026 at 18:00 (16 hours 42 minutes ago)'
    """
    if instant.tzinfo is not None and now.tzinfo is not None:
        instant = instant.astimezone(now.tzinfo)
    at = "à" if language == "fr" else "at"
    on = day(instant.date(), now.date(), language)
    return f"{on} {at} {clock(instant, language)} ({_passed(instant, now, language)})"


def day(on: date, today: date, language: Language) -> str:
    """Return a day in words.

    >>> day(date(2026, 6, 1), date(2026, 6, 12), "fr")
    'lundi 1er juin 2026'
    """
    number = "1er" if language == "fr" and on.day == 1 else str(on.day)
    name, month = _DAYS[language][on.weekday()], MONTHS[language][on.month - 1]
    near = _NEAR[language].get((on - today).days)
    full = f"{name} {number} {month} {on.year}"
    return f"{near}, {full}" if near else full


def day_of(written: str, language: Language) -> str:
    """Return a day of a file as it is read.

    >>> day_of("2026-06-30", "fr"), day_of("2026-06-30", "en")
    ('30/06/2026', '2026-06-30')
    """
    return "/".join(reversed(written.split("-"))) if language == "fr" else written


def clock(instant: datetime, language: Language) -> str:
    """Return a time of the day.

    >>> clock(datetime(2026, 6, 11, 7, 5), "fr"), clock(datetime(2026, 6, 11, 7, 5), "en")
    ('7 h 05', '7:05')
    """
    sign = " h " if language == "fr" else ":"
    return f"{instant.hour}{sign}{instant.minute:02}"


def short(instant: datetime) -> str:
    """Return an instant in few columns.

    >>> short(datetime(2026, 6, 12, 10, 42))
    '12/06 10:42'
    """
    return f"{instant.day:02}/{instant.month:02} {instant.hour:02}:{instant.minute:02}"


def _passed(instant: datetime, now: datetime, language: Language) -> str:
    gone = _exact(now, instant) - _exact(instant, now)
    if gone < timedelta():
        return f"dans {_span(-gone, 'fr')}" if language == "fr" else f"in {_span(-gone, 'en')}"
    return f"il y a {_span(gone, 'fr')}" if language == "fr" else f"{_span(gone, 'en')} ago"


def _exact(instant: datetime, other: datetime) -> datetime:
    zone = instant.tzinfo or other.tzinfo
    return instant if zone is None else instant.replace(tzinfo=zone).astimezone(UTC)


def _span(gone: timedelta, language: Language) -> str:
    hours, minutes = divmod(int(gone.total_seconds()) // 60, 60)
    if hours >= 48:
        days, hours = divmod(hours, 24)
        whole = to_number(days, "days", language)
        rest = to_number(hours, "hours", language)
        return f"{whole} et {rest}" if language == "fr" else f"{whole} and {rest}"
    if hours == 0:
        return to_number(minutes, "minutes", language)
    whole = to_number(hours, "hours", language)
    if minutes == 0:
        return whole
    return f"{whole} {minutes:02}" if language == "fr" else f"{whole} {minutes} minutes"
