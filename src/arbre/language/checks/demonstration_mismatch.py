"""A demonstration that does not say so twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft


def demonstration_mismatch(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield that one of `kind` and `fidelity` says demonstration and the other does not."""
    kind, fidelity = draft.protocol.kind, draft.protocol.fidelity
    if (kind == "demonstration") != (fidelity == "demonstration"):
        yield Finding(
            code="demonstration-mismatch",
            path=("fidelity",),
            values={"kind": kind, "fidelity": fidelity},
            others=(Other(path=("kind",), key="kind"),),
        )
