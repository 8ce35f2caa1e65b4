"""An unquoted word → a value, by YAML 1.2; what other readers may read otherwise is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

Scalar = str | int | Decimal | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]

MOST_DIGITS = 15
"""A number of 15 digits is the same in every reader, those that use binary floats included."""

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")

_AMBIGUOUS_WORDS = frozenset(
    "y yes n no on off true false null ~ << =".split()  # noqa: SIM905  # reads as what is typed
)
_AMBIGUOUS_NUMBER = re.compile(
    r"""[-+]?(
      0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-fA-F_]+      # other bases
    | [0-9][0-9_]*                                 # 010, 1_8, +5
    | [0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?      # 5., 1_0.5, 1.5e3
    | \.[0-9][0-9_]*([eE][-+]?[0-9]+)?             # .5
    | [0-9][0-9_]*[eE][-+]?[0-9]+                  # 1e3
    | [0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?      # 12:30 is 750 in YAML 1.1
    | \.(inf|Inf|INF)
    )
    | \.(nan|NaN|NAN)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An unquoted word that is not taken, and the code that says why."""

    code: str


def resolve(word: str) -> Scalar | Refusal:
    """Return what an unquoted word stands for.

    >>> resolve("38.50"), resolve("2024-02-30"), resolve("oui")
    (Decimal('38.50'), '2024-02-30', 'oui')
    >>> resolve("no"), resolve("12:30")
    (Refusal(code='ambiguous-word'), Refusal(code='ambiguous-number'))
    """
    if word in _WORDS:
        return _WORDS[word]
    if word[0] in "0123456789-+.":
        return _resolve_number(word)
    return Refusal("ambiguous-word") if word.lower() in _AMBIGUOUS_WORDS else word


def _resolve_number(word: str) -> Scalar | Refusal:
    if _INTEGER.fullmatch(word):
        return int(word) if _digits(word) <= MOST_DIGITS else Refusal("number-too-long")
    if _DECIMAL.fullmatch(word):
        return Decimal(word) if _digits(word) <= MOST_DIGITS else Refusal("number-too-long")
    if _DECIMAL_COMMA.fullmatch(word):
        return Refusal("decimal-comma")
    if _AMBIGUOUS_NUMBER.fullmatch(word):
        return Refusal("ambiguous-number")
    return word


def _digits(word: str) -> int:
    return sum(character.isdigit() for character in word)
