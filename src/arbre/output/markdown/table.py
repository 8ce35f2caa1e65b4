"""Rows → a table of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_MEANT = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table whose cells are Markdown of one line each.

    >>> list(table(["a", "b"], [["1", "2"]]))
    ['| a | b |', '|---|---|', '| 1 | 2 |']
    """
    head = tuple(titles)
    yield _row(head)
    yield "|" + "---|" * len(head)
    for row in rows:
        yield _row(row)


def plain(text: str) -> str:
    """Return a text in which nothing is a sign of Markdown."""
    return text.translate(_MEANT)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"
