"""Diagnostics → SARIF 2.1.0, for code hosts and editors. Columns count code points."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from arbre.language.diagnostics.catalogue import CATALOGUE, Words
from arbre.language.diagnostics.diagnostic import Diagnostic, Language, Severity
from arbre.language.diagnostics.wording import Wording, wording
from arbre.language.source import Source, Span

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "advice": "note"}


def to_sarif(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return one run of arbre as SARIF."""
    codes = sorted({one.code for one in diagnostics})
    rules = {code: next(one for one in diagnostics if one.code == code) for code in codes}
    run = {
        "tool": {
            "driver": {
                "name": "arbre",
                "rules": [_rule(one, language) for one in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes, language) for one in diagnostics],
    }
    form = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(form, ensure_ascii=False, indent=2)


def _rule(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    """Return what a code means, whatever the file."""
    entry = CATALOGUE[diagnostic.code]
    texts = {
        "shortDescription": entry.message,
        "fullDescription": entry.note,
        "help": entry.help,
    }
    return {
        "id": entry.code,
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        **{key: {"text": _general(words, language)} for key, words in texts.items() if words},
    }


def _general(words: Words, language: Language) -> str:
    """Return a sentence in which what depends on the file is left open.

    >>> _general(Words(fr="« {name} » n'est pas un nœud", en="`{name}` is not a node"), "en")
    '`…` is not a node'
    """
    return _PLACEHOLDER.sub("…", words.fr if language == "fr" else words.en)


def _result(diagnostic: Diagnostic, codes: Sequence[str], language: Language) -> dict[str, Any]:
    said = wording(diagnostic, language)
    source = diagnostic.source
    result: dict[str, Any] = {
        "ruleId": said.code,
        "ruleIndex": codes.index(said.code),
        "level": _LEVELS[said.severity],
        "message": {"text": _message(said)},
    }
    if source is not None and diagnostic.span is not None:
        result["locations"] = [_location(source, diagnostic.span, None)]
        result["relatedLocations"] = [
            {"id": at, **_location(source, span, text)}
            for at, (span, text) in enumerate(said.labels)
        ]
    return result


def _message(said: Wording) -> str:
    return "\n".join(text for text in (said.message, said.note, said.help) if text)


def _location(source: Source, span: Span, text: str | None) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": source.name.replace("\\", "/")},
            "region": {
                "startLine": span.start.line,
                "startColumn": span.start.column,
                "endLine": span.end.line,
                "endColumn": span.end.column,
            },
        }
    }
    return location if text is None else {**location, "message": {"text": text}}
