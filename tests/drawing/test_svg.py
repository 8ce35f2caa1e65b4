"""The drawing of a tree: all of it, boxes apart, lines beside the boxes."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from xml.etree import ElementTree

import pytest

from arbre.engine.telling.names import Names
from arbre.output.to_svg import to_svg
from arbre.shipped import protocols
from arbre.shipped.loading import load_shipped

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[int, int, int, int]


@cache
def drawn(id_: str) -> tuple[Names, ElementTree.Element]:
    names = Names(tree=load_shipped(id_), language="fr")
    return names, ElementTree.fromstring(to_svg(names))  # noqa: S314  # our own text


def boxes(image: ElementTree.Element) -> list[Box]:
    found = []
    for one in image.iter(f"{SVG}rect"):
        x, y, width, height = (int(one.attrib[key]) for key in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


def words(image: ElementTree.Element) -> str:
    lines = (one.text or "" for one in image.iter(f"{SVG}text"))
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("id_", protocols())
def test_each_stage_and_act_is_drawn(id_: str) -> None:
    names, image = drawn(id_)
    text = words(image).replace("\u00a0", " ")
    for node in names.tree.nodes.values():
        assert " ".join(names.stage(node.id).split()) in text
        for offer in node.offers:
            assert all(f"• {names.act(act.id)}" in text for act in offer.acts)
    assert len(boxes(image)) == 1 + len(names.tree.nodes) + sum(
        bool(section)
        for section in (
            names.tree.alerts,
            names.tree.consent,
            names.tree.inclusion,
            names.tree.exclusion,
        )
    )


@pytest.mark.parametrize("id_", protocols())
def test_boxes_are_apart_and_no_line_goes_behind_one(id_: str) -> None:
    _, image = drawn(id_)
    found = boxes(image)
    for one, other in combinations(found, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart
    for path in image.iter(f"{SVG}path"):
        if path.attrib["class"] == "way":
            x, top, bottom = map(int, re.findall(r"M(\d+) (\d+)V(\d+)", path.attrib["d"])[0])
            assert not [
                box for box in found if box[0] < x < box[2] and box[1] < bottom and top < box[3]
            ]


@pytest.mark.parametrize("id_", protocols()[:1])
def test_a_drawing_fetches_and_runs_nothing(id_: str) -> None:
    _, image = drawn(id_)
    assert {one.tag.removeprefix(SVG) for one in image.iter()} <= {
        "svg", "title", "style", "defs", "marker", "path", "rect", "text",
    }  # fmt: skip
    assert not [key for one in image.iter() for key in one.attrib if key.startswith("on")]
