"""Tree → a drawing that any browser shows: a box for each stage, a line for each way between them.

What is written on a way, where it refers and where it ends stand in the box that it leaves: nothing
written crosses a line, and no line goes behind a box.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import Final, Literal

from arbre.engine.telling.identity import origin
from arbre.engine.telling.names import Names
from arbre.engine.telling.ways import Way, leaving_words, wait_words, ways
from arbre.language.tree import END, Criterion, Node

_WIDTH: Final = 340
_LETTERS: Final = 45
_LETTERS_OF_TITLE: Final = 40
_LINE: Final = 17
_MARGIN: Final = 12
_BETWEEN: Final = 40
_BELOW: Final = 48
_PASSAGE: Final = 16
"""The width that a line takes beside the boxes that it passes."""

_STYLE: Final = """
.box { fill: #fff; stroke: #1f4e79; stroke-width: 1.5; } .wait { stroke-dasharray: 6 3; }
.way { fill: none; stroke: #1f4e79; stroke-width: 1.5; }
.arrow { fill: #1f4e79; } text { font: 13px system-ui, sans-serif; fill: #1b1b1b; }
.title { font-weight: 700; } .refer { fill: #8c1d18; } .act { fill: #14532d; }
@media (prefers-color-scheme: dark) {
  .box { fill: #1e1e1e; stroke: #9cc4ec; } .way { stroke: #9cc4ec; }
  .arrow { fill: #9cc4ec; } text { fill: #eee; } .refer { fill: #ffb4ab; } .act { fill: #a6e3b4; }
}
"""

Tone = Literal["title", "plain", "act", "refer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """One stage. `to` are the stages that it leads to, in order."""

    id: str
    lines: tuple[tuple[Tone, str], ...]
    to: tuple[str, ...]
    kind: Literal["", "wait", "passage"] = ""

    @property
    def width(self) -> int:
        return _PASSAGE if self.kind == "passage" else _WIDTH

    @property
    def height(self) -> int:
        return 0 if self.kind == "passage" else 2 * _MARGIN + _LINE * len(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    box: _Box
    x: int
    y: int
    row_height: int

    @property
    def middle(self) -> int:
        return self.x + self.box.width // 2

    @property
    def bottom(self) -> int:
        """Where the row ends: only below it may a line go aside."""
        return self.y + self.row_height


def to_svg(names: Names) -> str:
    """Return the tree as one SVG image, which fetches nothing and runs nothing."""
    placed = _placed(tuple(_boxes(names)))
    width = max(one.x + one.box.width for one in placed.values()) + _MARGIN
    height = max(one.y + one.box.height for one in placed.values()) + _MARGIN
    title = escape(names.text(names.tree.protocol.title))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{title}">',
        f"<title>{title}</title><style>{_STYLE}</style>",
        '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
        'markerHeight="8" orient="auto"><path class="arrow" d="M0 0L10 5L0 10z"/></marker></defs>',
        *_lines_between(placed),
        *(part for one in placed.values() if one.box.lines for part in _drawn(one)),
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


# ── what is in each box ───────────────────────────────────────────────────────────────────────


def _boxes(names: Names) -> Iterator[_Box]:
    """Yield what the protocol is worth, the sections in their order, then the nodes."""
    tree = names.tree
    present = {name: criteria for name, criteria in tree.gates if criteria}
    first, *following = [*present, f"n_{tree.start}"]
    opening: tuple[tuple[Tone, str], ...] = (
        ("title", names.text(tree.protocol.title)),
        ("refer", origin(tree.protocol, names)),
    )
    yield _Box(id="open", lines=_wrapped(opening), to=(first,))
    for (name, criteria), to in zip(present.items(), following, strict=True):
        lines = (("title", names.stage(name)), *_referring(criteria, names))
        yield _Box(id=name, lines=_wrapped(lines), to=(to,))
    for node in tree.nodes.values():
        yield _of_node(node, names)


def _referring(criteria: Iterable[Criterion], names: Names) -> Iterator[tuple[Tone, str]]:
    """Yield one line for each referral, with all that leads to it."""
    found: dict[str, list[str]] = {}
    for one in criteria:
        found.setdefault(names.whom(one.refer), []).append(leaving_words(one, names))
    for whom, labels in found.items():
        yield "refer", f"→ {names.pair(whom, ' ; '.join(labels))}"


def _of_node(node: Node, names: Names) -> _Box:
    found = tuple(ways(node, names))
    acts = dict.fromkeys(names.act(act.id) for offer in node.offers for act in offer.acts)
    lines: list[tuple[Tone, str]] = [("title", names.stage(node.id))]
    if node.wait is not None:
        lines.append(("plain", wait_words(node.wait, names)))
    lines += [("act", f"• {act}") for act in acts]
    lines += [_written(way, names) for way in found]
    to = dict.fromkeys(f"n_{way.to}" for way in found if isinstance(way.to, str) and way.to != END)
    kind: Literal["", "wait"] = "wait" if node.wait else ""
    return _Box(id=f"n_{node.id}", lines=_wrapped(lines), to=tuple(to), kind=kind)


def _written(way: Way, names: Names) -> tuple[Tone, str]:
    if isinstance(way.to, str):
        return "plain", f"{way.text} → {names.stage(way.to)}"
    return "refer", f"{way.text} → {names.whom(way.to)}"


def _wrapped(lines: Iterable[tuple[Tone, str]]) -> tuple[tuple[Tone, str], ...]:
    return tuple((tone, part) for tone, text in lines for part in _parts(tone, text))


def _parts(tone: Tone, text: str) -> list[str]:
    """Break a text into lines that fit the box; French signs stay with the word before them."""
    tied = text.replace(" ;", "\u00a0;").replace(" :", "\u00a0:")
    letters = _LETTERS_OF_TITLE if tone == "title" else _LETTERS
    return textwrap.wrap(tied, letters, subsequent_indent="  ") or [""]


# ── where each box is ─────────────────────────────────────────────────────────────────────────


def _placed(boxes: Sequence[_Box]) -> dict[str, _Placed]:
    """Return each box with its place: below all that lead to it, beside those as far down."""
    rows = _rows(boxes)
    widest = max(map(_width, rows))
    placed: dict[str, _Placed] = {}
    y = _MARGIN
    for row in rows:
        x = _MARGIN + (widest - _width(row)) // 2
        height = max(box.height for box in row)
        for box in _ordered(row, placed):
            placed[box.id] = _Placed(box=box, x=x, y=y, row_height=height)
            x += box.width + _BETWEEN
        y += height + _BELOW
    return placed


def _width(row: Sequence[_Box]) -> int:
    return sum(box.width + _BETWEEN for box in row) - _BETWEEN


def _rows(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Return the boxes by how far down they are, with a passage where a way skips a row."""
    levels = _levels(boxes)
    rows: list[list[_Box]] = [[] for _ in range(max(levels.values()) + 1)]
    for box in boxes:
        level, first = levels[box.id], []
        for to in box.to:
            passages = [f"{box.id} {to} {at}" for at in range(level + 1, levels[to])]
            chain = [*passages, to]
            first.append(chain[0])
            for at, (id_, following) in enumerate(pairwise(chain), level + 1):
                rows[at].append(_Box(id=id_, lines=(), to=(following,), kind="passage"))
        rows[level].append(replace(box, to=tuple(first)))
    return rows


def _levels(boxes: Sequence[_Box]) -> Mapping[str, int]:
    """Return how far down each box is; a tree has no cycle, so this ends."""
    levels = dict.fromkeys((box.id for box in boxes), 0)
    changed = True
    while changed:
        changed = False
        for box in boxes:
            for to in box.to:
                if levels[to] <= levels[box.id]:
                    levels[to] = levels[box.id] + 1
                    changed = True
    return levels


def _ordered(row: Sequence[_Box], placed: Mapping[str, _Placed]) -> Sequence[_Box]:
    """Put each box near those that lead to it."""

    def middle(box: _Box) -> float:
        above = [one.middle for one in placed.values() if box.id in one.box.to]
        return sum(above) / len(above) if above else 0

    return sorted(row, key=middle)


# ── what is drawn ─────────────────────────────────────────────────────────────────────────────


def _lines_between(placed: Mapping[str, _Placed]) -> Iterator[str]:
    for one in placed.values():
        for number, to in enumerate(one.box.to, 1):
            x = one.x + one.box.width * number // (len(one.box.to) + 1)
            yield _line(x, one, placed[to])


def _line(x: int, one: _Placed, to: _Placed) -> str:
    bend = (to.y - one.bottom) // 2
    arrow = "" if to.box.kind == "passage" else ' marker-end="url(#arrow)"'
    start = f"M{x} {one.y + one.box.height}V{one.bottom}"
    curve = f"C{x} {one.bottom + bend} {to.middle} {to.y - bend} {to.middle} {to.y}"
    return f'<path class="way"{arrow} d="{start}{curve}"/>'


def _drawn(one: _Placed) -> Iterator[str]:
    box = one.box
    class_ = f"box {box.kind}".strip()
    yield (
        f'<rect class="{class_}" x="{one.x}" y="{one.y}" width="{_WIDTH}" '
        f'height="{box.height}" rx="8"/>'
    )
    for number, (tone, text) in enumerate(box.lines, 1):
        y = one.y + _MARGIN + _LINE * number - 4
        x = one.x + _MARGIN
        yield f'<text class="{tone}" x="{x}" y="{y}" xml:space="preserve">{escape(text)}</text>'
