"""Coverage → plain data, for JSON."""

from __future__ import annotations

from typing import Any

from arbre.analysis.coverage import Coverage
from arbre.analysis.coverage.places import line_of
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
                "cases": count,
                "impossible": point in found.excused,
            }
            for point, count in found.counts.items()
        ],
    }
