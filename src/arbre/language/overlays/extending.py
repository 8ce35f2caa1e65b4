"""Which protocol an overlay extends, and whether it is the very one that was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.document import Document
from arbre.language.extension import Base
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The bytes of a file, and how it is called in diagnostics."""

    data: bytes
    name: str


Finder = Callable[[str], Found | None]
"""From what `extends` names, an id or a path beside the overlay, to the file; None if none."""


def nowhere(name: str) -> None:
    """Find nothing: for who reads bytes and has no files."""


def named_base(overlay: Document) -> str:
    """Return what the overlay extends: an id, or a path."""
    return str(overlay.at(("extends", "protocol")))


def is_overlay(document: Document) -> bool:
    return "extends" in document.value


def base_of(tree: Tree, overlay: Document) -> Base | Diagnostic:
    """Return the base, or why the protocol that was found is not the one that is meant."""
    protocol = tree.protocol
    wanted = str(overlay.at(("extends", "version")))
    if protocol.version != wanted:
        values = {"name": protocol.id, "wanted": wanted, "found": protocol.version}
        return problem("base-other-version", overlay, "version", values)
    if tree.hash != overlay.at(("extends", "hash")):
        values = {"name": protocol.id, "version": protocol.version, "hash": tree.hash}
        return problem("base-changed", overlay, "hash", values)
    extends = overlay.at(("extends",))
    verdict = extends.get("compared") if isinstance(extends, dict) else None
    return Base(
        id=protocol.id,
        version=protocol.version,
        hash=tree.hash,
        document=tree.document,
        place=overlay.span(("extends", "protocol")),
        verdict=None if verdict is None else str(verdict),
    )


def problem(code: str, overlay: Document, key: str, values: dict[str, str]) -> Diagnostic:
    """Return a diagnostic at a value of `extends`."""
    span = overlay.span(("extends", key))
    return Diagnostic(code=code, source=overlay.source, span=span, values=values)
