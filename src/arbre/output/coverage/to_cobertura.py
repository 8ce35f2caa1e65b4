"""Coverage → Cobertura XML: each line of the protocol that has something to show.

A line is hit as often as cases show its most shown point; its points are its branches. Points that
no patient can show are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from arbre.analysis.coverage import Coverage, Point
from arbre.analysis.coverage.places import by_line
from arbre.language.document import Document
from arbre.language.source import Source


def to_cobertura(measured: Iterable[tuple[str, Document, Coverage]]) -> str:
    """Return the report of several protocols: the id of each, its document and its coverage."""
    every = list(measured)
    root = Element("coverage", version="1", timestamp="0", complexity="0")
    SubElement(SubElement(root, "sources"), "source").text = "."
    packages = SubElement(root, "packages")
    lines: list[Element] = []
    for id_, document, found in every:
        package = SubElement(packages, "package", name=id_, complexity="0")
        classes = SubElement(package, "classes")
        mine = [
            line
            for source in document.sources
            for line in _class(classes, id_, document, found, source)
        ]
        _rates(package, mine)
        lines += mine
    _rates(root, lines)
    _totals(root, lines)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _class(
    parent: Element, id_: str, document: Document, found: Coverage, source: Source
) -> list[Element]:
    """Add one file of a protocol; return its lines."""
    class_ = SubElement(parent, "class", name=id_, filename=source.name, complexity="0")
    SubElement(class_, "methods")
    lines = _lines(SubElement(class_, "lines"), document, found, source)
    _rates(class_, lines)
    return lines


def _lines(parent: Element, document: Document, found: Coverage, source: Source) -> list[Element]:
    possible = [point for point in found.counts if point not in found.excused]
    return [
        _line(parent, number, points, found)
        for number, points in by_line(document, possible, source).items()
    ]


def _line(parent: Element, number: int, points: tuple[Point, ...], found: Coverage) -> Element:
    shown = sum(found.counts[point] > 0 for point in points)
    line = SubElement(parent, "line", number=str(number))
    line.set("hits", str(max(found.counts[point] for point in points)))
    line.set("branch", "true" if len(points) > 1 else "false")
    if len(points) > 1:
        percent = 100 * shown // len(points)
        line.set("condition-coverage", f"{percent}% ({shown}/{len(points)})")
    return line


def _branches(line: Element) -> tuple[int, int]:
    """Return how many branches of a line are taken, and how many it has."""
    told = line.get("condition-coverage")
    if told is None:
        return (0, 0)
    taken, _, all_ = told[told.index("(") + 1 : -1].partition("/")
    return int(taken), int(all_)


def _rates(element: Element, lines: list[Element]) -> None:
    hit = sum(line.get("hits") != "0" for line in lines)
    taken = sum(_branches(line)[0] for line in lines)
    branches = sum(_branches(line)[1] for line in lines)
    element.set("line-rate", _rate(hit, len(lines)))
    element.set("branch-rate", _rate(taken, branches))


def _totals(root: Element, lines: list[Element]) -> None:
    root.set("lines-covered", str(sum(line.get("hits") != "0" for line in lines)))
    root.set("lines-valid", str(len(lines)))
    root.set("branches-covered", str(sum(_branches(line)[0] for line in lines)))
    root.set("branches-valid", str(sum(_branches(line)[1] for line in lines)))


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "1.0"
