"""A name that stands for an act and that no act has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft
from arbre.language.strays import strays


def unknown_act(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the uses of acts that are not defined."""
    for stray in strays(draft, "act", draft.protocol.acts):
        others = (Other(path=("acts", stray.meant), at="key", key="meant"),) if stray.meant else ()
        yield Finding(
            code="unknown-act",
            path=stray.use.path,
            values={"name": stray.use.name, "suggestion": stray.example},
            others=others,
        )
