"""Which questions later visits ask anew."""

from __future__ import annotations

from collections.abc import Mapping

from arbre.language.conditions.syntax import Condition, Term
from arbre.language.conditions.traversal import names
from arbre.language.draft import Draft
from arbre.language.visits import FIRST


def asked_again(draft: Draft) -> Mapping[str, frozenset[str]]:
    """Return the questions that each later visit asks anew.

    They are those of its `again`, and those of the withdrawal criteria that do not hold for the
    whole case.
    """
    questions = draft.protocol.questions
    withdrawal = {
        question
        for i in range(len(draft.protocol.withdrawal))
        if (condition := draft.conditions.get(("withdrawal", i, "when"))) is not None
        for question in questions_read(draft, condition)
        if questions[question].holds == "visit"
    }
    return {
        visit: frozenset(withdrawal | set(draft.nodes[visit].again))
        for visit in draft.visits.parents
        if visit != FIRST
    }


def questions_read(draft: Draft, part: Condition | Term) -> frozenset[str]:
    """Return the questions that a written condition or term reads, definitions looked into."""
    seen: set[str] = set()
    pending = [mention.name for mention in names(part)]
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        pending.extend(mention.name for part in meaning(draft, name) for mention in names(part))
    return frozenset(seen & draft.protocol.questions.keys())


def meaning(draft: Draft, name: str) -> tuple[Condition | Term, ...]:
    """Return what a name stands for: a definition, a value, the `if` of a question."""
    scope = draft.scope
    gate = scope.questions[name].gate if name in scope.questions else None
    parts = (gate, scope.definitions.get(name), scope.values.get(name))
    return tuple(part for part in parts if part is not None)
