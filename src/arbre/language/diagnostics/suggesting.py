"""A word that nobody knows → the known word that was probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 60
_MOST_COMPARISONS: Final = 5_000
"""Looking for the word that was meant costs the number of known words: it is not done for ever."""


@dataclass(slots=True)
class Search:
    """Looks for the words that were meant, for as many words as time allows."""

    _compared: int = 0

    def closest(self, word: str, candidates: Collection[str]) -> str | None:
        """Return what the function does, and None once the search has taken too long."""
        if self._compared > _MOST_COMPARISONS:
            return None
        self._compared += len(candidates)
        return closest(word, candidates)


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
    """Count insertions, deletions, changes and swaps of neighbours (optimal string alignment).

    A column of the usual table is two integers, one bit a row (Hyyrö 2003): up and down say where
    a cell is one more, or one less, than the cell above it. It costs the length of `right`.
    """
    if not left:
        return len(right)
    every, last = (1 << len(left)) - 1, 1 << (len(left) - 1)
    places: dict[str, int] = {}
    for row, letter in enumerate(left):
        places[letter] = places.get(letter, 0) | 1 << row
    distance, up, down, diagonal, before = len(left), every, 0, 0, 0
    for letter in right:
        here = places.get(letter, 0)
        swapped = ((~diagonal & here) << 1) & before
        diagonal = ((((here & up) + up) ^ up) | here | down | swapped) & every
        more, less = (down | ~(diagonal | up)) & every, diagonal & up
        distance += bool(more & last) - bool(less & last)
        more, less = (more << 1 | 1) & every, (less << 1) & every
        up, down, before = (less | ~(diagonal | more)) & every, more & diagonal, here
    return distance


def as_id(word: str) -> str:
    """Return a word as the id of a protocol may be written.

    >>> as_id("Mal de dos (aigu)"), as_id("42"), as_id("entorse_été")
    ('mal-de-dos-aigu', 'protocole-42', 'entorse-ete')
    """
    parts = "".join(c if c.isascii() and c.isalnum() else "-" for c in _plain(word)).split("-")
    joined = "-".join(part for part in parts if part)
    named = joined if joined[:1].isalpha() and len(joined) > 1 else f"protocole-{joined or '1'}"
    return named[:_LONGEST].rstrip("-")
