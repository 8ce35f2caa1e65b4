"""Where each character of a text value stands in the file."""

from __future__ import annotations

import re
from typing import Literal

Style = Literal["plain", "single", "double", "literal", "folded"]

Places = tuple[list[int], list[int]]
"""For each character of the value, where it starts and where it ends, counted from the start of
the scalar; the first list has one entry more, the end of the text."""

_FOLD = re.compile(r"[ \t]*\n[ \t\n]*")
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n[ \t]*|.)", re.DOTALL)
_HEADER = re.compile(r"[|>]([-+]?)([1-9]?)([-+]?)[^\n]*\n")


def character_places(raw: str, value: str, style: Style) -> Places | None:
    """Return the places of the characters of `value` in `raw`, or None if they cannot be told.

    >>> character_places("'l''été'", "l'été", "single")
    ([1, 2, 4, 5, 6, 7], [2, 4, 5, 6, 7])
    """
    if style in ("literal", "folded"):
        places = _block_places(raw, value)
    else:
        places = _flow_places(raw, style)
    return places if places is not None and len(places[1]) == len(value) else None


def _flow_places(raw: str, style: Style) -> Places:
    starts: list[int] = []
    ends: list[int] = []
    at, last = (0, len(raw)) if style == "plain" else (1, len(raw) - 1)
    while at < last:
        count, width = _piece(raw, at, style)
        starts += [at] * count
        at += width
        ends += [at] * count
    starts.append(last)
    return starts, ends


def _piece(raw: str, at: int, style: Style) -> tuple[int, int]:
    """How many characters of the value the next piece of the file makes, and its width."""
    if raw[at] in " \t\n" and (fold := _FOLD.match(raw, at)):
        return max(1, fold[0].count("\n") - 1), fold.end() - at
    if style == "single" and raw.startswith("''", at):
        return 1, 2
    if style == "double" and raw[at] == "\\" and (escape := _ESCAPE.match(raw, at)):
        return (0 if escape[1].startswith("\n") else 1), escape.end() - at
    return 1, 1


def _block_places(raw: str, value: str) -> Places | None:
    header = _HEADER.match(raw)
    if header is None:
        return None
    body = header.end()
    indent = _indentation(raw[body:])
    # With an indentation told by a number the first line may be indented further.
    indents = range(indent, -1, -1) if header[2] else (indent,)
    aligned = (_aligned(raw, value, body, indent) for indent in indents)
    return next((places for places in aligned if places is not None), None)


def _aligned(raw: str, value: str, body: int, indent: int) -> Places | None:
    """Walk the lines of a block; a line end of the file is a space, a line end or nothing."""
    starts: list[int] = []
    ends: list[int] = []
    at = _after_indent(raw, body, indent)
    for character in value:
        while raw[at : at + 1] == "\n" and not character.isspace():
            at = _after_indent(raw, at + 1, indent)
        here = raw[at : at + 1]
        starts.append(at)
        if here == "\n":
            at = _after_indent(raw, at + 1, indent)
            ends.append(starts[-1] + 1)
        elif here == character:
            at += 1
            ends.append(at)
        elif character == "\n" and here == "":
            ends.append(at)
        else:
            return None
    return [*starts, at], ends


def _indentation(body: str) -> int:
    for line in body.split("\n"):
        if line.strip(" "):
            return len(line) - len(line.lstrip(" "))
    return 0


def _after_indent(raw: str, at: int, indent: int) -> int:
    end = at
    while end < at + indent and raw[end : end + 1] == " ":
        end += 1
    return end
