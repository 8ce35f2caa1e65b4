"""A name that means something else already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.conditions.habits import RESERVED
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft

_OF_CONDITIONS = RESERVED | {"all", "none", "start", "end", "now", "clocks", "raised", "actor"}
_OF_OPTIONS = RESERVED | {"all", "none"}
_OF_NODES = frozenset({"start", "end", "now", "alerts", "consent", "inclusion", "exclusion"})


def reserved_name(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the names that conditions, answers or ways could not tell from a word of the format."""
    protocol = draft.protocol
    for section, names in (
        ("questions", protocol.questions),
        ("parameters", protocol.parameters),
        ("definitions", protocol.definitions),
        ("values", protocol.values),
    ):
        yield from _reserved((section,), names, _OF_CONDITIONS)
    for name, question in protocol.questions.items():
        yield from _reserved(("questions", name, "options"), question.options or (), _OF_OPTIONS)
    yield from _reserved(("tree", "nodes"), draft.nodes, _OF_NODES)


def _reserved(path: Path, names: Iterable[str], words: frozenset[str]) -> Iterator[Finding]:
    for name in names:
        if name in words:
            values = {"name": name, "suggestion": f"{name}_1"}
            yield Finding(code="reserved-name", path=(*path, name), at="key", values=values)
