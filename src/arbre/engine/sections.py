"""Criteria of one section, taken together (DESIGN §5.1).

They are examined in order. One whose referral could not outrank what already fired is not examined:
it could change nothing. The winner is by urgency, then by addressee, then by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from arbre.engine.outcome import Reason
from arbre.engine.record import Record, Subject, settled
from arbre.engine.view import View
from arbre.language.conditions.asking import open_facts
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Fired:
    """Something that sends the patient away, and why."""

    referral: Referral
    reason: Reason


def winner(fired: Iterable[Fired]) -> Referral:
    """Return the referral that outranks the others."""
    return min((one.referral for one in fired), key=lambda referral: referral.rank)


def settle(criteria: tuple[Criterion, ...], record: Record, visit: str) -> tuple[Fired, ...] | None:
    """Examine criteria in order: those that fire, or None (and the questions) while one is open."""
    fired: list[Fired] = []
    for position, criterion in enumerate(criteria):
        if not _may_outrank(criterion, fired):
            continue
        found = record.look(criterion.fires, subject(criterion, visit))
        if found is None:
            later = criteria[position + 1 :]
            record.asking.update(dict.fromkeys(open_questions(later, record.view)))
            return None
        fired.extend(_if_fired(criterion, found))
    return tuple(fired)


def settle_at_once(
    criteria: tuple[Criterion, ...], record: Record, visit: str
) -> tuple[Fired, ...]:
    """Take the criteria that the answers given settle, or leave at best unknown; ask nothing.

    One that an unknown answer keeps from being false is unknown, whatever the open ones may be:
    were that answer known, it might be true already.
    """
    fired: list[Fired] = []
    for criterion in criteria:
        found = record.at_least(criterion.fires, subject(criterion, visit))
        fired.extend(_if_fired(criterion, found) if found else ())
    return tuple(fired)


def known_true(criteria: Iterable[Criterion], view: View) -> bool:
    """Tell whether one criterion is true already, whatever is still open."""
    return any(view.truth(criterion.fires).low is Truth.TRUE for criterion in criteria)


def worst(conditions: Iterable[Condition], view: View) -> Truth:
    """Return the greatest truth among the conditions; an open question counts as unknown."""
    truths = (settled(condition, view) for condition in conditions)
    return max((Truth.UNKNOWN if one is None else one for one in truths), default=Truth.FALSE)


def open_questions(criteria: Iterable[Criterion], view: View) -> tuple[Fact, ...]:
    """Return the questions that the criteria leave open, in order."""
    evaluation = view.evaluation
    asked = (fact for one in criteria for fact in open_facts(one.fires, evaluation))
    return tuple(dict.fromkeys(asked))


def subject(criterion: Criterion, visit: str) -> Subject:
    """Return a criterion as the subject of an explanation."""
    return Subject(
        id=criterion.id,
        origin=criterion.section,
        visit=visit,
        path=criterion.path,
        cite=criterion.cite,
        category=criterion.reason,
    )


def _if_fired(criterion: Criterion, found: Reason) -> tuple[Fired, ...]:
    match found.truth:
        case Truth.TRUE:
            return (Fired(referral=criterion.refer, reason=found),)
        case Truth.UNKNOWN:
            return (Fired(referral=criterion.if_unknown, reason=found),)
    return ()


def _may_outrank(criterion: Criterion, fired: list[Fired]) -> bool:
    best = min((one.referral.rank[:2] for one in fired), default=None)
    possible = min(criterion.refer.rank[:2], criterion.if_unknown.rank[:2])
    return best is None or possible < best
