"""The wording of one kind of diagnostic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbre.language.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in each language. `{name}` stands for an entry of the diagnostic's values."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The wording of one code.

    `message` stands alone, `label` is written under the excerpt, `note` says for which patient or
    why, `help` says what to do, `labels` are the phrases of the second places.
    """

    code: str
    message: Words
    severity: Severity = "error"
    label: Words | None = None
    note: Words | None = None
    help: Words | None = None
    labels: Mapping[str, Words] = field(default_factory=dict)
