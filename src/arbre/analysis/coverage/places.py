"""The lines of the file on which points stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arbre.analysis.coverage.points import Point
from arbre.language.document import Document
from arbre.language.source import Source


def place_of(document: Document, point: Point) -> tuple[Source, int]:
    """Return the file of a point, one of the `sources` of the document, and its line.

    The line is that of its key where it has one, of what holds it otherwise.
    """
    path = point.path
    while path:
        try:
            return document.source_of(path), document.key_span(path).start.line
        except (KeyError, IndexError, TypeError):
            path = path[:-1]
    return document.source, 1


def by_line(
    document: Document, points: Iterable[Point], source: Source
) -> Mapping[int, tuple[Point, ...]]:
    """Return the points of each line of one of its files that has some."""
    found: dict[int, tuple[Point, ...]] = {}
    for point in points:
        file, line = place_of(document, point)
        if file is source:
            found[line] = (*found.get(line, ()), point)
    return dict(sorted(found.items()))
