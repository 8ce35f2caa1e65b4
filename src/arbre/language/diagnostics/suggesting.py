"""A word that nobody knows → the known word that was probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LONGEST = 60


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` is most likely a misspelling of, or None.

    Case, accents, and the choice of hyphen or underscore do not count as mistakes; of two equally
    near the first in alphabetical order is returned. Costs the number of candidates.

    >>> closest("temperatrue", ["temperature", "intensite"])
    'temperature'
    >>> closest("Grossésse", ["grossesse"]), closest("fievre", ["toux"])
    ('grossesse', None)
    """
    wanted = _plain(word)
    if len(wanted) > _LONGEST:
        return None
    best: tuple[int, str] | None = None
    for candidate in candidates:
        known = _plain(candidate)
        allowed = _allowed(wanted, known) if best is None else min(best[0], _allowed(wanted, known))
        if abs(len(known) - len(wanted)) > allowed:
            continue
        distance = _distance(wanted, known)
        if distance <= allowed and (best is None or (distance, candidate) < best):
            best = (distance, candidate)
    return best[1] if best else None


def _plain(word: str) -> str:
    decomposed = (
        unicodedata.normalize("NFKD", word.casefold()) if not word.isascii() else word.lower()
    )
    return "".join(c for c in decomposed.replace("-", "_") if not unicodedata.combining(c))


def _allowed(wanted: str, known: str) -> int:
    """How many mistakes one makes in a word of this length."""
    return (max(len(wanted), len(known)) + 1) // 4 if len(wanted) > 2 else 0


def _distance(left: str, right: str) -> int:
    """Count insertions, deletions, changes and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row, before_above = row, [i], before
        before = above
        for j, b in enumerate(right, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before_above[j - 2] + 1)
            row.append(cost)
    return row[-1]
