"""Places in a file → its lines with the places underlined."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from arbre.language.characters import glyph, visible, width
from arbre.language.source import Source, Span

Style = Literal[
    "error", "warning", "advice", "code", "message", "place", "gutter", "source",
    "primary", "secondary", "note", "help", "summary",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line; `style` says what it is, and an app may give it a colour."""

    style: Style
    text: str


Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place to underline, and what is said of it."""

    span: Span
    phrase: str
    style: Literal["primary", "secondary"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of a mark that is on one line: code points from `start` to `end`."""

    line: int
    start: int
    end: int
    phrase: str
    style: Literal["primary", "secondary"]


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of a line that is shown, and the room that it has."""

    text: str
    first: int
    last: int
    room: int

    def holds(self, piece: _Piece) -> bool:
        return self.first <= piece.start < max(self.last, self.first + 1)

    @property
    def shown(self) -> str:
        left = "…" if self.first else ""
        right = "…" if self.last < len(self.text) else ""
        return left + visible(self.text[self.first : self.last]) + right

    def column(self, at: int) -> int:
        """How far from the left the code point at `at` is drawn."""
        at = max(self.first, min(at, self.last))
        return (1 if self.first else 0) + width(visible(self.text[self.first : at]))


def excerpt(source: Source, marks: Sequence[Mark], room: int) -> Iterator[Line]:
    """Yield the lines of `source` that the marks are on, each place underlined.

    A line wider than `room` columns is cut around its place. A place over several lines is
    underlined on its first and on its last.
    """
    pieces = sorted(
        (piece for mark in marks for piece in _pieces(source, mark)),
        key=lambda piece: (piece.line, piece.start, piece.end),
    )
    first = pieces[0].line
    gutter = len(str(pieces[-1].line))
    room = max(20, room - gutter - 3)
    if first > 1 and source.line(first - 1).strip():
        yield _source_line(first - 1, gutter, _window(source.line(first - 1), 0, room))
    shown = first
    for line, window, group in _groups(source, pieces, room):
        if line > shown + 1:
            yield (Segment("gutter", "." * max(3, gutter)),)
        shown = line
        yield _source_line(line, gutter, window)
        for piece in group:
            yield from _underlined(piece, window, gutter)


def _pieces(source: Source, mark: Mark) -> Iterator[_Piece]:
    start, end = mark.span.start, mark.span.end
    if start.line == end.line:
        yield _Piece(start.line, start.column - 1, end.column - 1, mark.phrase, mark.style)
        return
    top = len(source.line(start.line).rstrip())
    yield _Piece(start.line, start.column - 1, max(top, start.column), "", mark.style)
    bottom = source.line(end.line)
    begin = len(bottom) - len(bottom.lstrip())
    yield _Piece(end.line, min(begin, end.column - 1), end.column - 1, mark.phrase, mark.style)


def _groups(
    source: Source, pieces: Sequence[_Piece], room: int
) -> Iterator[tuple[int, _Window, list[_Piece]]]:
    """Yield each line once with its pieces, or again where a piece is too far off to be shown."""
    rest = list(pieces)
    while rest:
        head = rest[0]
        window = _window(source.line(head.line), head.start, room)
        group = [piece for piece in rest if piece.line == head.line and window.holds(piece)]
        group = group or [head]
        rest = [piece for piece in rest if piece not in group]
        yield head.line, window, group


def _window(text: str, at: int, room: int) -> _Window:
    """Choose what to show of a line: all of it, or what is around `at`."""
    if len(text) <= room and width(visible(text)) <= room:
        return _Window(text, 0, len(text), room)
    room -= 2
    first = min(at, len(text))
    used = 0
    while first > 0 and used < room // 3:
        first -= 1
        used += width(glyph(text[first]))
    last = first
    used = 0
    while last < len(text) and used + width(glyph(text[last])) <= room:
        used += width(glyph(text[last]))
        last += 1
    return _Window(text, first, last, room + 2)


def _source_line(number: int, gutter: int, window: _Window) -> Line:
    text = window.shown.rstrip()
    return (
        Segment("gutter", f"{number:>{gutter}} |"),
        *((Segment("source", f" {text}"),) if text else ()),
    )


def _underlined(piece: _Piece, window: _Window, gutter: int) -> Iterator[Line]:
    start = window.column(piece.start)
    length = max(1, window.column(piece.end) - start)
    sign = "^" if piece.style == "primary" else "-"
    margin = Segment("gutter", " " * gutter + " |")
    drawn = " " * (start + 1) + sign * length
    if not piece.phrase or start + length + 1 + width(piece.phrase) <= window.room:
        yield margin, Segment(piece.style, f"{drawn} {piece.phrase}".rstrip())
        return
    yield margin, Segment(piece.style, drawn)
    indent = min(start, max(0, window.room - max(30, width(piece.phrase))))
    for words in textwrap.wrap(piece.phrase, max(20, window.room - indent)):
        yield margin, Segment(piece.style, " " * (indent + 1) + words)
