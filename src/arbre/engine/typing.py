"""One plain value → one answer of the question's type."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from arbre.engine.answers import UNKNOWN_REASONS, Answer, Clocks, Unknown
from arbre.language.conditions.syntax import Fact
from arbre.language.protocol import Question
from arbre.language.tree import Tree

MAX_TEXT: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Why a value cannot be taken; `values` fill the sentence of the catalogue."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def typed(fact: Fact, raw: object, tree: Tree, clocks: Clocks) -> Answer | Rejected:
    """Return the answer that a plain value stands for; nothing is converted by guessing."""
    question = tree.protocol.questions[fact.question]
    if isinstance(raw, Unknown):
        return raw
    if isinstance(raw, Mapping):
        return _unknown(raw, question)
    match question.type:
        case "boolean" | "choices":
            return raw if isinstance(raw, bool) else _wrong("boolean")
        case "integer" | "decimal":
            return _number(raw, question)
        case "choice":
            return _choice(raw, question)
        case "date" | "datetime":
            return _when(raw, fact, tree, clocks)
        case "text":
            return _text(raw)


def _wrong(kind: str) -> Rejected:
    return Rejected(code="answer-wrong-type", values={"type": kind})


def _unknown(raw: Mapping[object, object], question: Question) -> Unknown | Rejected:
    reason = raw.get("unknown")
    if set(raw) != {"unknown"}:
        return _wrong(question.type)
    for known in UNKNOWN_REASONS:
        if reason == known:
            return Unknown(known)
    return Rejected(code="unknown-reason", values={"reasons": ", ".join(UNKNOWN_REASONS)})


def _number(raw: object, question: Question) -> int | Decimal | Rejected:
    number = Decimal(str(raw)) if isinstance(raw, float) else raw
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        return _wrong(question.type)
    if isinstance(number, Decimal) and not number.is_finite():
        return _wrong(question.type)
    if question.type == "integer" and not isinstance(number, int):
        return _wrong("integer")
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
        return _wrong(wanted)
    now = clocks.of(fact.visit) or clocks.present
    if fact.question in tree.past and _is_later(value, now):
        return Rejected(code="answer-in-future")
    return value


def _day(raw: object) -> date | None:
    if isinstance(raw, str) and len(raw) == len("2026-06-12"):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            return None
    return raw if isinstance(raw, date) and not isinstance(raw, datetime) else None


def _instant(raw: object, clocks: Clocks) -> datetime | None:
    if isinstance(raw, str) and "T" in raw and raw.isascii():
        try:
            raw = datetime.fromisoformat(raw)
        except ValueError:
            return None
    if not isinstance(raw, datetime):
        return None
    zone = clocks.start.tzinfo
    if (raw.tzinfo is None) == (zone is None):
        return raw
    return raw.replace(tzinfo=zone) if zone is not None else None


def _is_later(value: date, now: datetime) -> bool:
    return value > now if isinstance(value, datetime) else value > now.date()


def _text(raw: object) -> str | Rejected:
    if not isinstance(raw, str):
        return _wrong("text")
    if len(raw) > MAX_TEXT:
        return Rejected(code="answer-too-long", values={"most": str(MAX_TEXT)})
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in raw):
        return Rejected(code="answer-hidden-character")
    return raw
