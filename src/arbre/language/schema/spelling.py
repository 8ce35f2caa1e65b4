"""The word that was meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

_ALIKE: Final = 0.6
_LONGEST: Final = 40


def closest(word: str, words: Sequence[str]) -> str | None:
    """Return the one of `words` that `word` was probably meant to be.

    >>> closest("Titel", ["title", "tree"]), closest("zzz", ["title"])
    ('title', None)
    """
    if len(word) > _LONGEST:
        return None
    found = get_close_matches(word.lower().replace("-", "_"), words, n=1, cutoff=_ALIKE)
    return found[0] if found else None
