"""The problems found so far in one file."""

from __future__ import annotations

from arbre.language.diagnostics.diagnostic import Diagnostic, Label
from arbre.language.source import Source

MOST_FINDINGS = 1_000
"""A file with more problems than this is not a protocol with mistakes: the rest is left unsaid."""

_LONGEST_QUOTE = 60


def quoted(words: str) -> str:
    r"""Return a text as it may be typed between quotes.

    >>> print(quoted("Douleur : oui ?"), quoted('dite "vive"'))
    "Douleur : oui ?" 'dite "vive"'
    >>> print(quoted("l'eau \"vive\""))
    'l''eau "vive"'
    """
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


class Findings:
    """Collects diagnostics by offsets."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: dict[tuple[int, int, str], Diagnostic] = {}

    def add(self, code: str, start: int, end: int, *labels: Label, **values: str) -> None:
        """Add a problem at [start, end), unless the same one is there already."""
        if len(self._found) < MOST_FINDINGS:
            span = self._source.span(start, end)
            if "text" in values:
                values["quoted"] = quoted(values["text"])
            diagnostic = Diagnostic(
                code=code, source=self._source, span=span, values=values, labels=labels
            )
            self._found.setdefault((start, end, code), diagnostic)

    def label(self, key: str, start: int, end: int) -> Label:
        return Label(span=self._source.span(start, end), key=key)

    def quote(self, start: int, end: int) -> str:
        """Return the words of the file at [start, end), on one line and not too long."""
        words = " ".join(self._source.text[start : min(end, start + 4 * _LONGEST_QUOTE)].split())
        return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"

    def holds(self, code: str, after: int) -> bool:
        """Whether a problem of this code was found after an offset."""
        return any(found == code and start > after for start, _, found in self._found)

    def forget_after(self, offset: int) -> None:
        """Drop what was found after a place from which nothing was read as it was meant."""
        self._found = {place: found for place, found in self._found.items() if place[0] < offset}

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics in the order of the file."""
        return tuple(self._found[key] for key in sorted(self._found))
