"""A wait that counts from a visit that did not take place on every way to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.draft import Draft, node_path
from arbre.language.visits import FIRST, Visits

START = "start"


def wait_from_elsewhere(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield each `from` whose visit is not among those before the wait."""
    visits = draft.visits
    order = _order(visits)
    for name, wait in draft.waits:
        parent = visits.parents.get(name)
        origin = visits.of.get(wait.from_)
        named = wait.from_ in draft.nodes and wait.from_ not in draft.protocol.questions
        if parent is None or not named or wait.from_ == START:
            continue
        if origin is None or not order[origin][0] <= order[parent][0] <= order[origin][1]:
            yield Finding(
                code="wait-from-elsewhere",
                path=(*node_path(name), "wait", "from"),
                values={"from": wait.from_, "node": name},
                others=(Other(path=node_path(wait.from_), at="key", key="from"),),
            )


def _order(visits: Visits) -> dict[str, tuple[int, int]]:
    """Return when each visit is entered and left, walking them depth first: a later one within."""
    below: dict[str, list[str]] = {visit: [] for visit in visits.parents}
    for visit, parent in visits.parents.items():
        if parent is not None:
            below[parent].append(visit)
    entered: dict[str, int] = {}
    left: dict[str, int] = {}
    pending = [FIRST]
    while pending:
        visit = pending[-1]
        if visit not in entered:
            entered[visit] = len(entered)
            pending.extend(below[visit])
        else:
            pending.pop()
            left[visit] = len(entered) - 1
    return {visit: (entered[visit], left[visit]) for visit in entered}
