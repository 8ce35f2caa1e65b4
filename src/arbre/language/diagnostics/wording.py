"""Diagnostic + catalogue → sentences in one language, safe to show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from arbre.language.characters import visible
from arbre.language.diagnostics.catalogue import CATALOGUE, Words
from arbre.language.diagnostics.diagnostic import Diagnostic, Language, Severity
from arbre.language.source import Span

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a diagnostic says in one language. `labels` are the second places with their phrases."""

    code: str
    severity: Severity
    message: str
    label: str
    note: str
    help: str
    labels: tuple[tuple[Span, str], ...]


def wording(diagnostic: Diagnostic, language: Language) -> Wording:
    """Return the sentences of a diagnostic.

    What comes from the file is made visible: no control character gets through. A sentence that
    the catalogue does not have is empty.
    """
    entry = CATALOGUE[diagnostic.code]
    values = diagnostic.values
    return Wording(
        code=entry.code,
        severity=entry.severity,
        message=_fill(entry.message, values, language),
        label=_fill(entry.label, values, language),
        note=_fill(entry.note, values, language),
        help=_fill(entry.help, values, language),
        labels=tuple(
            (label.span, _fill(entry.labels[label.key], {**values, **label.values}, language))
            for label in diagnostic.labels
        ),
    )


def _fill(words: Words | None, values: Mapping[str, str], language: Language) -> str:
    """Put the values in their places, once: a value that looks like a placeholder stays as is."""
    if words is None:
        return ""
    sentence = words.fr if language == "fr" else words.en
    return _PLACEHOLDER.sub(
        lambda found: visible(values[found[1]]) if found[1] in values else found[0], sentence
    )
