"""What is wrong with a file, as plain data. Wording is in the catalogue, drawing in to_text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from arbre.language.source import Source, Span

Severity = Literal["error", "warning", "advice"]
Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A second place that helps to understand; `key` names a phrase of the catalogue entry."""

    span: Span
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem. `values` fill the placeholders of the catalogue's sentences.

    `source` and `span` are None only for a file that could not be opened at all.
    """

    code: str
    source: Source | None
    span: Span | None
    values: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()
