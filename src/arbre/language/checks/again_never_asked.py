"""A question asked again that was never asked a first time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding
from arbre.language.conditions.syntax import Path
from arbre.language.conditions.traversal import names
from arbre.language.draft import Draft, act_steps, acts_of, node_path
from arbre.language.reasking import meaning
from arbre.language.strays import perhaps_named, perhaps_read
from arbre.language.visits import FIRST

_FIRST = ("alerts", "inclusion", "exclusion", "withdrawal")


def again_never_asked(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield the items of `again` that every visit which reads them asks anew."""
    if draft.visits.cycle:
        return
    questions = draft.protocol.questions
    asked = _asked(draft)
    doubtful = perhaps_read(draft) | perhaps_named(draft, "question", questions)
    for question, places in _renewed(draft).items():
        known = question in questions and question not in doubtful
        if known and asked.get(question, set()) <= places.keys():
            for path in places.values():
                yield Finding(code="again-never-asked", path=path, values={"question": question})


def _renewed(draft: Draft) -> dict[str, dict[str, Path]]:
    """Return the visits that ask a question anew, and where they say so."""
    renewed: dict[str, dict[str, Path]] = {}
    for name, _ in draft.waits:
        for index, question in enumerate(draft.nodes[name].again):
            path = (*node_path(name), "again", index)
            renewed.setdefault(question, {})[name] = path
    return renewed


def _asked(draft: Draft) -> dict[str, set[str]]:
    """Return the visits in which something other than `again` asks a question.

    It is asked wherever it is named, and wherever what rests on it is named.
    """
    asked: dict[str, set[str]] = {}
    given = _given(draft)
    for path, mention in draft.mentions:
        asked.setdefault(mention.name, set()).update(_visits(draft, path, given))
    for use in draft.uses:
        if use.space in ("question", "origin") and "again" not in use.path:
            asked.setdefault(use.name, set()).update(_visits(draft, use.path, given))
    pending = list(asked)
    while pending:
        name = pending.pop()
        below = (mention.name for part in meaning(draft, name) for mention in names(part))
        for other in below:
            if not asked[name] <= asked.setdefault(other, set()):
                asked[other] |= asked[name]
                pending.append(other)
    return asked


def _visits(draft: Draft, path: Path, given: dict[str, set[str]]) -> set[str]:
    """Return the visits to which a place of the file belongs."""
    if path[0] == "tree":
        return {draft.visits.of.get(str(path[2]), FIRST)}
    if path[0] == "acts":
        return given.get(str(path[1]), set())
    return {FIRST} if path[0] in (*_FIRST, "consent") else set()


def _given(draft: Draft) -> dict[str, set[str]]:
    """Return the visits in which each act may be given."""
    given: dict[str, set[str]] = {}
    for name, node in draft.nodes.items():
        for step in act_steps(node):
            for act in acts_of(step):
                given.setdefault(act, set()).add(draft.visits.of.get(name, FIRST))
    return given
