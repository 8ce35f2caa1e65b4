"""Tree → a Mermaid flowchart."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from arbre.engine.telling.identity import origin
from arbre.engine.telling.names import Names
from arbre.engine.telling.ways import Way, leaving_words, ways
from arbre.language.tree import END, Node

_WIDTH = 36
_MEANT = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "#": "#35;", "|": "#124;"}
_DASHED = ("unknown", "late", "alert", "act", "hand_over")


def to_mermaid(names: Names) -> str:
    """Return the tree as a flowchart: every node, every way out of it, every referral."""
    protocol = names.tree.protocol
    title = f"{_text(names.text(protocol.title))}<br/>{_text(origin(protocol, names))}"
    lines = ["flowchart TD", f'  open(["{title}"])']
    lines += [_box(node, names) for node in names.tree.nodes.values()]
    lines += [
        f'  r_{referral.id}[/"{_text(names.whom(referral))}"/]'
        for referral in names.tree.referrals.values()
    ]
    lines += ['  finish(["fin"])' if names.language == "fr" else '  finish(["end"])']
    lines += list(_sections(names))
    for node in names.tree.nodes.values():
        lines += [_edge(f"n_{node.id}", way) for way in ways(node, names)]
    return "\n".join(lines) + "\n"


def _sections(names: Names) -> Iterator[str]:
    """Draw what comes before the tree: each section, and where it sends the patient."""
    tree, before = names.tree, "open"
    for section, criteria in tree.gates:
        if not criteria:
            continue
        yield f'  s_{section}["{_text(names.stage(section))}"]'
        yield f"  {before} --> s_{section}"
        for one in criteria:
            label = _text(leaving_words(one, names))
            yield f'  s_{section} -- "{label}" --> r_{one.refer.id}'
        before = f"s_{section}"
    yield f"  {before} --> n_{tree.start}"


def _box(node: Node, names: Names) -> str:
    acts = (names.act(act.id) for offer in node.offers for act in offer.acts)
    lines = [names.stage(node.id), *(f"• {act}" for act in dict.fromkeys(acts))]
    inside = "<br/>".join(_text(line) for line in lines)
    return f'  n_{node.id}{{{{"{inside}"}}}}' if node.wait else f'  n_{node.id}["{inside}"]'


def _edge(start: str, way: Way) -> str:
    end = (
        ("finish" if way.to == END else f"n_{way.to}")
        if isinstance(way.to, str)
        else f"r_{way.to.id}"
    )
    arrow = ("-.", ".->") if way.kind in _DASHED else ("--", "-->")
    return f'  {start} {arrow[0]} "{_text(way.text)}" {arrow[1]} {end}'


def _text(text: str) -> str:
    """Return a text in which nothing is a sign of Mermaid, broken into short lines."""
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    escaped = ("".join(_MEANT.get(character, character) for character in line) for line in lines)
    return "<br/>".join(escaped)
