"""What the terminal can show, and how a text is made safe for it."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import Final, TextIO

from arbre.language.characters import FORBIDDEN

WIDEST: Final = 80
_NARROWEST: Final = 20
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_UTF_8: Final = ("utf-8", "utf8")
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

    def json(self, text: str) -> str:
        """Return a text that is JSON, of which a program reads the same on this stream."""
        escaped = FORBIDDEN.sub(lambda found: _escaped(found[0]), text)
        if self._takes(escaped):
            return escaped
        return _NOT_ASCII.sub(lambda found: _escaped(found[0]), escaped)

    def markup(self, text: str) -> str:
        """Return a text that is HTML or SVG, which a browser shows the same from this stream."""
        safe = harmless(text)
        if self.encoding in _UTF_8:
            return safe
        return safe.encode("ascii", "xmlcharrefreplace").decode()

    def _takes(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


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


def _escaped(text: str) -> str:
    r"""Return characters as a JSON string has them.

    >>> _escaped("é😀")
    '\\u00e9\\ud83d\\ude00'
    """
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


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
