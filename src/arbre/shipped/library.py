"""What travels with arbre at a glance: one entry for each protocol, without opening it.

`scripts/write-library` writes the index from the protocols; a test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import Professional, Text
from arbre.language.texts import said
from arbre.language.tree import Tree
from arbre.shipped import library_index


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One protocol of the library. `delegants` and `delegates` are professions of the law."""

    id: str
    version: str
    kind: str
    fidelity: str
    status: str
    titles: Mapping[Language, str]
    delegants: tuple[str, ...]
    delegates: tuple[str, ...]
    settings: tuple[str, ...]
    hash: str


def library() -> tuple[Listed, ...]:
    """Return what is shipped: in alphabetical order, demonstrations last.

    >>> from arbre.shipped.library import library
    >>> [one.kind for one in library() if one.id == "cheville-torsion-mk"]
    ['national']
    """
    file = library_index()
    if file is None:
        return ()
    rows = json.loads(file.read_text(encoding="utf-8"))
    return tuple(sorted(map(_entry, rows), key=_place))


def listed(tree: Tree) -> Listed:
    """Return the entry of a protocol."""
    protocol = tree.protocol
    return Listed(
        id=protocol.id,
        version=protocol.version,
        kind=protocol.kind,
        fidelity=protocol.fidelity,
        status=protocol.status,
        titles=_titles(protocol.title),
        delegants=_professions(protocol.delegants),
        delegates=_professions(protocol.delegates),
        settings=protocol.settings,
        hash=tree.hash,
    )


def to_row(entry: Listed) -> dict[str, Any]:
    """Return an entry as plain data."""
    return asdict(entry)


def _entry(row: Mapping[str, Any]) -> Listed:
    lists = {name: tuple(row[name]) for name in ("delegants", "delegates", "settings")}
    return Listed(**{**row, **lists})


def _place(entry: Listed) -> tuple[bool, str]:
    return entry.kind == "demonstration", entry.id


def _titles(title: Text) -> dict[Language, str]:
    return {"fr": said(title, "fr"), "en": said(title, "en")}


def _professions(people: tuple[Professional, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.profession for one in people))
