"""What the terminal can show, and how a text is made safe for it."""

from __future__ import annotations

import os
import sys
import unicodedata
from dataclasses import dataclass
from typing import Final, TextIO

from arbre.language.characters import FORBIDDEN

WIDEST: Final = 80
_NARROWEST: Final = 20
_ASCII: Final = str.maketrans(
    {
        "«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "−": "-", "…": "...",
        "·": "-", "●": "*", "▶": ">", "→": "->", "─": "-", "≤": "<=", "≥": ">=", "≠": "!=",
        "×": "x", "œ": "oe", "Œ": "OE", "æ": "ae", "\xa0": " ", "\u202f": " ", "°": "o",
        "│": "|", "├": "|", "└": "`",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a stream shows text: `ansi` says whether it moves and erases."""

    ansi: bool
    encoding: str

    @classmethod
    def on(cls, stream: TextIO) -> Shown:
        ansi = stream.isatty() and os.environ.get("TERM", "") != "dumb"
        return cls(ansi=ansi, encoding=(stream.encoding or "ascii").lower())

    def printable(self, text: str) -> str:
        """Return a text that cannot move the cursor, hide anything, or fail to be encoded."""
        return encodable(harmless(text), self.encoding)


def harmless(text: str) -> str:
    r"""Make control, bidirectional and invisible characters visible; line feeds stay.

    >>> harmless("a\x1b[2J\u202eb\n")
    'a<U+001B>[2J<U+202E>b\n'
    """
    return FORBIDDEN.sub(lambda found: "".join(map(_named, found[0])), text)


def encodable(text: str, encoding: str) -> str:
    """Return a text in an encoding, with plain signs for those that it does not have.

    >>> encodable("Âge ≤ 55 – « oui »", "ascii")
    'Age <= 55 - "oui"'
    """
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        quoted = text.replace("« ", '"').replace(" »", '"')
        return "".join(_plain(character, encoding) for character in quoted)
    return text


def _named(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _plain(character: str, encoding: str) -> str:
    for attempt in (character, character.translate(_ASCII)):
        try:
            attempt.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            continue
        return attempt
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one)
    )
    return bare if bare and bare.isascii() else "?"


def columns() -> int:
    """Return the columns to write in: those of the terminal, 80 at most."""
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        found = int(os.environ.get("COLUMNS", "") or WIDEST) if _counted() else WIDEST
    return max(_NARROWEST, min(WIDEST, found or WIDEST))


def _counted() -> bool:
    return os.environ.get("COLUMNS", "").isdecimal()
