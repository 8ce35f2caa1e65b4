"""A value that is assumed, and nobody says why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def assumed_without_note(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the assumed parameters without `note`."""
    for name, parameter in draft.protocol.parameters.items():
        if parameter.status == "assumed" and parameter.note is None:
            yield Finding(
                code="assumed-without-note",
                path=("parameters", name, "status"),
                values={"name": name},
            )
