"""The checks of what a protocol means: one per file, all in CHECKS, in order."""

from arbre.language.checks.finding import Check, Finding

CHECKS: tuple[Check, ...] = ()

__all__ = ["CHECKS", "Check", "Finding"]
