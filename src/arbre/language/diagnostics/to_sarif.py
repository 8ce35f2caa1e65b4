"""Diagnostics → SARIF 2.1.0, for code hosts and editors. Columns count code points."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from posixpath import normpath
from typing import Any, Final

from arbre.language.diagnostics.catalogue import CATALOGUE, Words
from arbre.language.diagnostics.diagnostic import Diagnostic, Language, Severity
from arbre.language.diagnostics.wording import Wording, wording
from arbre.language.source import Source, Span

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_DRIVE: Final = re.compile(r"[A-Za-z]:/")
_ELSEWHERE: Final = re.compile(r"[^A-Za-z0-9_.~/-]+")
_BYTES: Final = ("utf-8", "surrogatepass")
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
        result["locations"] = [_location(source, diagnostic.span, said.label)]
        result["relatedLocations"] = [
            {"id": at, **_location(source, span, text)}
            for at, (span, text) in enumerate(said.labels)
        ]
    return result


def _message(said: Wording) -> str:
    return "\n".join(text for text in (said.message, said.note, said.help) if text)


def _location(source: Source, span: Span, text: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(source.name)},
            "region": {
                "startLine": span.start.line,
                "startColumn": span.start.column,
                "endLine": span.end.line,
                "endColumn": span.end.column,
            },
        }
    }
    return {**location, "message": {"text": text}} if text else location


def _uri(name: str) -> str:
    r"""Return the address of a file: relative as long as its name is.

    >>> _uri("ici/../mes protocoles/été.yaml"), _uri("/srv/a.yaml"), _uri("C:\\a.yaml")
    ('mes%20protocoles/%C3%A9t%C3%A9.yaml', 'file:///srv/a.yaml', 'file:///C:/a.yaml')
    """
    path = normpath(name.replace("\\", "/"))
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    """Return a path in which an address needs no other sign than these."""
    return _ELSEWHERE.sub(lambda found: "".join(map(_byte, found[0].encode(*_BYTES))), path)


def _byte(byte: int) -> str:
    return f"%{byte:02X}"
