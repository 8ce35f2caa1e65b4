"""Diagnostics → one line each, for the problem matcher of an editor.

    file:line:column-line:column: severity code: sentences

Lines and columns count from 1, columns in UTF-16 units as editors do; the end is exclusive.
`severity` is `error`, `warning` or `info`, in any language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from arbre.language.characters import visible
from arbre.language.diagnostics.diagnostic import Diagnostic, Language, Severity
from arbre.language.diagnostics.wording import Wording, wording
from arbre.language.source import Position, Source

_SEVERITIES: Final[Mapping[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "advice": "info",
}
_FIX: Final[Mapping[Language, str]] = {"fr": "Corriger : ", "en": "Fix: "}


def to_lines(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Say each diagnostic on one line; of a file that could not be opened, at its beginning.

    >>> from arbre.language.document import read
    >>> print(to_lines(read(b"age: 1\\nage: 2", "p.yaml").diagnostics, "en"))
    p.yaml:2:1-2:4: error duplicate-key: the key `age` is written twice: there is no telling \
which one to believe. Fix: keep one of the two, or rename the other
    """
    return "\n".join(_line(one, language) for one in diagnostics)


def _line(diagnostic: Diagnostic, language: Language) -> str:
    words = wording(diagnostic, language)
    source, span = diagnostic.source, diagnostic.span
    name = source.name if source is not None else diagnostic.values.get("path", "arbre")
    where = "1:1-1:1"
    if source is not None and span is not None:
        where = f"{_position(source, span.start)}-{_position(source, span.end)}"
    return f"{visible(name)}:{where}: {_SEVERITIES[words.severity]} {words.code}: " + _said(
        words, language
    )


def _said(words: Wording, language: Language) -> str:
    told = [words.message, words.note, words.help and _FIX[language] + words.help]
    return ". ".join(" ".join(one.split()).rstrip(".") for one in told if one)


def _position(source: Source, position: Position) -> str:
    before = source.line(position.line)[: position.column - 1]
    return f"{position.line}:{len(before.encode('utf-16-le')) // 2 + 1}"
