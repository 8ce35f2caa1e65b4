"""A question as the plain data that its schema publishes."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from arbre.engine.questions import Question


def question_as_data(question: Question) -> dict[str, Any]:
    """The fields of a question, its facts as keys of answers."""
    return {
        **{name: _plain(value) for name, value in asdict(question).items()},
        "facts": list(map(str, question.facts)),
        "visit": question.visit or "start",
        "options": dict(question.options),
        "cite": list(question.cite),
    }


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
