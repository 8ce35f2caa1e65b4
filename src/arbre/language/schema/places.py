"""Where a mistake is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arbre.language.diagnostics.diagnostic import Diagnostic, Label
from arbre.language.schema.failure import Path

if TYPE_CHECKING:
    from arbre.language.document import Document
    from arbre.language.source import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Diagnostics of one document, each at a place short enough to be underlined."""

    document: Document

    def at_key(
        self, code: str, path: Path, values: Mapping[str, str], labels: tuple[Label, ...] = ()
    ) -> Diagnostic:
        """Return a diagnostic at the key of `path`."""
        return self._diagnostic(code, self.key(path), values, labels)

    def at_value(self, code: str, path: Path, values: Mapping[str, str]) -> Diagnostic:
        """Return a diagnostic at a text or number, or at the key of anything longer or empty."""
        span = self.document.span(path)
        if span.start.line != span.end.line or span.start == span.end:
            span = self.key(path)
        return self._diagnostic(code, span, values, ())

    def key(self, path: Path) -> Span:
        """Return the place of a key; for an item of a list, or the file, that of its first key."""
        if path and isinstance(path[-1], str):
            return self.document.key_span(path)
        held = self.document.at(path)
        match held:
            case dict() if held:
                return self.document.key_span((*path, next(iter(held))))
            case list() if held:
                return self.key((*path, 0))
        return self.document.span(path)

    def _diagnostic(
        self, code: str, span: Span, values: Mapping[str, str], labels: tuple[Label, ...]
    ) -> Diagnostic:
        return Diagnostic(
            code=code, source=self.document.source, span=span, values=values, labels=labels
        )
