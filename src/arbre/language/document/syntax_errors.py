"""What the YAML parser stumbled on → the mistake that a person made."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from arbre.language.document.findings import Findings
from arbre.language.document.keys import MISSING_SPACE

_ESCAPE = re.compile(r"\\(x\w{0,2}|u\w{0,4}|U\w{0,8}|[^\n])?")
_COLON = re.compile(r":[ \t]+")


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where the parser stopped (`at`), what it was reading (`context`, begun at `begun`)."""

    text: str
    problem: str
    context: str
    at: int
    begun: int

    @property
    def character(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.text[self.line_start : self.at]

    def line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def is_on_line_of(self, offset: int) -> bool:
        return "\n" not in self.text[offset : self.at]


def stumble(error: yaml.MarkedYAMLError, text: str) -> Stumble:
    """Return what a parser's error says, whichever of the two parsers raised it."""
    at = error.problem_mark.index if error.problem_mark else 0
    begun = error.context_mark.index if error.context_mark else at
    at, begun = min(at, len(text)), min(begun, len(text))
    return Stumble(text, error.problem or "", error.context or "", at, begun)


def explain(seen: Stumble, open_flow: int | None, findings: Findings) -> None:
    """Add the problem behind a stumble. `open_flow`: where a bracket stands that is still open."""
    if "flow" in seen.context and "node" not in seen.context:
        open_flow = seen.begun
    explained = (
        _explain_quoted(seen, findings)
        or _explain_marks(seen, findings)
        or _explain_character(seen, findings)
        or (open_flow is not None and _explain_flow(seen, open_flow, findings))
        or _explain_block(seen, findings)
    )
    if not explained:
        _add(findings, "yaml-syntax", seen.at, max(seen.at, seen.line_end(seen.at)))


def _add(findings: Findings, code: str, start: int, end: int) -> bool:
    findings.add(code, start, end, text=findings.quote(start, end))
    return True


def _explain_quoted(seen: Stumble, findings: Findings) -> bool:
    if "quoted scalar" not in seen.context:
        return False
    if "unexpected" in seen.problem:
        return _add(findings, "unclosed-quote", seen.begun, seen.begun + 1)
    start = max(seen.begun, seen.text.rfind("\\", 0, seen.at + 1))
    escape = _ESCAPE.match(seen.text, start)
    return _add(findings, "bad-escape", start, escape.end() if escape else start + 1)


def _explain_marks(seen: Stumble, findings: Findings) -> bool:
    """Anchors, aliases, tags and directives that are not even well-formed."""
    for word, code in (
        ("anchor", "anchor"),
        ("alias", "alias"),
        ("tag", "yaml-tag"),
        ("directive", "yaml-directive"),
        ("%YAML", "yaml-directive"),
        ("incompatible YAML", "yaml-directive"),
    ):
        if word in f"{seen.context} {seen.problem}":
            found = re.compile(r"\S*").match(seen.text, seen.begun)
            return _add(findings, code, seen.begun, found.end() if found else seen.begun)
    return False


def _explain_character(seen: Stumble, findings: Findings) -> bool:
    if seen.character == "\t" or "tab character" in seen.problem:
        tabs = re.compile(r"\t+").match(seen.text, seen.at)
        end = tabs.end() if tabs else seen.at + 1
        findings.add("tab-indentation", seen.at, end)
        return True
    if "cannot start any token" in seen.problem:
        return _reserved(seen, seen.at, findings)
    if "block scalar" in seen.context:
        return _reserved(seen, seen.begun, findings)
    return False


def _reserved(seen: Stumble, at: int, findings: Findings) -> bool:
    text = findings.quote(at, seen.line_end(at))
    findings.add("reserved-character", at, at + 1, character=seen.text[at], text=text)
    return True


def _explain_flow(seen: Stumble, opened: int, findings: Findings) -> bool:
    if findings.holds("torn-by-hash", opened):
        return True
    if not seen.character or not seen.is_on_line_of(opened):
        findings.forget_after(seen.line_end(opened))
        return _add(findings, "unclosed-bracket", opened, opened + 1)
    if seen.character in ("]", "}", ",") and "content" in seen.problem:
        return _add(findings, "unexpected-punctuation", seen.at, seen.at + 1)
    if seen.character in ("]", "}"):
        label = findings.label("closed", seen.at, seen.at + 1)
        findings.add("unclosed-bracket", opened, opened + 1, label, text=seen.text[opened])
        return True
    if seen.character == ":":
        return _torn_in_flow(seen, findings)
    return _after_quote(seen, findings)


def _torn_in_flow(seen: Stumble, findings: Findings) -> bool:
    entry = max(seen.text.rfind(mark, 0, seen.at) for mark in "[{,")
    first = _COLON.search(seen.text, entry, seen.at)
    start = first.end() if first else entry + 1 + (seen.text[entry + 1 : entry + 2] == " ")
    found = re.compile(r"[^\n,\]}]*").match(seen.text, seen.at)
    return _add(findings, "torn-by-colon", start, found.end() if found else seen.at + 1)


def _after_quote(seen: Stumble, findings: Findings) -> bool:
    """Words that go on after a closing quote, as in `'L'examen'`."""
    if not seen.before.rstrip().endswith(("'", '"')):
        return False
    return _add(findings, "text-after-quote", seen.at, seen.line_end(seen.at))


def _explain_block(seen: Stumble, findings: Findings) -> bool:
    if seen.character in tuple("]},") or (seen.character == ":" and not seen.before.strip()):
        return _add(findings, "unexpected-punctuation", seen.at, seen.at + 1)
    if "mapping values are not allowed" in seen.problem:
        return _explain_colon(seen, findings)
    if "expected ':'" in seen.problem:
        return _explain_missing_colon(seen, findings)
    if "sequence entries are not allowed" in seen.problem:
        return _add(findings, "misplaced-dash", seen.at, seen.line_end(seen.at))
    if "block" in seen.context:
        return _explain_entry(seen, findings)
    if "<document start>" in seen.problem and re.search(r"^\.\.\.", seen.text[: seen.at], re.M):
        return _add(findings, "several-documents", seen.at, seen.line_end(seen.at))
    return False


def _explain_colon(seen: Stumble, findings: Findings) -> bool:
    """Explain a colon where none can be: the second of its line, or a line out of place."""
    first = _COLON.search(seen.text, seen.line_start, seen.at)
    if first:
        return _add(findings, "torn-by-colon", first.end(), seen.line_end(seen.at))
    above = seen.text.rfind("\n", 0, max(0, seen.line_start - 1)) + 1
    if above < seen.line_start and MISSING_SPACE.match(seen.text, above, seen.line_start):
        return _missing_space(seen, above, findings)
    return _indentation(seen, findings)


def _explain_missing_colon(seen: Stumble, findings: Findings) -> bool:
    line = seen.text.rfind("\n", 0, seen.begun) + 1
    if MISSING_SPACE.match(seen.text, line, seen.line_end(line)):
        return _missing_space(seen, line, findings)
    return _add(findings, "missing-colon", seen.begun, seen.line_end(seen.begun))


def _missing_space(seen: Stumble, line: int, findings: Findings) -> bool:
    end = seen.line_end(line)
    start = line + len(seen.text[line:end]) - len(seen.text[line:end].lstrip(" \t"))
    return _add(findings, "missing-space", start, end)


def _explain_entry(seen: Stumble, findings: Findings) -> bool:
    if alias := re.search(r"\*\w+\s*$", seen.before):
        start = seen.line_start + alias.start()
        return _add(findings, "alias", start, start + len(alias[0].rstrip()))
    if not seen.before.strip():
        return _indentation(seen, findings)
    return _after_quote(seen, findings)


def _indentation(seen: Stumble, findings: Findings) -> bool:
    start = seen.line_start
    width = len(seen.text[start:]) - len(seen.text[start:].lstrip(" "))
    return _add(findings, "bad-indentation", start + width, seen.line_end(start + width))
