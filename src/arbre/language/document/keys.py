"""The keys of a mapping: text only, once only, and never the rest of a torn text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from arbre.language.document.findings import Findings
from arbre.language.document.scalars import Refusal, resolve

MISSING_SPACE = re.compile(r"[ \t]*(?:- +)*[\w-]+:(?=[^\s:/])")
"""`age:18`, which is one word for YAML; not `http://…`."""

_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it stands in the file. `is_word`: written without quotes."""

    name: str | None
    start: int
    end: int
    is_word: bool


def complex_key(start: int, end: int) -> Key:
    """Return the key of an entry that is read on only to find further problems."""
    return Key(None, start, end, is_word=False)


def accept_key(
    findings: Findings, text: str, key: Key, known: Mapping[str, tuple[int, int]]
) -> str | None:
    """Return the name of a key that may be used, or None after saying what is wrong with it.

    `known` are the places of the keys before it, by their NFKC form.
    """
    if key.name is None:
        return None
    if _is_explicit(text, key.start):
        findings.add("complex-key", key.start, key.end)
        return None
    if key.is_word and not _is_plain_name(findings, text, key):
        return None
    first = known.get(normal_form(key.name))
    if first is not None:
        label = findings.label("first", *first)
        findings.add("duplicate-key", key.start, key.end, label, text=_quote(findings, key))
        return None
    return key.name


def normal_form(name: str) -> str:
    """Return what two keys that look the same have in common."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


def torn_entries(
    findings: Findings, text: str, torn: Sequence[Key], before: tuple[int, int]
) -> None:
    """Say that words of a flow mapping that have no colon are the rest of the text before them."""
    start, end = torn[0].start, torn[-1].end
    if MISSING_SPACE.match(text, start, end):
        findings.add("missing-space", start, end, text=findings.quote(start, end))
        return
    whole = findings.quote(min(before[0], start), end)
    label = findings.label("begun", *before)
    is_number = _DIGITS.fullmatch(text, start, end) and _DIGITS.fullmatch(text, *before)
    code = "decimal-comma" if is_number else "torn-by-comma"
    findings.add(code, start, end, *([label] if before[0] < start else []), text=whole)


def _is_plain_name(findings: Findings, text: str, key: Key) -> bool:
    name = key.name or ""
    quoted = _quote(findings, key)
    colon = re.compile(r"\s+:").match(text, key.end)
    if name == "<<":
        findings.add("merge-key", key.start, key.end)
    elif _ODD_SPACE.search(name):
        odd = _ODD_SPACE.search(text, key.start, key.end)
        at = odd.start() if odd else key.start
        findings.add("odd-space", at, at + 1)
    elif colon and " " in name:
        line = _line_end(text, colon.end())
        findings.add("torn-by-colon", key.start, line, text=findings.quote(key.start, line))
    elif name == "n":  # the key of `at_least`, which no reader in use takes for « no »
        return True
    elif isinstance(resolved := resolve(name), Refusal):
        findings.add(resolved.code, key.start, key.end, text=quoted)
    elif not isinstance(resolved, str):
        findings.add("key-not-text", key.start, key.end, text=quoted)
    else:
        return True
    return False


def _is_explicit(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].rstrip(" \t")
    return before.endswith("?")


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _quote(findings: Findings, key: Key) -> str:
    return findings.quote(key.start, key.end)
