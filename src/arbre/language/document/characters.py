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
    """Return how a character is called.

    >>> character_name("\u200b"), character_name("\x1b")
    ('U+200B ZERO WIDTH SPACE', 'U+001B')
    """
    number = f"U+{ord(character):04X}"
    return f"{number} {unicodedata.name(character, '')}".rstrip()
