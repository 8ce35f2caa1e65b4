"""What a file says, and where it says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from arbre.language.document.places import Style, character_places
from arbre.language.document.scalars import Value
from arbre.language.extension import Base
from arbre.language.source import Source, Span

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """The place of one value: offsets of the text, and the places of what it holds.

    `source` is the text in which the value, its key and what it holds stand, where it is not that
    of what holds the value: a document that was composed comes from two files.
    """

    start: int
    end: int
    style: Style | None = None
    source: Source | None = None
    items: Sequence[Node] = ()
    entries: Mapping[str, Node] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def child(self, step: str | int) -> Node:
        return self.items[step] if isinstance(step, int) else self.entries[step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The values of a file, each with its place.

    `value` is made of dict, list, str, int, Decimal, bool and None. Two documents are equal if
    they say the same, wherever they say it. A path that the document does not have raises KeyError
    or IndexError, as the values themselves would. `base` is what a local overlay was composed with
    (see `language.overlays`): a span is then one of `source_of` its path.

    >>> from arbre.language.document import read
    >>> document = read(b"age: {from: 20, to: 55}", "protocol.yaml").document
    >>> document.value
    {'age': {'from': 20, 'to': 55}}
    >>> document.span(("age", "to")).start.column
    21
    """

    value: dict[str, Value]
    source: Source = field(compare=False, repr=False)
    root: Node = field(compare=False, repr=False)
    base: Base | None = field(default=None, compare=False, repr=False)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts that the document comes from: its own first."""
        return (self.source,) if self.base is None else (self.source, self.base.document.source)

    def source_of(self, path: Path) -> Source:
        """Return the text in which the value at `path`, and its key, stand."""
        return self._place(path)[0]

    def at(self, path: Path) -> Value:
        """Return the value at `path`."""
        value: Value = self.value
        for step in path:
            value = value[step]  # type: ignore[index]  # a wrong path raises as promised
        return value

    def span(self, path: Path) -> Span:
        """Return the place of the value at `path`; an empty value has an empty span."""
        source, node = self._place(path)
        return source.span(node.start, node.end)

    def key_span(self, path: Path) -> Span:
        """Return the place of the key of the entry at `path`.

        An item of a list, and the whole document, have no key: their own place is returned.
        """
        if not path or isinstance(path[-1], int):
            return self.span(path)
        keys = self._place(path[:-1])[1].keys
        return self.source_of(path).span(*keys[path[-1]])

    def text_span(self, path: Path, start: int, end: int) -> Span:
        """Return the place in the file of the characters [start, end) of the text at `path`.

        Escapes, doubled quotes, folded lines and block indentation are followed. Costs the length
        of the text: for problems, not for every word of a healthy file.

        >>> from arbre.language.document import read
        >>> document = read(b'when: "a \\\\u003e 3"', "protocol.yaml").document
        >>> span = document.text_span(("when",), 2, 3)
        >>> document.source.text[span.start.offset : span.end.offset]
        '\\\\u003e'
        """
        (source, node), value = self._place(path), self.at(path)
        if node.style is None or not isinstance(value, str):
            return self.span(path)
        raw = source.text[node.start : node.end]
        places = character_places(raw, value, node.style)
        if places is None:
            return self.span(path)
        starts, ends = places
        first = starts[min(start, len(value))]
        last = ends[min(end, len(value)) - 1] if end > start else first
        return source.span(node.start + first, node.start + max(first, last))

    def _place(self, path: Path) -> tuple[Source, Node]:
        source, node = self.root.source or self.source, self.root
        for step in path:
            node = node.child(step)
            source = node.source or source
        return source, node
