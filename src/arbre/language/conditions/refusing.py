"""Say what is wrong with a text that the grammar refuses."""

from __future__ import annotations

import re
from typing import cast

from lark import Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from arbre.language.conditions.habits import meant_by_sign, meant_by_word
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.syntax import Path, Place

_LAST = re.compile(r"\w+\Z|\S\Z")
_PARENTHESIS = re.compile(r"[()]")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"(['\"‘’“”«»])[^'\"‘’“”«»]*['\"‘’“”«»]?")
_COMMA_NUMBER = re.compile(r"[0-9]+,[0-9]+")
_ODD_NUMBER = re.compile(r"[0-9][0-9._]*[_.eE][0-9]*|\.[0-9]+")
_OPERAND_ENDS = {"NAME", "DOTTED", "NUMBER", "QUANTITY", "RPAR"}


def refusal(text: str, error: UnexpectedInput, path: Path) -> Problem:
    """Return the problem behind a syntax error: a known habit, else what is missing."""
    offset = _offset(text, error)
    return (
        _decimal_comma(text, offset, path)
        or _habit(text, offset, path)
        or _quoted(text, offset, path)
        or _division(text, offset, path)
        or _odd_number(text, offset, path)
        or _missing(text, offset, error, path)
    )


def _offset(text: str, error: UnexpectedInput) -> int:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return len(text.rstrip())
    return error.pos_in_stream or 0


def _decimal_comma(text: str, offset: int, path: Path) -> Problem | None:
    for match in _COMMA_NUMBER.finditer(text):
        if match.start() <= offset <= match.end():
            values = {"written": match.group(), "meant": match.group().replace(",", ".")}
            place = Place(path, match.start(), match.end())
            return Problem(code="condition-comma", place=place, values=values)
    return None


def _habit(text: str, offset: int, path: Path) -> Problem | None:
    for start in (offset, max(0, offset - 1)):
        sign = meant_by_sign(text, start)
        if sign is not None and not (start < offset and text[start] == "="):
            return _write_instead(path, start, sign[0], sign[1])
    return _word_habit(text, offset, path)


def _word_habit(text: str, offset: int, path: Path) -> Problem | None:
    here = _WORD.match(text, offset)
    before = [m for m in _WORD.finditer(text, 0, offset) if not text[m.end() : offset].strip()]
    for match in (here, *before[-1:]):
        meant = meant_by_word(match.group()) if match else None
        if match is not None and meant is not None:
            return _write_instead(path, match.start(), match.group(), meant)
    return None


def _write_instead(path: Path, start: int, written: str, meant: str) -> Problem:
    place = Place(path, start, start + len(written))
    return Problem(code="condition-habit", place=place, values={"written": written, "meant": meant})


def _quoted(text: str, offset: int, path: Path) -> Problem | None:
    match = _QUOTED.match(text, offset)
    if match is None:
        return None
    values = {"written": match.group(), "meant": match.group().strip("'\"‘’“”«» ")}
    place = Place(path, match.start(), match.end())
    return Problem(code="quoted-word", place=place, values=values)


def _division(text: str, offset: int, path: Path) -> Problem | None:
    if not text.startswith(("/", "÷"), offset):
        return None
    return Problem(code="division", place=Place(path, offset, offset + 1))


def _odd_number(text: str, offset: int, path: Path) -> Problem | None:
    match = _ODD_NUMBER.match(text, offset) or _ODD_NUMBER.match(text, max(0, offset - 1))
    if match is None:
        return None
    place = Place(path, match.start(), match.end())
    return Problem(code="number-form", place=place, values={"written": match.group()})


def _missing(text: str, offset: int, error: UnexpectedInput, path: Path) -> Problem:
    found = _found(text, offset)
    place = Place(path, offset, offset + len(found))
    values = {"found": found}
    if isinstance(error, UnexpectedCharacters):
        return Problem(code="condition-syntax", place=place, values=values)
    code = _missing_code(cast(UnexpectedToken, error))
    if code == "condition-unclosed":
        place = _unclosed(text, path)
    return Problem(code=code, place=_visible(place, text), values=values)


def _missing_code(error: UnexpectedToken) -> str:
    expected = error.accepts or error.expected
    if error.token.type == "$END" and "RPAR" in expected:
        return "condition-unclosed"
    if "NAME" in expected and not _begins_operand(error.token):
        return "condition-unfinished"
    if _begins_operand(error.token) and "AND" in expected:
        return "condition-missing-operator"
    return "condition-syntax"


def _begins_operand(token: Token) -> bool:
    return token.type in {"NAME", "DOTTED", "NUMBER", "QUANTITY", "ANY", "AGE", "SINCE", "AT_LEAST"}


def _found(text: str, offset: int) -> str:
    match = _WORD.match(text, offset)
    return match.group() if match else text[offset : offset + 1]


def _visible(place: Place, text: str) -> Place:
    """Show the last word when the text ends too early: an empty place shows nothing."""
    if place.start < place.end:
        return place
    last = _LAST.search(text, 0, place.start)
    return Place(place.path, last.start() if last else 0, place.start)


def _unclosed(text: str, path: Path) -> Place:
    """Return the place of the innermost parenthesis that is opened and not closed."""
    opened: list[int] = []
    for match in _PARENTHESIS.finditer(text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
    return Place(path, opened[-1], opened[-1] + 1)
