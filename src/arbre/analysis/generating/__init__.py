"""Scenarios that are missing, with the outcome left for the author."""

from arbre.analysis.generating.making import Found, Generated, generate
from arbre.analysis.generating.wanting import Boundary, Pair, Want, wanted

__all__ = ["Boundary", "Found", "Generated", "Pair", "Want", "generate", "wanted"]
