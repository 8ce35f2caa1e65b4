"""An act whose contraindications nobody says to have reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.draft import Draft


def missing_contraindications(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the acts without the key `contraindications`."""
    for name, act in draft.protocol.acts.items():
        if act.contraindications is None:
            yield Finding(
                code="missing-contraindications",
                path=("acts", name),
                at="key",
                values={"act": name},
            )
