"""Two documents that were validated, without a claim refused → the document of one protocol."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arbre.language.document import Document, Value
from arbre.language.extension import Base
from arbre.language.overlays.grafting import Part, after, whole
from arbre.language.overlays.narrowing import narrowed

ADDED: Final = ("sources", "parameters", "questions", "definitions", "values", "referrals")
"""Sections to which an overlay adds entries of its own."""
APPENDED: Final = ("legal_basis", "alerts", "exclusion", "withdrawal", "guarantees")
"""Sections to which an overlay adds items of its own."""
_STATUSES: Final = ("active", "draft", "suspended", "retired")
"""From what may authorise the most to what may authorise nothing any more."""


def compose(overlay: Document, base: Base) -> Document:
    """Return the document of the protocol that an overlay makes of its base.

    What the overlay says stands in its own text, all the rest in that of the base. Where both say
    how far the protocol may be used (status, dates), the stricter holds.
    """
    old, new = whole(base.document), whole(overlay)
    made = old.with_entries(_sections(old, new))
    return Document(value=_mapping(made.value), source=overlay.source, root=made.node, base=base)


def _mapping(value: Value) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise AssertionError("a document that was validated is a mapping")
    return value


def _sections(old: Part, new: Part) -> Iterator[tuple[str, Part]]:
    """Yield the sections of the whole that are not simply those of the base."""
    mine, theirs = new.entries, old.entries
    yield "kind", _kind(theirs["kind"], mine["extends"])
    yield "status", _stricter(theirs["status"], mine["status"])
    for name in ("id", "version", "title", "description"):
        if name in mine:
            yield name, mine[name]
    for name in ADDED:
        if name in mine:
            yield name, _added(theirs.get(name), mine[name])
    for name in APPENDED:
        if name in mine:
            yield name, _appended(theirs.get(name), mine[name])
    if "valid" in mine:
        yield "valid", _dates(theirs["valid"], mine["valid"])
    if "inform" in mine:
        inform = after(theirs["consent"].entries["inform"], mine["inform"])
        yield "consent", theirs["consent"].with_entries([("inform", inform)])
    if "set" in mine:
        yield "parameters", _set(_added(theirs.get("parameters"), mine.get("parameters")), mine)
    if "contacts" in mine:
        yield "referrals", _contacts(_added(theirs.get("referrals"), mine.get("referrals")), mine)
    if "acts" in mine:
        known = theirs["consent"].entries["ask"].items[0].value
        acts = (
            (id_, narrowed(theirs["acts"].entries[id_], one, str(known)))
            for id_, one in mine["acts"].entries.items()
        )
        yield "acts", theirs["acts"].with_entries(acts)


def _kind(old: Part, extends: Part) -> Part:
    """A demonstration that is adapted stays one."""
    return old if old.value == "demonstration" else extends.saying("local")


def _stricter(old: Part, new: Part) -> Part:
    return max(new, old, key=lambda one: _STATUSES.index(str(one.value)))


def _dates(old: Part, new: Part) -> Part:
    """The protocol may be used on the days on which both may: not before, not after."""
    mine, theirs = new.entries, old.entries
    first = [max(mine["from"], theirs["from"], key=lambda one: str(one.value))]
    last = {
        name: min(both, key=lambda one: str(one.value))
        for name in ("until", "review_by")
        if (both := [side[name] for side in (mine, theirs) if name in side])
    }
    return new.with_entries([("from", first[0]), *last.items()])


def _added(old: Part | None, new: Part | None) -> Part:
    if old is None or new is None:
        found = new or old
        if found is None:
            raise AssertionError("a section that neither file has")
        return found
    return old.with_entries(new.entries.items())


def _appended(old: Part | None, new: Part) -> Part:
    return new if old is None else old.with_items(new.items)


def _set(parameters: Part, mine: dict[str, Part]) -> Part:
    """Give parameters their value here: unit and label are those of the protocol."""
    chosen = []
    for id_, new in mine["set"].entries.items():
        old = parameters.entries[id_].entries
        kept = ((name, old[name]) for name in ("unit", "label") if name in old)
        chosen.append((id_, new.with_entries(kept)))
    return parameters.with_entries(chosen)


def _contacts(referrals: Part, mine: dict[str, Part]) -> Part:
    reached = []
    for id_, contact in mine["contacts"].entries.items():
        old, new = referrals.entries[id_], contact.entries
        words = {"channel": new["channel"]} if "channel" in new else {}
        if "say" in new:
            words["say"] = after(old.entries.get("say"), new["say"])
        reached.append((id_, old.with_entries(words.items())))
    return referrals.with_entries(reached)
