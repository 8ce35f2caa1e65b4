"""Characters that may hide something from a person who reads the file."""

from __future__ import annotations

import re
import unicodedata

_NONCHARACTERS = "".join(
    chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)

FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control, the lone carriage return included
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # drawn as nothing
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the direction of writing
    "\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"  # zero width
    "\ufe00-\ufe0d\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # zero width
    "\u2028\u2029"  # ends of line for some readers only
    "\ud800-\udfff"  # halves of characters
    "\ufdd0-\ufdef" + _NONCHARACTERS + "]+"
)
"""The two selectors that make an emoji of a sign (U+FE0E, U+FE0F) are allowed."""

PLACEHOLDER = "\ufffd"


def without_forbidden(text: str) -> str:
    """Return the text, of the same length, with each forbidden character replaced."""
    return FORBIDDEN.sub(lambda found: PLACEHOLDER * len(found[0]), text)


def character_name(character: str) -> str:
    r"""Return how a character is called.

    >>> character_name("\u200b"), character_name("\x1b")
    ('U+200B ZERO WIDTH SPACE', 'U+001B')
    """
    number = f"U+{ord(character):04X}"
    return f"{number} {unicodedata.name(character, '')}".rstrip()


def visible(text: str) -> str:
    r"""Return the text with all that a terminal or a reader could not show made visible.

    >>> visible("a\x1b[31m\u202eb\tc")
    'a<U+001B>[31m<U+202E>b→   c'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(glyph, text))


def glyph(character: str) -> str:
    """Return what is drawn for one character of a file."""
    if character == "\t":
        return "→   "
    if character == "\n" or FORBIDDEN.match(character):
        return f"<U+{ord(character):04X}>"
    return character


def width(text: str) -> int:
    """Return how many columns of a terminal a visible text takes.

    >>> width("é"), width("e\u0301"), width("骨折"), width("🦶")
    (1, 1, 4, 2)
    """
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
