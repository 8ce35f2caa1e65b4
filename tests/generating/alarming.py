"""A random protocol with more alerts in its tree: they read what is asked long before them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from arbre.language.loading import check_bytes
from generating.drawing import Draw
from generating.formulas import All, Formula, Knows, Least, No, Some, Writer, opposite
from generating.protocols import Generated, to_bytes
from generating.questions import CITE, Drawn


def alarmed(generated: Generated) -> Generated:
    """The protocol with the alerts that `check` accepts."""
    draw = Draw.of("alarmed", generated.seed)
    write = Writer("mixed", draw)
    for name in generated.data["tree"]["nodes"]:
        for _ in range(draw.pick((0, 1, 1, 2))):
            alert = {
                "id": draw.name("alarm"),
                "when": write(_formula(draw, generated)),
                "refer": draw.pick(sorted(generated.data["referrals"])),
                "cite": CITE,
            }
            generated = _with(alert, name, generated)
    return generated


def _with(alert: dict[str, Any], name: str, generated: Generated) -> Generated:
    """Add an alert to a node, if that is allowed."""
    tree = generated.data["tree"]
    node = tree["nodes"][name]
    more = {**node, "alerts": [*node.get("alerts", ()), alert]}
    data = {**generated.data, "tree": {**tree, "nodes": {**tree["nodes"], name: more}}}
    checked = check_bytes(to_bytes(data), f"seed-{generated.seed}.yaml")
    return generated if checked.tree is None else replace(generated, data=data, tree=checked.tree)


def _formula(draw: Draw, generated: Generated) -> Formula:
    """A formula of a few questions, most often one that clean answers make false."""
    known = [one for id_, one in generated.questions.items() if id_ in generated.data["questions"]]
    readable = [one for one in known if one.bad]
    parts = tuple(_part(draw, one) for one in draw.some(readable, 1, 3))
    if generated.data.get("values") and draw.chance(0.4):
        parts = (*parts, _counted(draw, generated))
    joined = _joined(draw, parts)
    return Knows(joined, draw.pick(("unknown", "not false"))) if draw.chance(0.15) else joined


def _part(draw: Draw, question: Drawn) -> Formula:
    bad = opposite(draw.pick(question.good)) if draw.chance(0.3) else draw.pick(question.bad)
    return bad if draw.chance(0.85) else No(bad)


def _counted(draw: Draw, generated: Generated) -> Formula:
    """A comparison of values, of which the terms may be open one after the other."""
    every = generated.data["values"]
    value = draw.pick(sorted(every))
    alike = [one for one in sorted(every) if every[one].get("unit") == every[value].get("unit")]
    if draw.chance(0.2):
        return f"{value} is {draw.pick(('known', 'unknown'))}"
    other = draw.pick((str(draw.between(-3, 12)), f"{draw.pick(alike)} + {draw.between(-3, 3)}"))
    return f"{value} {draw.pick(('>=', '<=', '==', '!='))} {other}"


def _joined(draw: Draw, parts: tuple[Formula, ...]) -> Formula:
    if len(parts) == 1:
        return parts[0]
    if len(parts) > 2 and draw.chance(0.4):
        return Least(2, parts)
    return Some(parts) if draw.chance(0.3) else All(parts)
