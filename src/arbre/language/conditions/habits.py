"""What people write by habit from other languages, and what to write here instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

RESERVED = frozenset(
    {"and", "or", "not", "is", "between", "any", "unknown", "known", "true", "false"}
)
"""Words that cannot be the id of anything a condition names."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "et": "and",
        "ou": "or",
        "non": "not",
        "pas": "not",
        "entre": "between",
        "est": "is",
        "inconnu": "unknown",
        "connu": "known",
        "in": "is … or …",
        "dans": "is … or …",
        "equals": "==",
        "jours": "days",
        "heures": "hours",
        "semaines": "weeks",
    }
)

SIGNS: tuple[tuple[str, str], ...] = (
    ("&lt;=", "<="),
    ("&gt;=", ">="),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&amp;", "and"),
    ("&&", "and"),
    ("||", "or"),
    ("=<", "<="),
    ("=>", ">="),
    ("<>", "!="),
    ("!", "not"),
    ("&", "and"),
    ("|", "or"),
    ("=", "=="),
    ("¬", "not"),
    ("∧", "and"),
    ("∨", "or"),
)


def meant_by_word(word: str) -> str | None:
    """Return what to write instead of `word`, or None.

    >>> meant_by_word("et"), meant_by_word("AND"), meant_by_word("fievre")
    ('and', 'and', None)
    """
    if word != word.lower() and word.lower() in RESERVED:
        return word.lower()
    return WORDS.get(word.lower())


def meant_by_sign(text: str, offset: int) -> tuple[str, str] | None:
    """Return the foreign sign that stands at `offset`, and what to write instead.

    >>> meant_by_sign("a &lt; 3", 2)
    ('&lt;', '<')
    """
    for sign, meant in SIGNS:
        if text.startswith(sign, offset):
            return sign, meant
    return None


def plain_name(word: str) -> str:
    """Return `word` as an id may be written: lower case, without accents.

    >>> plain_name("Fièvre")
    'fievre'
    """
    parts = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("æ", "ae"))
    kept = (c for c in parts.lower() if c.isascii() and (c.isalnum() or c == "_"))
    return "".join(kept)
