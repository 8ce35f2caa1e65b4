"""One thing that a check found, located by a path of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from arbre.language.conditions.syntax import Path, Place
from arbre.language.document import Document
from arbre.language.draft import Draft
from arbre.language.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place of the file: the value at `path`, its key, or (with `place`) a part of its text."""

    path: Path
    at: Literal["value", "key"] = "value"
    place: Place | None = None

    def span(self, document: Document) -> Span:
        if self.place is not None:
            whole = (*self.path, *self.place.path)
            if self.place.start == self.place.end == 0:
                return document.span(whole)
            return document.text_span(whole, self.place.start, self.place.end)
        return document.key_span(self.path) if self.at == "key" else document.span(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Located):
    """A second place; `key` names a phrase of the catalogue entry."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Located):
    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    others: tuple[Other, ...] = ()


class Check(Protocol):
    """A check reads a draft; `today` is None when dates are not to be checked."""

    __name__: str

    def __call__(self, draft: Draft, today: date | None) -> Iterator[Finding]:
        """Yield what is wrong."""
