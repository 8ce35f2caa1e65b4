"""The text of a file, and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters.

    `offset` counts code points from 0; `line` and `column` count from 1, columns in code points.
    """

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end`."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A named text.

    `name` is what is shown to a person (usually a path as it was given). `text` has its line ends
    normalised to a line feed and carries no byte order mark.

    >>> source = Source("protocol.yaml", "a: 1\\nb: 2\\n")
    >>> source.position(5)
    Position(offset=5, line=2, column=1)
    >>> source.line(2)
    'b: 2'
    """

    name: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        object.__setattr__(self, "_starts", tuple(starts))

    @property
    def line_count(self) -> int:
        """How many lines the text has; a final line feed does not begin another."""
        return len(self._starts) - (1 if self.text.endswith("\n") else 0) or 1

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, without its line feed."""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def position(self, offset: int) -> Position:
        """Return the position of the code point at `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets."""
        return Span(self.position(start), self.position(end))
