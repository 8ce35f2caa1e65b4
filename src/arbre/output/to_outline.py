"""Tree → an indented text, readable from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arbre.engine.telling.names import Names
from arbre.engine.telling.outline import Item, identity_lines, outline
from arbre.language.wrapping import wrapped

_STEP = "  "


def to_outline(names: Names, width: int = 80) -> str:
    """Return a whole protocol as text, `width` columns wide."""
    title = names.text(names.tree.protocol.title)
    lines = wrapped(title, width)
    for line in identity_lines(names):
        lines += wrapped(line, width, indent=_STEP)
    for chapter in outline(names):
        lines += ["", chapter.text.upper(), *_items(chapter.items, _STEP, width)]
    return "\n".join(lines) + "\n"


def _items(items: Iterable[Item], margin: str, width: int) -> Iterator[str]:
    for item in items:
        for line in wrapped(f"- {item.text}", width - len(margin), indent=_STEP):
            yield margin + line
        yield from _items(item.items, margin + _STEP, width)
