"""Diagnostics → drawings for a terminal: message, place, excerpt, help."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from arbre.language.characters import visible
from arbre.language.diagnostics.diagnostic import Diagnostic, Language, Severity
from arbre.language.diagnostics.excerpt import Line, Mark, Segment, Style, excerpt
from arbre.language.diagnostics.wording import Wording, wording
from arbre.language.source import Source, Span

SEVERITIES: dict[Language, dict[Severity, str]] = {
    "fr": {"error": "erreur", "warning": "avertissement", "advice": "conseil"},
    "en": {"error": "error", "warning": "warning", "advice": "advice"},
}

_TIED = "\ue000"
"""Stands for a space at which a French line must not be broken."""


def to_text(diagnostics: Sequence[Diagnostic], language: Language, width: int = 80) -> str:
    """Draw diagnostics as plain text, one after the other, `width` columns wide.

    >>> from arbre.language.document import read
    >>> print(to_text(read(b"age: 18\\nage: 20\\n", "p.yaml").diagnostics, "en"))
    error duplicate-key: the key `age` is written twice: there is no telling which
    one to believe
      p.yaml, line 2, column 1
    1 | age: 18
      | --- already here
    2 | age: 20
      | ^^^ again here
    Fix: keep one of the two, or rename the other
    only problem in this file · explanation: arbre check --explain duplicate-key
    """
    lines = draw(diagnostics, language, width)
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def draw(
    diagnostics: Sequence[Diagnostic], language: Language, width: int = 80
) -> tuple[Line, ...]:
    """Return the lines of `to_text`, each as pieces of which an app may choose the colours."""
    totals = Counter(_file(diagnostic) for diagnostic in diagnostics)
    seen: Counter[str | None] = Counter()
    lines: list[Line] = []
    for diagnostic in diagnostics:
        file = _file(diagnostic)
        seen[file] += 1
        if lines:
            lines.append(())
        lines.extend(_draw_one(diagnostic, language, width))
        lines.append(_summary(diagnostic.code, file, seen[file], totals[file], language))
    return tuple(lines)


def place(source: Source, span: Span, language: Language) -> str:
    """Return where a problem is, in words."""
    line, column = ("ligne", "colonne") if language == "fr" else ("line", "column")
    start = span.start
    return f"{visible(source.name)}, {line} {start.line}, {column} {start.column}"


def _file(diagnostic: Diagnostic) -> str | None:
    return diagnostic.source.name if diagnostic.source else None


def _draw_one(diagnostic: Diagnostic, language: Language, width: int) -> Iterator[Line]:
    words = wording(diagnostic, language)
    yield from _heading(words, language, width)
    source, span = diagnostic.source, diagnostic.span
    if source is not None and span is not None:
        yield (Segment("place", f"  {place(source, span, language)}"),)
        if source.text:
            yield from excerpt(source, _marks(span, words), width)
    yield from _paragraph("note", words.note, width)
    if words.help:
        fix = "Corriger : " if language == "fr" else "Fix: "
        yield from _paragraph("help", fix + words.help, width)


def _marks(span: Span, words: Wording) -> list[Mark]:
    return [
        Mark(span=span, phrase=words.label, style="primary"),
        *(Mark(span=second, phrase=phrase, style="secondary") for second, phrase in words.labels),
    ]


def _heading(words: Wording, language: Language, width: int) -> Iterator[Line]:
    severity = SEVERITIES[language][words.severity]
    colon = " : " if language == "fr" else ": "
    lead = f"{severity} {words.code}{colon}"
    first, *rest = _wrapped(lead + words.message, width)
    yield (
        Segment(words.severity, severity),
        Segment("code", f" {words.code}"),
        Segment("message", first.removeprefix(f"{severity} {words.code}")),
    )
    for line in rest:
        yield (Segment("message", line),)


def _paragraph(style: Style, text: str, width: int) -> Iterator[Line]:
    for line in _wrapped(text, width):
        yield (Segment(style, line),)


def _wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines, but never between a word and its French punctuation."""
    for sign in (":", ";", "!", "?", "»"):
        text = text.replace(f" {sign}", f"{_TIED}{sign}")
    text = text.replace("« ", f"«{_TIED}")
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_TIED, " ") for line in lines]


def _summary(code: str, file: str | None, number: int, total: int, language: Language) -> Line:
    command = f"arbre check --explain {code}"
    if language == "fr":
        count = f"problème {number} sur {total} dans ce fichier" if total > 1 else "seul problème"
        explanation = f"explication : {command}"
    else:
        count = f"problem {number} of {total} in this file" if total > 1 else "only problem"
        explanation = f"explanation: {command}"
    if total == 1:
        count += " de ce fichier" if language == "fr" else " in this file"
    return (Segment("summary", explanation if file is None else f"{count} · {explanation}"),)
