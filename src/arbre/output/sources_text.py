"""What carries each statement → lines to read, and plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arbre.analysis.sources import Item, Sources
from arbre.language.conditions.syntax import Path
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.document import Document
from arbre.language.tree import Tree


def to_text(found: Sources, document: Document, language: Language) -> str:
    """Return each statement with what carries it, then what cites nothing."""
    return "\n".join(_lines(found, document, language)) + "\n"


def _lines(found: Sources, document: Document, language: Language) -> Iterator[str]:
    french = language == "fr"
    colon = " : " if french else ": "
    nothing = "rien ne la porte" if french else "nothing carries it"
    for one in found.statements:
        carried = ", ".join(map(_said, one.items)) or nothing
        yield f"{one.name} ({one.confidence}){colon}{carried}"
    for item in found.uncited:
        line = document.key_span(item.path).start.line
        what = "ne cite rien" if french else "cites nothing"
        yield f"{document.source_of(item.path).name}:{line}: {_said(item)} {what}"
    total, idle, bare = len(found.statements), len(found.idle), len(found.uncited)
    if french:
        yield f"{total} énoncés, {idle} que rien ne porte ; {bare} éléments sans énoncé"
    else:
        yield f"{total} statements, {idle} that nothing carries; {bare} items without a statement"


def to_data(found: Sources, tree: Tree) -> dict[str, Any]:
    """Return the same as plain data, and of which protocol it is said."""
    document = tree.document
    return {
        "protocol": tree.protocol.id,
        "version": tree.protocol.version,
        "hash": tree.hash,
        "statements": [
            {
                "name": one.name,
                "confidence": one.confidence,
                **_place(document, one.path),
                "carried_by": [{"kind": item.kind, "id": item.id} for item in one.items],
            }
            for one in found.statements
        ],
        "without_statement": [
            {
                "kind": item.kind,
                "id": item.id,
                **_place(document, item.path),
            }
            for item in found.uncited
        ],
    }


def _place(document: Document, path: Path) -> dict[str, str | int]:
    return {"file": document.source_of(path).name, "line": document.key_span(path).start.line}


def _said(item: Item) -> str:
    return item.id if item.kind == item.id else f"{item.kind}.{item.id}"
