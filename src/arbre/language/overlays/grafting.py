"""Values with their places, put together without losing any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from arbre.language.document import Document, Node, Value
from arbre.language.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A value of one of the two files. `key` is the place of its key, where it has one."""

    value: Value
    node: Node
    key: tuple[int, int] = (0, 0)

    def entry(self, name: str) -> Part | None:
        """Return the entry of a mapping, None if it has none of this name."""
        if not isinstance(self.value, dict) or name not in self.value:
            return None
        child = self.node.entries[name]
        source = child.source or self.node.source
        return Part(
            value=self.value[name],
            node=replace(child, source=source),
            key=self.node.keys[name],
        )

    @property
    def entries(self) -> dict[str, Part]:
        """The entries of a mapping, in the order of the file."""
        names = self.value if isinstance(self.value, dict) else {}
        found = ((name, self.entry(name)) for name in names)
        return {name: part for name, part in found if part is not None}

    @property
    def items(self) -> tuple[Part, ...]:
        """The items of a list; of anything else, itself alone."""
        if not isinstance(self.value, list):
            return (self,)
        return tuple(
            Part(value=value, node=replace(node, source=node.source or self.node.source))
            for value, node in zip(self.value, self.node.items, strict=True)
        )

    def with_entries(self, parts: Iterable[tuple[str, Part]]) -> Part:
        """Return the same mapping with other entries beside, or in place of, its own."""
        value = dict(self.value) if isinstance(self.value, dict) else {}
        entries, keys = dict(self.node.entries), dict(self.node.keys)
        for name, part in parts:
            value[name], entries[name], keys[name] = part.value, part.node, part.key
        return replace(self, value=value, node=replace(self.node, entries=entries, keys=keys))

    def with_items(self, parts: Iterable[Part]) -> Part:
        """Return the same list, or what was no list as one, with more items at its end."""
        every = (*self.items, *parts)
        return replace(
            self,
            value=[part.value for part in every],
            node=replace(self.node, style=None, items=[part.node for part in every], entries={}),
        )

    def saying(self, value: Value) -> Part:
        """Return what the files say here in other words: a text, a number, an empty collection."""
        return replace(self, value=value, node=replace(self.node, style=None, items=(), entries={}))


def whole(document: Document) -> Part:
    """Return all that a document says; every part knows its file."""
    return Part(value=document.value, node=marked(document.root, document.source))


def marked(node: Node, source: Source) -> Node:
    return replace(node, source=source)


def after(old: Part | None, new: Part) -> Part:
    """Return the text of the base followed by that of the overlay, in both languages if need be."""
    if old is None:
        return new
    if isinstance(old.value, str) and isinstance(new.value, str):
        return new.saying(f"{old.value} {new.value}")
    both: dict[str, Value] = {
        language: f"{_in(old.value, language)} {_in(new.value, language)}"
        for language in ("fr", "en")
    }
    return new.saying(both)


def _in(text: Value, language: str) -> str:
    return str(text[language]) if isinstance(text, dict) else str(text)
