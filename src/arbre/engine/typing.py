"""One plain value → one answer of the question's type."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from arbre.engine.answers import UNKNOWN_REASONS, Answer, Clocks, Unknown
from arbre.language.conditions.syntax import Fact
from arbre.language.protocol import Question, QuestionType
from arbre.language.tree import Tree

MAX_TEXT: Final = 2000
YEARS: Final = range(1800, 2200)
"""Nobody is treated in another year; at the ends of the calendar hours cannot be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Why a value cannot be taken; `values` fill the sentence of the catalogue."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def typed(fact: Fact, raw: object, tree: Tree, clocks: Clocks) -> Answer | Rejected:
    """Return the answer that a plain value stands for; nothing is converted by guessing."""
    question = tree.protocol.questions[fact.question]
    if isinstance(raw, Unknown):
        raw = {"unknown": raw.reason}
    if isinstance(raw, Mapping):
        return _unknown(raw, question)
    match question.type:
        case "boolean" | "choices":
            return raw if isinstance(raw, bool) else _not_a_boolean(question)
        case "integer" | "decimal":
            return _number(raw, question)
        case "choice":
            return _choice(raw, question)
        case "date" | "datetime":
            return _when(raw, fact, tree, clocks)
        case "text":
            return _text(raw, question)


EXAMPLES: Final[Mapping[QuestionType, tuple[str, str]]] = {
    "boolean": ("true, false", "true"),
    "integer": ("34", "34"),
    "decimal": ("38.5", "38.5"),
    "date": ("2026-06-12", "2026-06-12"),
    "datetime": ("2026-06-12T10:42", "2026-06-12T10:42"),
    "text": ("« … »", '"…"'),
}


def wrong_type(question: Question) -> Rejected:
    """Return the refusal of a value that is not of the question's type, with an example."""
    options = question.options or {}
    match question.type:
        case "choice":
            form, example = " | ".join(options), next(iter(options), "")
        case "choices":
            form, example = "none, [" + ", ".join(options) + "]", "none"
        case kind:
            form, example = EXAMPLES[kind]
    return Rejected(code="answer-wrong-type", values={"form": form, "example": example})


def _unknown(raw: Mapping[object, object], question: Question) -> Unknown | Rejected:
    reason = raw.get("unknown")
    if set(raw) != {"unknown"}:
        return wrong_type(question)
    for known in UNKNOWN_REASONS:
        if reason == known:
            return Unknown(known)
    return Rejected(code="unknown-reason", values={"reasons": ", ".join(UNKNOWN_REASONS)})


def _not_a_boolean(question: Question) -> Rejected:
    """Return the refusal of a value for a boolean, or for one option of a list."""
    form, example = EXAMPLES["boolean"]
    refused = wrong_type(question)
    return replace(refused, values={"form": form, "example": example})


def _number(raw: object, question: Question) -> int | Decimal | Rejected:
    number = Decimal(str(raw)) if isinstance(raw, float) else raw
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        return wrong_type(question)
    if isinstance(number, Decimal) and not number.is_finite():
        return wrong_type(question)
    if question.type == "integer" and not isinstance(number, int):
        return wrong_type(question)
    low, high = question.range or (number, number)
    if not low <= number <= high:
        about = {"low": str(low), "high": str(high), "unit": question.unit or ""}
        return Rejected(code="answer-out-of-range", values=about)
    if question.step is not None and number % question.step != 0:
        return Rejected(code="answer-off-step", values={"step": str(question.step)})
    return number


def _choice(raw: object, question: Question) -> str | Rejected:
    options = question.options or {}
    if isinstance(raw, str) and raw in options:
        return raw
    return Rejected(code="not-an-option", values={"options": ", ".join(options)})


def _when(raw: object, fact: Fact, tree: Tree, clocks: Clocks) -> date | Rejected:
    wanted = tree.protocol.questions[fact.question].type
    value = _instant(raw, clocks) if wanted == "datetime" else _day(raw)
    if value is None:
        return wrong_type(tree.protocol.questions[fact.question])
    now = clocks.of(fact.visit) or clocks.present
    if fact.question in tree.past and _is_later(value, now):
        return Rejected(code="answer-in-future")
    return value


def _day(raw: object) -> date | None:
    if isinstance(raw, str) and len(raw) == len("2026-06-12") and _on_the_calendar(raw):
        try:
            raw = date.fromisoformat(raw)
        except ValueError:
            return None
    if not isinstance(raw, date) or isinstance(raw, datetime):
        return None
    return raw if raw.year in YEARS else None


def _instant(raw: object, clocks: Clocks) -> datetime | None:
    instant = instant_of(raw)
    return in_zone_of(clocks.start, instant) if instant is not None else None


def instant_of(raw: object) -> datetime | None:
    """Return the instant that a plain value stands for, as written; None if it stands for none."""
    if isinstance(raw, str) and raw[10:11] == "T" and _on_the_calendar(raw):
        try:
            raw = datetime.fromisoformat(raw)
        except ValueError:
            return None
    return raw if isinstance(raw, datetime) and raw.year in YEARS else None


def in_zone_of(start: datetime, instant: datetime) -> datetime | None:
    """Return an instant as one of a case that began at `start`.

    One without a zone is in the zone of the case. One with a zone has no place in a case without:
    nobody said which hour it was there.
    """
    if (instant.tzinfo is None) == (start.tzinfo is None):
        return instant
    return instant.replace(tzinfo=start.tzinfo) if instant.tzinfo is None else None


def _on_the_calendar(raw: str) -> bool:
    """Tell whether a text has the form of year, month and day; `2026-W24-5` has not."""
    return raw.isascii() and raw[4:5] == raw[7:8] == "-"


def _is_later(value: date, now: datetime) -> bool:
    return value > now if isinstance(value, datetime) else value > now.date()


def _text(raw: object, question: Question) -> str | Rejected:
    if not isinstance(raw, str):
        return wrong_type(question)
    if len(raw) > MAX_TEXT:
        return Rejected(code="answer-too-long", values={"most": str(MAX_TEXT)})
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in raw):
        return Rejected(code="answer-hidden-character")
    return raw
