"""A text → lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arbre.language.characters import width as columns

_TIED = "\ue000"
_BEFORE = re.compile(r" (?=[:;!?»%°·–]( |$)|[:;!?»%])")
_AFTER = re.compile(r"(?<=[«]) ")
_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b|[a-zA-Z°]{1,2}\b|heures?\b|jours?\b|ans\b)")


def wrapped(text: str, width: int, *, indent: str = "") -> list[str]:
    """Break a text into lines; the lines after the first begin with `indent`.

    No line begins with French punctuation, and a number stays with its unit. A word longer than a
    line is cut: nothing ever goes beyond the width.

    >>> wrapped("Douleur : intense", 9)
    ['Douleur :', 'intense']
    >>> wrapped("trois mots longs", 6, indent=" ")
    ['trois', ' mots', ' longs']
    """
    lines: list[str] = []
    line = ""
    for word in _words(text):
        margin = indent if lines else ""
        for piece in _pieces(word, max(1, width - len(indent))):
            together = f"{line} {piece}" if line else piece
            if columns(margin + together) <= width:
                line = together
                continue
            lines.append(margin + line)
            margin, line = indent, piece
    lines.append((indent if lines else "") + line)
    return lines


def _words(text: str) -> Iterator[str]:
    for pattern in (_BEFORE, _AFTER, _NUMBER):
        text = pattern.sub(_TIED, text)
    for word in text.split():
        yield word.replace(_TIED, " ")


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word that is wider than a line."""
    while columns(word) > width:
        cut = next(n for n in range(len(word), 0, -1) if columns(word[:n]) <= width or n == 1)
        yield word[:cut]
        word = word[cut:]
    if word:
        yield word
