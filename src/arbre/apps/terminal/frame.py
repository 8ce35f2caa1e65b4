"""What one screen holds, and how it is fitted to the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from arbre.apps.terminal.words import filled
from arbre.language.characters import width as columns_of

LEAST_ROWS: Final = 10
LEAST_COLUMNS: Final = 40


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; `style` is a style of rich and never the only sign of anything."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str = "", style: str = "") -> Line:
        return cls((Span(text, style),))

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`body` may be longer than the window: it is then shown by pages, which `counted` names.

    `focus` is the line of the body that must be seen; `caret` shows where one types.
    """

    header: tuple[Line, ...]
    body: tuple[Line, ...]
    footer: tuple[Line, ...]
    caret: bool = False
    focus: int = 0
    counted: str = ""

    def room(self, rows: int) -> int:
        """Return how many lines of the body a window shows."""
        return max(1, rows - len(self.header) - len(self.footer))

    def pages(self, rows: int) -> int:
        return max(1, -(-len(self.body) // self.room(rows)))


def fitted(frame: Frame, rows: int, columns: int, page: int) -> list[Line]:
    """Return exactly `rows` lines, none wider than `columns`."""
    room = frame.room(rows)
    pages = frame.pages(rows)
    page = min(page, pages - 1)
    start = page * room
    if frame.focus >= start + room:
        start = frame.focus - room + 1
    body = list(frame.body[start : start + room])
    body += [Line()] * (room - len(body))
    footer = list(frame.footer)
    if frame.counted and pages > 1:
        mark = filled(frame.counted, page=page + 1, pages=pages)
        last = footer[-1]
        footer[-1] = Line.of(spread(last.text, f"{mark} ", columns), last.spans[-1].style)
    lines = [*frame.header, *body, *footer][:rows]
    return [_cut(line, columns) for line in lines]


def spread(left: str, right: str, columns: int) -> str:
    """Return two texts at the two ends of a line; the left one is cut if it must be."""
    room = columns - columns_of(right) - 1
    shown = left if columns_of(left) <= room else left[: max(0, room - 1)] + "…"
    return shown + " " * (columns - columns_of(shown) - columns_of(right)) + right


def _cut(line: Line, columns: int) -> Line:
    kept: list[Span] = []
    left = columns
    for span in line.spans:
        text = span.text
        while columns_of(text) > left:
            text = text[:-1]
        kept.append(Span(text, span.style))
        left -= columns_of(text)
    return Line(tuple(kept))


def joined(lines: Sequence[str], style: str = "") -> tuple[Line, ...]:
    return tuple(Line.of(line, style) for line in lines)
