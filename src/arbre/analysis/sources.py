"""What each statement of the sources is carried by, and what rests on no statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from arbre.language.conditions.syntax import Path
from arbre.language.protocol import Confidence
from arbre.language.tree import Tree
from arbre.language.uses import uses_of

_LISTS: Final = ("alerts", "inclusion", "exclusion", "withdrawal", "guarantees")
_NAMED: Final = ("parameters", "questions", "definitions", "values", "referrals", "acts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part of the protocol that somebody may have to justify, as a criterion or an act.

    `kind` is the section of the file, `id` what it is called there.
    """

    kind: str
    id: str
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One statement and the parts of the protocol that carry it."""

    name: str
    confidence: Confidence
    path: Path
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """`uncited` are the parts that cite nothing: neither themselves, nor anything inside them."""

    statements: tuple[Carried, ...]
    uncited: tuple[Item, ...]

    @property
    def idle(self) -> tuple[Carried, ...]:
        """The statements that nothing carries."""
        return tuple(one for one in self.statements if not one.items)


def sources(tree: Tree) -> Sources:
    """Return what carries each statement, in the order of the file."""
    items = tuple(_items(tree))
    cited: dict[str, dict[Item, None]] = {}
    citing: set[Item] = set()
    for use in uses_of(tree.protocol):
        if use.space == "statement":
            item = _holder(use.path, items) or _section(use.path)
            cited.setdefault(use.name, {})[item] = None
            citing.add(item)
    return Sources(
        statements=tuple(_carried(tree, cited)),
        uncited=tuple(one for one in items if one not in citing),
    )


def _carried(tree: Tree, cited: Mapping[str, Mapping[Item, None]]) -> Iterator[Carried]:
    for source, text in tree.protocol.sources.items():
        for id_, statement in text.statements.items():
            name = f"{source}.{id_}"
            yield Carried(
                name=name,
                confidence=statement.confidence,
                path=("sources", source, "statements", id_),
                items=tuple(cited.get(name, ())),
            )


def _items(tree: Tree) -> Iterator[Item]:
    """Yield every part that should cite something, in the order of the file."""
    value = tree.document.value
    for kind in _NAMED:
        section = value.get(kind)
        for name in section if isinstance(section, dict) else ():
            yield Item(kind=kind, id=str(name), path=(kind, name))
    yield Item(kind="consent", id="consent", path=("consent",))
    for kind in _LISTS:
        yield from _listed(value.get(kind), kind, (kind,))
    for name, node in tree.protocol.tree.nodes.items():
        path: Path = ("tree", "nodes", name)
        yield Item(kind="nodes", id=name, path=path)
        for i, alert in enumerate(node.alerts):
            yield Item(kind="alerts", id=alert.id, path=(*path, "alerts", i))


def _listed(section: object, kind: str, path: Path) -> Iterator[Item]:
    for i, one in enumerate(section if isinstance(section, list) else ()):
        yield Item(kind=kind, id=str(one["id"]), path=(*path, i))


def _holder(path: Path, items: tuple[Item, ...]) -> Item | None:
    """Return the smallest part that holds a place."""
    holding = [one for one in items if path[: len(one.path)] == one.path]
    return max(holding, key=lambda one: len(one.path), default=None)


def _section(path: Path) -> Item:
    name = str(path[0])
    return Item(kind=name, id=name, path=path[:1])
