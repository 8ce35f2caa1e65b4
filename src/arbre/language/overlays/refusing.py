"""What an overlay may not do to the protocol that it extends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.suggesting import closest
from arbre.language.document import Document, Path, Value
from arbre.language.protocol import Act, Limit, Model, Protocol

_DEFINED: Final = (
    "sources", "parameters", "questions", "definitions", "values", "referrals",
)  # fmt: skip
_LISTED: Final = ("alerts", "exclusion", "withdrawal", "guarantees")
_NAMED: Final = (("set", "parameters"), ("contacts", "referrals"), ("acts", "acts"))


def not_local(overlay: Document) -> Iterator[Diagnostic]:
    """Yield the keys of a protocol that no overlay may change. The document may be anything."""
    from arbre.language.overlay import LoweredLimit, NarrowedAct, Overlay

    yield from _foreign(overlay, (), Protocol, Overlay)
    for id_, act in _mapping(overlay.value.get("acts")).items():
        path: Path = ("acts", id_)
        yield from _foreign(overlay, path, Act, NarrowedAct)
        for name in _mapping(_mapping(act).get("limits")):
            yield from _foreign(overlay, (*path, "limits", name), Limit, LoweredLimit)


def _foreign(
    overlay: Document, path: Path, whole: type[Model], local: type[Model]
) -> Iterator[Diagnostic]:
    beyond = _keys(whole) - _keys(local)
    for key in _mapping(overlay.at(path)):
        if key in beyond:
            yield _diagnostic("not-local", overlay, (*path, key), {"key": key})


def _keys(model: type[Model]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def _mapping(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def claims(overlay: Document, base: Document) -> Iterator[Diagnostic]:
    """Yield what an overlay says of the base that is not so. Both have been validated."""
    yield from _unknown(overlay, base)
    yield from _taken(overlay, base)
    yield from _emergencies(overlay, base)


def _unknown(overlay: Document, base: Document) -> Iterator[Diagnostic]:
    """Yield the names that the base does not have: a misspelt one would change nothing."""
    for section, where in _NAMED:
        known = _mapping(base.value.get(where))
        for id_ in _mapping(overlay.value.get(section)):
            if id_ not in known:
                near = closest(id_, known) or next(iter(known), "–")
                values = {"name": id_, "section": where, "near": near}
                yield _diagnostic("unknown-in-base", overlay, (section, id_), values)


def _taken(overlay: Document, base: Document) -> Iterator[Diagnostic]:
    """Yield what would replace something of the base."""
    for section in _DEFINED:
        known = _mapping(base.value.get(section))
        for id_ in _mapping(overlay.value.get(section)):
            if id_ in known:
                values = {"name": id_, "section": section}
                yield _diagnostic("already-in-base", overlay, (section, id_), values)
    taken = set(_criteria(base))
    for section in _LISTED:
        for index, one in enumerate(_items(overlay.value.get(section))):
            id_ = str(_mapping(one)["id"])
            if id_ in taken:
                where: Path = (section, index, "id")
                values = {"name": id_, "section": section}
                yield _diagnostic("already-in-base", overlay, where, values)


def _criteria(base: Document) -> Iterator[str]:
    nodes = _mapping(_mapping(base.value["tree"])["nodes"]).values()
    sections = [base.value.get(name) for name in ("inclusion", *_LISTED)]
    sections += [_mapping(node).get("alerts") for node in nodes]
    for section in sections:
        yield from (str(_mapping(one)["id"]) for one in _items(section))


def _items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _emergencies(overlay: Document, base: Document) -> Iterator[Diagnostic]:
    """Yield the emergency calls whose number would be another: that number is everyone's."""
    referrals = _mapping(base.value["referrals"])
    for id_, contact in _mapping(overlay.value.get("contacts")).items():
        old = _mapping(referrals.get(id_))
        if old.get("to") == "emergency" and "channel" in _mapping(contact):
            values = {"name": id_, "channel": str(old.get("channel") or "–")}
            yield _diagnostic("emergency-contact", overlay, ("contacts", id_, "channel"), values)


def _diagnostic(code: str, overlay: Document, path: Path, values: dict[str, str]) -> Diagnostic:
    span = overlay.span(path) if path[-1] in ("id", "channel") else overlay.key_span(path)
    return Diagnostic(code=code, source=overlay.source, span=span, values=values)
