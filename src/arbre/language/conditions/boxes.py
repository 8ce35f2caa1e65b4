"""Which answers to several questions a list of conditions leaves out, where that is easy to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice, product
from typing import Final

from arbre.language.conditions.regions import Region, common
from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import And, Condition, Or
from arbre.language.conditions.views import View, complement, joined_view, view_of

Box = Mapping[str, View]
"""The answers to each question that it names; any answer to the others."""

_MOST_BOXES: Final = 200


def exhaustive(conditions: Iterable[Condition], scope: Scope) -> bool:
    """Tell whether one of the conditions is visibly true whatever the (known) answers.

    False says nothing: a solver sees more.

    >>> from arbre.language.conditions.syntax import Not, Reference
    >>> a, b = Reference("a"), Reference("b")
    >>> exhaustive([And((a, b)), And((a, Not(b))), Not(a)], Scope())
    True
    """
    left: list[Box] = [{}]
    for condition in islice(conditions, _MOST_BOXES):
        for box in _boxes(condition, scope):
            left = [piece for space in left for piece in _outside(space, box)]
            if len(left) > _MOST_BOXES:
                return False
    return not left


def _boxes(condition: Condition, scope: Scope) -> list[Box]:
    """Return boxes that are all within the condition; none where it is not seen through."""
    view = view_of(condition, scope)
    if view is not None:
        return [{view.key: view}]
    match condition:
        case Or(operands):
            return [box for operand in operands for box in _boxes(operand, scope)][:_MOST_BOXES]
        case And(operands):
            parts = [_boxes(operand, scope) for operand in operands]
            if _many(parts):
                return []
            boxes = (_meeting(choice) for choice in product(*parts))
            return [box for box in boxes if box is not None]
        case _:
            return []


def _many(parts: list[list[Box]]) -> bool:
    count = 1
    for part in parts:
        count *= len(part)
    return count > _MOST_BOXES


def _meeting(boxes: Iterable[Box]) -> Box | None:
    """Return what lies in all the boxes, None if nothing does."""
    found: dict[str, View] = {}
    for box in boxes:
        for key, view in box.items():
            before = found.get(key)
            found[key] = view if before is None else joined_view(And(()), [before, view])
            if not found[key].region:
                return None
    return found


def _outside(space: Box, box: Box) -> list[Box]:
    """Return the pieces of `space` that lie outside `box`."""
    pieces: list[Box] = []
    inside = dict(space)
    for key, view in box.items():
        here = inside.get(key)
        within = view.region if here is None else common(here.region, view.region)
        if not within:
            return [space]
        beyond = complement(view)
        region = beyond.region if here is None else common(here.region, beyond.region)
        if region:
            pieces.append({**inside, key: _with(view, region)})
        inside[key] = _with(view, within)
    return pieces


def _with(view: View, region: Region) -> View:
    return View(view.key, region, view.whole, view.step)
