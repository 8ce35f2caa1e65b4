"""Diagnostics → sentences without drawing, for screen readers and for what is not a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbre.language.characters import visible
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.diagnostics.to_text import SEVERITIES, place
from arbre.language.diagnostics.wording import wording
from arbre.language.source import Source, Span

_LONGEST_QUOTE = 80


def to_narration(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Say each diagnostic on one line, with nothing to look at.

    >>> from arbre.language.document import read
    >>> print(to_narration(read(b"age: no", "p.yaml").diagnostics, "en"))
    p.yaml, line 1, column 6: error ambiguous-word. `no` without quotes does not mean the same to \
all readers of YAML. There: `no`, text, true/false or nothing? Fix: for a text write "no"; for \
true or false write true or false. Explanation: arbre check --explain ambiguous-word
    """
    return "\n".join(" ".join(_sentences(diagnostic, language)) for diagnostic in diagnostics)


def _sentences(diagnostic: Diagnostic, language: Language) -> Iterator[str]:
    words = wording(diagnostic, language)
    french = language == "fr"
    source, span = diagnostic.source, diagnostic.span
    what = f"{SEVERITIES[language][words.severity]} {words.code}."
    if source is None or span is None:
        yield what
    else:
        yield place(source, span, language) + (" : " if french else ": ") + what
    yield _sentence(words.message)
    if source is not None and span is not None and words.label:
        yield _sentence(
            ("Ici : " if french else "There: ") + _told(source, span, words.label, language)
        )
    if source is not None:
        for second, phrase in words.labels:
            where = f"Ligne {second.start.line} : " if french else f"Line {second.start.line}: "
            yield _sentence(where + _told(source, second, phrase, language))
    if words.note:
        yield _sentence(words.note)
    if words.help:
        yield _sentence(("Corriger : " if french else "Fix: ") + words.help)
    yield ("Explication : " if french else "Explanation: ") + f"arbre check --explain {words.code}"


def _told(source: Source, span: Span, phrase: str, language: Language) -> str:
    """Quote a place, then say what is said of it."""
    start = span.start.offset
    text = " ".join(source.text[start : min(span.end.offset, start + _LONGEST_QUOTE)].split())
    if span.end.offset > start + _LONGEST_QUOTE:
        text += "…"
    if not text:
        return phrase
    return f"« {visible(text)} », {phrase}" if language == "fr" else f"`{visible(text)}`, {phrase}"


def _sentence(text: str) -> str:
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
