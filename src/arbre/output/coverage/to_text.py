"""Coverage → lines to read: the figures, then what no case shows, with its line in the file."""

from __future__ import annotations

from collections.abc import Iterator

from arbre.analysis.coverage import Coverage, Point
from arbre.analysis.coverage.places import place_of
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.document import Document
from arbre.output.coverage.words import FIGURES, said


def to_text(found: Coverage, document: Document, language: Language) -> str:
    """Return the figures, each followed by its points that are missing."""
    return "\n".join(_lines(found, document, language))


def _lines(found: Coverage, document: Document, language: Language) -> Iterator[str]:
    for kind, figure in found.figures.items():
        yield f"  {FIGURES[language][kind]} {figure.shown}/{figure.total}"
        for point in found.missed:
            if point.kind == kind:
                yield f"    {_never(document, point, language)} {said(point, language)}"
    if found.excused:
        yield f"  {_excused(len(found.excused), language)}"


def _never(document: Document, point: Point, language: Language) -> str:
    source, line = place_of(document, point)
    file = "" if source is document.source else f"{source.name}, "
    return f"{file}ligne {line}, jamais :" if language == "fr" else f"{file}line {line}, never:"


def _excused(count: int, language: Language) -> str:
    if language == "fr":
        s = "s" if count > 1 else ""
        return f"{count} point{s} qu'aucun patient ne peut montrer, prouvé{s} et non compté{s}"
    return f"{count} that no patient can show, proved and left out"
