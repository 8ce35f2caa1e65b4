"""Frames → the terminal, by rich. The screen before the walk comes back after it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from arbre.apps.terminal.frame import LEAST_COLUMNS, LEAST_ROWS, Frame, Line, fitted
from arbre.apps.terminal.streams import WIDEST, Shown

_OTHER_SCREEN, _FIRST_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
_HIDE_CARET, _SHOW_CARET = "\x1b[?25l", "\x1b[?25h"
_HOME, _REST_OF_LINE, _REST = "\x1b[H", "\x1b[K", "\x1b[J"


class Display:
    """The terminal that the walk draws on."""

    def __init__(self, too_small: str) -> None:
        self._shown = Shown.on(sys.stdout)
        self._too_small = too_small
        self._console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)

    @property
    def size(self) -> tuple[int, int]:
        """The rows and columns to draw in."""
        try:
            size = os.get_terminal_size(sys.stdout.fileno())
        except OSError:
            return (24, WIDEST)
        return (size.lines or 24, min(size.columns or WIDEST, WIDEST))

    @contextmanager
    def other_screen(self) -> Iterator[None]:
        self._write(_OTHER_SCREEN)
        try:
            yield
        finally:
            self._write(_SHOW_CARET + _FIRST_SCREEN)

    def draw(self, frame: Frame, page: int = 0) -> None:
        """Draw a frame over the one before, without a flash."""
        rows, columns = self.size
        if rows < LEAST_ROWS or columns < LEAST_COLUMNS:
            lines = fitted(
                Frame(header=(), body=(Line.of(self._too_small),), footer=()), rows, columns, 0
            )
        else:
            lines = fitted(frame, rows, columns, page)
        painted = f"{_REST_OF_LINE}\r\n".join(map(self._painted, lines))
        caret = _SHOW_CARET if frame.caret else ""
        self._write(_HIDE_CARET + _HOME + painted + _REST_OF_LINE + _REST)
        if caret:
            row = next((i for i, line in enumerate(lines) if line.text.endswith("_")), None)
            if row is not None:
                self._write(f"\x1b[{row + 1};{len(lines[row].text)}H{caret}")

    def _painted(self, line: Line) -> str:
        text = Text(no_wrap=True, overflow="crop", end="")
        for span in line.spans:
            text.append(self._shown.printable(span.text).replace("\n", " "), span.style)
        with self._console.capture() as captured:
            self._console.print(text, end="", soft_wrap=True)
        return captured.get()

    def _write(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()
