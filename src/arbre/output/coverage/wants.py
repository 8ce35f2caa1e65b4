"""What a scenario should show, in words."""

from __future__ import annotations

from typing import assert_never

from arbre.analysis.coverage import Point
from arbre.analysis.generating import Boundary, Pair, Want
from arbre.engine.answers import Answer
from arbre.language.diagnostics.diagnostic import Language
from arbre.output.coverage.words import said as said_of_point


def said(want: Want, language: Language) -> str:
    """Return what is wanted in words.

    >>> from arbre.language.conditions.syntax import Fact
    >>> said(Boundary(fact=Fact("age"), value=18), "en")
    'age at 18'
    """
    match want:
        case Point():
            return said_of_point(want, language)
        case Boundary(fact=fact, value=value):
            return f"{fact} {'à' if language == 'fr' else 'at'} {_shown(value)}"
        case Pair(first=first, second=second):
            (one, mine), (other, theirs) = first, second
            with_ = "avec" if language == "fr" else "with"
            return f"{one} {_shown(mine)} {with_} {other} {_shown(theirs)}"
        case _:
            assert_never(want)


def _shown(answer: Answer) -> str:
    return str(answer).lower() if isinstance(answer, bool) else str(answer)
