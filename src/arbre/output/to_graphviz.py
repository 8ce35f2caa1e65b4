"""Tree → the DOT language of Graphviz."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from arbre.engine.telling.identity import origin
from arbre.engine.telling.names import Names
from arbre.engine.telling.ways import Way, leaving_words, ways
from arbre.language.tree import END, Node

_WIDTH = 36
_DASHED = ("unknown", "late", "alert", "act", "hand_over")


def to_graphviz(names: Names) -> str:
    """Return the tree as a directed graph: every node, every way out of it, every referral."""
    tree = names.tree
    title = _text(names.text(tree.protocol.title), origin(tree.protocol, names))
    lines = [
        "digraph protocol {",
        '  graph [rankdir=TB, fontname="sans-serif"];',
        '  node [shape=box, style=rounded, fontname="sans-serif"];',
        '  edge [fontname="sans-serif", fontsize=10];',
        f"  open [shape=oval, label={title}];",
        f"  finish [shape=oval, label={_text('fin' if names.language == 'fr' else 'end')}];",
    ]
    lines += [_box(node, names) for node in tree.nodes.values()]
    lines += [
        f"  r_{one.id} [shape=note, label={_text(names.whom(one))}];"
        for one in tree.referrals.values()
    ]
    lines += list(_sections(names))
    for node in tree.nodes.values():
        lines += [_edge(node, way) for way in ways(node, names)]
    return "\n".join([*lines, "}"]) + "\n"


def _sections(names: Names) -> Iterator[str]:
    """Draw what comes before the tree: each section, and where it sends the patient."""
    tree, before = names.tree, "open"
    for section, criteria in tree.gates:
        if not criteria:
            continue
        yield f"  s_{section} [label={_text(names.stage(section))}];"
        yield f"  {before} -> s_{section};"
        for one in criteria:
            label = _text(leaving_words(one, names))
            yield f"  s_{section} -> r_{one.refer.id} [label={label}];"
        before = f"s_{section}"
    yield f"  {before} -> n_{tree.start};"


def _box(node: Node, names: Names) -> str:
    acts = (names.act(act.id) for offer in node.offers for act in offer.acts)
    lines = [names.stage(node.id), *(f"• {act}" for act in dict.fromkeys(acts))]
    shape = "hexagon" if node.wait else "box"
    return f"  n_{node.id} [shape={shape}, label={_text(*lines)}];"


def _edge(node: Node, way: Way) -> str:
    if isinstance(way.to, str):
        end = "finish" if way.to == END else f"n_{way.to}"
    else:
        end = f"r_{way.to.id}"
    style = ", style=dashed" if way.kind in _DASHED else ""
    return f"  n_{node.id} -> {end} [label={_text(way.text)}{style}];"


def _text(*lines: str) -> str:
    """Return a quoted text in which nothing is a sign of DOT, broken into short lines."""
    broken = (
        piece
        for line in lines
        for piece in textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
    )
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in broken)
    return '"' + "\\n".join(escaped) + '"'
