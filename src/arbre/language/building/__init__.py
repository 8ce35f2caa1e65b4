"""Draft → Tree: every name is replaced by what it stands for. The draft has passed the checks."""

from arbre.language.building.whole import build

__all__ = ["build"]
