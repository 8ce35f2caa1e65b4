"""Bytes → a Document, or what is wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

import yaml

from arbre.language.characters import FORBIDDEN, character_name, without_forbidden
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.document.composing import Composer, parse
from arbre.language.document.document import Document
from arbre.language.document.findings import MOST_FINDINGS, Findings
from arbre.language.document.syntax_errors import explain, stumble
from arbre.language.source import Source

_BEYOND_UNICODE = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read. Only a reading without diagnostics may be used to decide anything.

    `document` is there whenever the file could be followed to its end, even with problems, so that
    later passes can say at once what else is wrong: it then lacks the keys that were refused, and
    holds as text the words that were.
    """

    document: Document | None
    source: Source
    diagnostics: tuple[Diagnostic, ...]


MAX_BYTES: Final = 2 * 1024 * 1024


def read(
    data: bytes,
    name: str,
    *,
    max_bytes: int = MAX_BYTES,
    max_events: int = 100_000,
    max_depth: int = 16,
) -> Reading:
    """Read one file, given as its bytes; `name` is how it is called in diagnostics.

    Never raises for content. At most 1,000 problems are returned, in the order of the file.

    >>> reading = read(b"age: 18\\nage: 20", "protocol.yaml")
    >>> [diagnostic.code for diagnostic in reading.diagnostics]
    ['duplicate-key']
    """
    if len(data) > max_bytes:
        source = Source(name, "")
        limit, size = (f"{number / 1024:.0f}" for number in (max_bytes, len(data)))
        return _refused(source, "file-too-large", 0, 0, limit=limit, size=size)
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, name, error.start)
    source = Source(name, text.replace("\r\n", "\n"))
    return _read_text(source, max_events, max_depth)


def _refused(source: Source, code: str, start: int, end: int, **values: str) -> Reading:
    findings = Findings(source)
    findings.add(code, start, end, **values)
    return Reading(document=None, source=source, diagnostics=findings.sorted())


def _not_utf8(data: bytes, name: str, at: int) -> Reading:
    before = data[:at].decode("utf-8").replace("\r\n", "\n")
    source = Source(name, data.decode("utf-8", errors="replace").replace("\r\n", "\n"))
    byte = data[at : at + 1]
    likely = byte.decode("cp1252", errors="replace")
    start = len(before)
    return _refused(source, "not-utf8", start, start + 1, byte=byte.hex().upper(), likely=likely)


def _read_text(source: Source, max_events: int, max_depth: int) -> Reading:
    findings = Findings(source)
    text = source.text
    if FORBIDDEN.search(text):
        _forbidden_characters(text, findings)
        text = without_forbidden(text)
    composer = Composer(text, findings, max_events, max_depth)
    document = None
    if _compose(composer, text, findings):
        document = _document(composer, source, findings)
    return Reading(document=document, source=source, diagnostics=findings.sorted())


def _forbidden_characters(text: str, findings: Findings) -> None:
    for found in islice(FORBIDDEN.finditer(text), MOST_FINDINGS):
        name = character_name(found[0][0])
        findings.add("forbidden-character", found.start(), found.end(), name=name)


def _compose(composer: Composer, text: str, findings: Findings) -> bool:
    """Return whether the end of the file was reached."""
    try:
        return composer.compose(parse(text))
    except yaml.MarkedYAMLError as error:
        # A forbidden character may itself be what breaks the syntax: one problem is enough.
        if not findings.holds("forbidden-character", -1):
            explain(stumble(error, text), composer.open_flow, findings)
    except (ValueError, OverflowError):
        # The Python parser's answer to an escape beyond Unicode; the C parser marks its place.
        found = _BEYOND_UNICODE.search(text)
        start, end = found.span() if found else (0, 0)
        findings.add("bad-escape", start, end, text=text[start:end])
    return False


def _document(composer: Composer, source: Source, findings: Findings) -> Document | None:
    root = composer.root
    if findings.holds("forbidden-character", -1) and not isinstance(composer.value, dict):
        return None
    if root is None or (root.style == "plain" and root.start == root.end):
        findings.add("empty-file", 0, 0)
        return None
    if not isinstance(composer.value, dict):
        findings.add("not-a-mapping", root.start, root.end)
        return None
    return Document(value=composer.value, source=source, root=root)
