"""Diagnostics → JSON, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.wording import wording
from arbre.language.source import Position, Span


def to_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a JSON list with one object for each diagnostic; see `as_data`."""
    return json.dumps(
        [as_data(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2
    )


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data.

    Lines and columns count from 1, offsets from 0, all in code points; `end` is exclusive. Each
    sentence is there in French and in English, empty if there is none. `file`, `start` and `end`
    are null for a file that could not be opened.
    """
    french, english = wording(diagnostic, "fr"), wording(diagnostic, "en")
    return {
        "code": diagnostic.code,
        "severity": french.severity,
        "file": diagnostic.source.name if diagnostic.source else None,
        **_ends(diagnostic.span),
        "message": {"fr": french.message, "en": english.message},
        "label": {"fr": french.label, "en": english.label},
        "note": {"fr": french.note, "en": english.note},
        "help": {"fr": french.help, "en": english.help},
        "labels": [
            {**_ends(span), "message": {"fr": fr, "en": en}}
            for (span, fr), (_, en) in zip(french.labels, english.labels, strict=True)
        ],
    }


def _ends(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"start": None, "end": None}
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
