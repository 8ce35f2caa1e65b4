"""An act of the base and what an overlay says of it → the act, given to fewer, or less of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arbre.language.document import Document, Node, Path, Value
from arbre.language.overlays.grafting import Part, after


def narrowed(act: Part, by: Part, known: str) -> Part:
    """Return an act with what is added to it.

    Args:
        act: the act of the base.
        by: what the overlay says of it.
        known: a question that every patient answers before any act: that of consent.

    """
    old, new = act.entries, by.entries
    entries: dict[str, Part] = {}
    added = tuple(_contraindications(new, known))
    if added:
        none = by.saying([])
        entries["contraindications"] = old.get("contraindications", none).with_items(added)
    if "limits" in new:
        limits = old.get("limits", new["limits"])
        lowered = (
            (name, _lowered(limits.entries.get(name), one))
            for name, one in new["limits"].entries.items()
        )
        entries["limits"] = limits.with_entries(lowered)
    if "how" in new:
        entries["how"] = after(old.get("how"), new["how"])
    return act.with_entries(entries.items())


def _contraindications(new: dict[str, Part], known: str) -> Iterator[Part]:
    if "contraindications" in new:
        yield from new["contraindications"].items
    if "only_if" in new:
        yield _unless(new["only_if"])
    if "not_given" in new:
        yield _always(new["not_given"], known)


def _unless(only_if: Part) -> Part:
    """Not given unless the condition is known true: a contraindication by its contrary."""
    return only_if.with_entries([("when", _none(only_if.entries["when"]))])


def _none(when: Part) -> Part:
    """Return `none: [CONDITION]`, the condition standing where it was written."""
    items = Part(
        value=[when.value], node=Node(start=when.node.start, end=when.node.end, items=[when.node])
    )
    mapping = Part(
        value={}, node=Node(start=when.node.start, end=when.node.end, source=when.node.source)
    )
    return Part(
        value=mapping.with_entries([("none", items)]).value,
        node=mapping.with_entries([("none", items)]).node,
        key=when.key,
    )


def _always(not_given: Part, known: str) -> Part:
    """Contraindicated whatever is answered: `Q or not Q` is never known false."""
    at = Node(start=not_given.node.start, end=not_given.node.end, source=not_given.node.source)
    name = Part(value=known, node=at, key=not_given.key)
    two = Part(value=[], node=at, key=not_given.key).with_items([name, _none(name)])
    either = Part(value={}, node=at, key=not_given.key).with_entries([("any", two)])
    return not_given.with_entries([("when", either)])


def _lowered(old: Part | None, new: Part) -> Part:
    """Of several maxima the least holds: one more can only lower the limit."""
    if old is None:
        return new
    mine, theirs = new.entries, old.entries
    both = (
        (name, theirs[name].with_items(mine[name].items) if name in theirs else mine[name])
        for name in ("max", "cite")
        if name in mine
    )
    return old.with_entries(both)


def withheld(document: Document) -> Mapping[str, Path]:
    """Return the acts of a composed document that are not given at all.

    Each has the place of the condition that is always true: such a condition is a mistake
    everywhere else.
    """
    if document.base is None:
        return {}
    acts = document.value["acts"]
    if not isinstance(acts, dict):
        raise AssertionError("a document that was validated has a mapping of acts")
    return {
        id_: ("acts", id_, "contraindications", index, "when")
        for id_, act in acts.items()
        if isinstance(act, dict) and isinstance(every := act.get("contraindications"), list)
        for index, one in enumerate(every)
        if isinstance(one, dict) and _is_always(one.get("when"))
    }


def _is_always(when: Value) -> bool:
    match when:
        case {"any": [str(one), {"none": [str(other)]}]}:
            return one == other
    return False
