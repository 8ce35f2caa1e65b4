"""A file of answers (YAML or JSON) → a case, or its problems with their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from arbre.engine.reading import AnswerProblem, Case, read_case
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.document import Document, read
from arbre.language.source import Span
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """`case` is None when there is a problem: nothing of the file is then taken."""

    case: Case | None
    diagnostics: tuple[Diagnostic, ...]


def read_case_file(data: bytes, name: str, tree: Tree, *, at: datetime) -> CaseFile:
    """Read the answers of a file; `name` is shown in the diagnostics.

    The file is read like a protocol: the strict subset of YAML, in which JSON is contained, no name
    twice, no number or date that could be read in two ways.
    """
    reading = read(data, name)
    if reading.document is None or any(map(_is_error, reading.diagnostics)):
        return CaseFile(case=None, diagnostics=reading.diagnostics)
    case = read_case(reading.document.value, tree, at=at)
    if isinstance(case, Case):
        return CaseFile(case=case, diagnostics=reading.diagnostics)
    located = tuple(_located(problem, reading.document) for problem in case)
    return CaseFile(case=None, diagnostics=(*reading.diagnostics, *located))


def _is_error(diagnostic: Diagnostic) -> bool:
    return CATALOGUE[diagnostic.code].severity == "error"


def _located(problem: AnswerProblem, document: Document) -> Diagnostic:
    return Diagnostic(
        code=problem.code,
        source=document.source,
        span=_span(problem, document),
        values=problem.values,
    )


def _span(problem: AnswerProblem, document: Document) -> Span:
    """Point at the key when the key is wrong, at the value otherwise."""
    if problem.code in ("unknown-answer", "unknown-option-answered", "not-asked-at-visit"):
        return document.key_span(problem.path)
    try:
        return document.span(problem.path)
    except (KeyError, IndexError):  # an event that stands alone instead of in a list
        return document.span(problem.path[:1])
