"""Coverage → plain data, for JSON."""

from __future__ import annotations

from typing import Any

from arbre.analysis.coverage import Coverage, Point
from arbre.analysis.coverage.places import place_of
from arbre.language.document import Document


def to_data(found: Coverage, document: Document) -> dict[str, Any]:
    """Return the figures, and every point with how many cases show it."""
    return {
        "figures": {
            kind: {"shown": figure.shown, "total": figure.total}
            for kind, figure in found.figures.items()
        },
        "points": [
            {
                "kind": point.kind,
                "name": point.name,
                "sense": point.sense,
                "path": list(point.path),
                **_place(document, point),
                "cases": count,
                "impossible": point in found.excused,
            }
            for point, count in found.counts.items()
        ],
    }


def _place(document: Document, point: Point) -> dict[str, str | int]:
    """Return the file of a point, which may be what an overlay extends, and its line."""
    source, line = place_of(document, point)
    return {"file": source.name, "line": line}
