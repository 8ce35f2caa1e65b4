"""Lines → the whole terminal, drawn again at each change; what has no room is counted."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final, TextIO

from rich.console import Console
from rich.text import Text

from arbre.apps.terminal.streams import WIDEST

_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"


def post(lines: Sequence[Text], more: Callable[[int], str], stream: TextIO) -> None:
    """Draw lines from the top of the terminal; `more` says how many are left out."""
    rows, columns = size(stream)
    room = max(rows - 1, 1)
    kept = list(lines)
    if len(kept) > room:
        kept = [*kept[: room - 1], Text(more(len(kept) - room + 1), "dim")]
    console = Console(file=stream, width=columns, highlight=False, markup=False, emoji=False)
    stream.write(_CLEAR)
    for line in kept:
        console.print(line, no_wrap=True, overflow="ellipsis")
    stream.flush()


def size(stream: TextIO) -> tuple[int, int]:
    """Return the rows and columns to draw in."""
    try:
        found = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return 24, WIDEST
    return found.lines or 24, min(found.columns or WIDEST, WIDEST)
