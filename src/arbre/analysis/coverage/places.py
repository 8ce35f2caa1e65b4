"""The lines of the file on which points stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arbre.analysis.coverage.points import Point
from arbre.language.document import Document


def line_of(document: Document, point: Point) -> int:
    """Return the line of a point: of its key where it has one, of what holds it otherwise."""
    path = point.path
    while path:
        try:
            return document.key_span(path).start.line
        except (KeyError, IndexError, TypeError):
            path = path[:-1]
    return 1


def by_line(document: Document, points: Iterable[Point]) -> Mapping[int, tuple[Point, ...]]:
    """Return the points of each line that has some."""
    found: dict[int, tuple[Point, ...]] = {}
    for point in points:
        line = line_of(document, point)
        found[line] = (*found.get(line, ()), point)
    return dict(sorted(found.items()))
