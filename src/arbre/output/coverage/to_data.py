"""Coverage → plain data, for JSON."""

from __future__ import annotations

from typing import Any

from arbre.analysis.coverage import Coverage, Point
from arbre.analysis.coverage.places import line_of, place_of
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
                "line": line_of(document, point),
                **_elsewhere(document, point),
                "cases": count,
                "impossible": point in found.excused,
            }
            for point, count in found.counts.items()
        ],
    }


def _elsewhere(document: Document, point: Point) -> dict[str, str]:
    """Return the file of what an overlay did not write itself."""
    source, _ = place_of(document, point)
    return {} if source is document.source else {"file": source.name}
