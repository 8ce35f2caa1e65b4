"""Events of the YAML parser → values with their places; what the strict subset lacks is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from arbre.language.characters import FORBIDDEN, character_name, without_forbidden
from arbre.language.document.document import Node
from arbre.language.document.findings import Findings
from arbre.language.document.keys import Key, accept_key, complex_key, normal_form, torn_entries
from arbre.language.document.places import Style, character_places
from arbre.language.document.scalars import Refusal, Value, resolve

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_MARK = re.compile(r"(&[\w-]*|!\S*)\s*")
_HASH = re.compile(r"[ \t]+(#\w[^\n]*)")


def parse(text: str) -> Iterator[yaml.Event]:
    """Yield the events of a text one by one, so that the reader may stop at any of them."""
    yield from yaml.parse(text, Loader=_LOADER)


@dataclass(slots=True)
class Frame:
    """A mapping or a list that is not closed yet."""

    start: int
    in_flow: bool
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    entries: dict[str, Node] = field(default_factory=dict)
    mapping: dict[str, Value] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    known: dict[str, tuple[int, int]] = field(default_factory=dict)
    key: Key | None = None
    last: tuple[int, int] | None = None
    torn: list[Key] = field(default_factory=list)


class Composer:
    """Builds one document from events, without recursion."""

    def __init__(self, text: str, findings: Findings, max_events: int, max_depth: int) -> None:
        self._text = text
        self._findings = findings
        self._max_events = max_events
        self._max_depth = max_depth
        self._frames: list[Frame] = []
        self.root: Node | None = None
        self.value: Value = None

    @property
    def open_flow(self) -> int | None:
        """Where the outermost bracket that is not closed yet stands."""
        return next((frame.start for frame in self._frames if frame.in_flow), None)

    def compose(self, events: Iterator[yaml.Event]) -> bool:
        """Take all events; return whether the end of the file was reached."""
        for count, event in enumerate(events):
            if count >= self._max_events:
                at = _offset(event.start_mark)
                self._findings.add("too-many-elements", at, at, limit=str(self._max_events))
                return False
            if not self._take(event):
                return False
        return True

    def _take(self, event: yaml.Event) -> bool:
        """Take one event; return whether to go on."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(_offset(event.end_mark))
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self._begin(event)
        return True

    def _begin(self, event: yaml.DocumentStartEvent) -> bool:
        if self.root is not None:
            start, end = _offset(event.start_mark), _offset(event.end_mark)
            self._findings.add("several-documents", start, end)
            return False
        self._directives(event)
        return True

    def _directives(self, event: yaml.DocumentStartEvent) -> None:
        end = _offset(event.end_mark) if event.explicit else 0
        for found in re.finditer(r"^%[^\n]*", self._text[:end], re.MULTILINE):
            self._findings.add("yaml-directive", found.start(), found.end())

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _offset(event.start_mark), _offset(event.end_mark)
        style = _STYLES[event.style]
        start = min(self._marks(event, start), end)
        if style in ("literal", "folded"):
            end = start + len(self._text[start:end].rstrip(" \t\n"))
        node, value = Node(start=start, end=end, style=style), event.value
        if style == "double" and FORBIDDEN.search(value):
            self._forbidden_escapes(node, value)
            value = without_forbidden(value)
        if self._frames and self._frames[-1].is_mapping and self._frames[-1].key is None:
            self._frames[-1].key = Key(value, start, end, style == "plain")
        else:
            self._attach(node, value)

    def _open(self, event: yaml.CollectionStartEvent) -> bool:
        start = _offset(event.start_mark)
        if len(self._frames) >= self._max_depth:
            self._findings.add("too-deep", start, start + 1, limit=str(self._max_depth))
            return False
        start = self._marks(event, start)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._frames.append(Frame(start, bool(event.flow_style), is_mapping))
        return True

    def _close(self, end: int) -> None:
        frame = self._frames.pop()
        self._flush_torn(frame)
        if not frame.in_flow:
            end = max(frame.start, frame.last[1] if frame.last else frame.start)
        elif frame.is_mapping and self._text[frame.start] != "{":
            end = frame.last[1] if frame.last else frame.start
            code = "complex-key" if self._text[frame.start] == "?" else "torn-by-colon"
            self._refuse(code, frame.start, end)
        node = Node(
            start=frame.start,
            end=end,
            items=tuple(frame.items),
            entries=frame.entries,
            keys=frame.keys,
        )
        parent = self._frames[-1] if self._frames else None
        if parent and parent.is_mapping and parent.key is None:
            self._findings.add("complex-key", frame.start, end)
            parent.key = complex_key(frame.start, end)
        else:
            self._attach(node, frame.mapping if frame.is_mapping else frame.values)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = _offset(event.start_mark), _offset(event.end_mark)
        self._refuse("alias", start, end)
        parent = self._frames[-1] if self._frames else None
        if parent and parent.is_mapping and parent.key is None:
            parent.key = complex_key(start, end)
        else:
            self._attach(Node(start=start, end=end), None)

    def _marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int) -> int:
        """Refuse an anchor and a tag; return where the value itself starts."""
        at = start
        for mark in (event.anchor, event.tag):
            if mark is not None and (found := _MARK.match(self._text, at)):
                code = "anchor" if self._text[at] == "&" else "yaml-tag"
                self._refuse(code, at, found.end(1))
                at = found.end()
        return at

    def _forbidden_escapes(self, node: Node, value: str) -> None:
        starts, ends = character_places(self._text[node.start : node.end], value, "double") or (
            [0] * len(value),
            [node.end - node.start] * len(value),
        )
        for found in FORBIDDEN.finditer(value):
            start, end = node.start + starts[found.start()], node.start + ends[found.end() - 1]
            if "\ud800" <= found[0] <= "\udfff":
                self._refuse("bad-escape", start, end)
            else:
                name = character_name(found[0][0])
                self._findings.add("forbidden-character", start, end, name=name)

    def _attach(self, node: Node, value: Value) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is None:
            self.root, self.value = node, self._plain(node, value)
        elif not frame.is_mapping:
            frame.items.append(node)
            frame.values.append(self._plain(node, value))
            frame.last = (node.start, node.end)
        else:
            self._attach_entry(frame, node, value)

    def _attach_entry(self, frame: Frame, node: Node, value: Value) -> None:
        key, frame.key = frame.key, None
        if key is None:
            raise AssertionError("a value without a key")
        if self._is_torn(frame, key, node, value):
            frame.torn.append(key)
            frame.last = frame.last or (key.start, key.end)
            return
        self._flush_torn(frame)
        value = self._plain(node, value)
        frame.last = (node.start, max(node.end, key.end))
        name = accept_key(self._findings, self._text, key, frame.known)
        if name is not None:
            frame.entries[name] = node
            frame.mapping[name] = value
            frame.keys[name] = frame.known[normal_form(name)] = (key.start, key.end)

    def _is_torn(self, frame: Frame, key: Key, node: Node, value: Value) -> bool:
        """Whether the key is in truth the rest of a text that a comma cut."""
        in_braces = frame.in_flow and self._text[frame.start] == "{"
        if not in_braces or value != "" or node.start != node.end:
            return False
        after = self._text[key.end : node.end + 1].lstrip()
        return not after.startswith(":")

    def _flush_torn(self, frame: Frame) -> None:
        if frame.torn and frame.last:
            torn_entries(self._findings, self._text, frame.torn, frame.last)
            frame.torn = []

    def _refuse(self, code: str, start: int, end: int) -> None:
        self._findings.add(code, start, end, text=self._findings.quote(start, end))

    def _plain(self, node: Node, value: Value) -> Value:
        """Return the value of an unquoted word; anything else is what it is."""
        if node.style != "plain" or not isinstance(value, str):
            return value
        resolved = resolve(value)
        if isinstance(resolved, Refusal):
            self._refuse(resolved.code, node.start, node.end)
            return value
        if isinstance(resolved, str) and (cut := _HASH.match(self._text, node.end)):
            self._findings.add(
                "torn-by-hash",
                cut.start(1),
                cut.end(1),
                self._findings.label("kept", node.start, node.end),
                text=self._findings.quote(node.start, cut.end(1)),
            )
        return resolved


def _offset(mark: object) -> int:
    """Return the offset of a mark; every event of a parser has its marks."""
    index: int = mark.index  # type: ignore[attr-defined]  # the stubs allow for events without
    return index
