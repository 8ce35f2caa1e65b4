"""The values of a question that a protocol may tell apart: one or more per region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from arbre.engine.answers import Answer, Clocks, Unknown
from arbre.language.conditions.syntax import (
    Age,
    Between,
    Compare,
    Fact,
    Measure,
    Number,
    Since,
    Term,
)
from arbre.language.conditions.traversal import Part, parts_of
from arbre.language.tree import Criterion, Fork, Grounded, Node, Tree

UNKNOWN = Unknown()
HOURS = {"hours": 1, "days": 24}


def representatives(tree: Tree, fact: Fact, clocks: Clocks) -> tuple[Answer, ...]:
    """Return values on each side of, and at, every threshold that the question is compared with.

    Unknown is always among them. Dates are taken on both sides of the delays and ages that the
    protocol names.
    """
    question = tree.protocol.questions[fact.question]
    match question.type:
        case "boolean" | "choices":
            return (True, False, UNKNOWN)
        case "choice":
            return (*(question.options or {}), UNKNOWN)
        case "integer" | "decimal":
            return (*_numbers(tree, fact), UNKNOWN)
        case "date" | "datetime":
            return (*_instants(tree, fact, clocks), UNKNOWN)
        case "text":
            return (UNKNOWN,)


def conditions_of(tree: Tree) -> Iterator[Part]:
    """Yield every condition and term of a tree, in the order of a walk."""
    criteria: list[Criterion] = [*tree.consent, *tree.inclusion, *tree.exclusion]
    for visit in tree.visits.values():
        criteria += [*visit.alerts, *visit.withdrawal]
    yield from (criterion.fires for criterion in criteria)
    for node in tree.nodes.values():
        yield from _of_node(node)


def _of_node(node: Node) -> Iterator[Part]:
    yield from (alert.fires for alert in node.alerts)
    yield from (one.relevant for one in (*node.again, *node.ask) if one.relevant is not None)
    for offer in node.offers:
        if offer.when is not None:
            yield offer.when
        yield from (also.when for also in offer.also)
        for act in offer.acts:
            yield from (one.when for one in act.contraindications)
            yield from (term for limit in act.limits for term in (*limit.min, *limit.max))
    if isinstance(node.exit, Fork):
        yield from (guard.when for guard in node.exit.guards)
        if isinstance(node.exit.if_unknown, Grounded):
            yield node.exit.if_unknown.ground


def _comparisons(tree: Tree) -> Iterator[tuple[Term, int | Decimal]]:
    """Yield each term that is compared with a constant, and the constant."""
    seen: set[int] = set()
    pending: list[Part] = list(conditions_of(tree))
    while pending:
        part = pending.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        pending.extend(parts_of(part))
        match part:
            case Compare(left=left, right=Number(value=value)):
                yield left, value
            case Compare(left=Number(value=value), right=right):
                yield right, value
            case Between(term=term, low=Number(value=low), high=Number(value=high)):
                yield term, low
                yield term, high


def _numbers(tree: Tree, fact: Fact) -> tuple[int | Decimal, ...]:
    question = tree.protocol.questions[fact.question]
    low, high = question.range or (0, 0)
    step: int | Decimal = question.step or 1
    bounds = {
        value
        for term, value in _comparisons(tree)
        if isinstance(term, Measure) and term.fact == fact
    }
    near = {value + move for value in bounds for move in (-step, 0, step)}
    return tuple(sorted(value for value in {low, high, *near} if low <= value <= high))


def _instants(tree: Tree, fact: Fact, clocks: Clocks) -> tuple[date, ...]:
    found: set[date] = set()
    for term, value in _comparisons(tree):
        if isinstance(term, Since) and term.fact == fact:
            now = clocks.of(term.visit) or clocks.present
            edge = now - timedelta(hours=int(value) * HOURS[term.unit])
            found |= {edge, edge - timedelta(minutes=1), edge + timedelta(minutes=1)}
        elif isinstance(term, Age) and term.fact == fact:
            months = int(value) * (12 if term.unit == "years" else 1)
            found |= set(_around(_months_before(clocks.start.date(), months)))
    if tree.protocol.questions[fact.question].type == "date":
        days = (value.date() if isinstance(value, datetime) else value for value in found)
        return tuple(sorted(set(days)))
    return tuple(sorted(found))


def _around(day: date) -> tuple[date, ...]:
    return (day - timedelta(days=1), day, day + timedelta(days=1))


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(max(years, 1), month + 1, min(day.day, 28))
