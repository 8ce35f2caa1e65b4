"""What a set of cases shows of a protocol: nodes, branches, criteria, conditions (MC/DC)."""

from arbre.analysis.coverage.measuring import Coverage, Figure, coverage, excusing
from arbre.analysis.coverage.points import KINDS, Kind, Point, Sense

__all__ = ["KINDS", "Coverage", "Figure", "Kind", "Point", "Sense", "coverage", "excusing"]
