"""The conditions of a tree, each with its facts and comparisons laid out.

A condition that is bound to several visits is one decision in each; they share their path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from arbre.engine.outcome import Origin
from arbre.language.conditions.syntax import (
    And,
    AnyOption,
    AtLeast,
    Between,
    Cases,
    Compare,
    Condition,
    Is,
    Knowing,
    Leaf,
    Named,
    Not,
    OneOf,
    Or,
    Path,
    Points,
    Reference,
    Term,
)
from arbre.language.conditions.traversal import Part, parts_of
from arbre.language.tree import Act, Criterion, Fork, Grounded, Node, Tree


@dataclass(frozen=True, slots=True)
class Atom:
    """One fact or comparison, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Inverse:
    operand: Formula


@dataclass(frozen=True, slots=True)
class Count:
    """True when `count` operands or more are: `and` counts all of them, `or` one."""

    count: int
    operands: tuple[Formula, ...]


Formula = Atom | Inverse | Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A condition of the file in one visit. `origin` tells apart what one entry decides."""

    path: Path
    origin: Origin | None
    visit: str
    name: str
    condition: Condition
    formula: Formula = field(repr=False)
    leaves: tuple[Condition, ...] = field(repr=False)


def decision(
    path: Path, origin: Origin | None, visit: str, name: str, condition: Condition
) -> Decision:
    """Lay a condition out."""
    leaves: dict[Condition, int] = {}
    formula = _formula(condition, leaves)
    return Decision(
        path=path,
        origin=origin,
        visit=visit,
        name=name,
        condition=condition,
        formula=formula,
        leaves=tuple(leaves),
    )


def _formula(condition: Condition, leaves: dict[Condition, int]) -> Formula:
    match condition:
        case Named():
            return _formula(condition.body, leaves)
        case Not():
            return Inverse(_formula(condition.operand, leaves))
        case And():
            return _count(len(condition.operands), condition.operands, leaves)
        case Or():
            return _count(1, condition.operands, leaves)
        case AtLeast():
            return _count(condition.count, condition.operands, leaves)
        case Between():
            above = Compare(condition.term, ">=", condition.low)
            below = Compare(condition.term, "<=", condition.high)
            return _count(2, (above, below), leaves)
        case Leaf() | OneOf() | Compare() | Knowing():
            return Atom(leaves.setdefault(condition, len(leaves)))
        case Reference() | AnyOption() | Is():
            raise TypeError("only a bound condition can be laid out")
        case _:
            assert_never(condition)


def _count(count: int, operands: tuple[Condition, ...], leaves: dict[Condition, int]) -> Formula:
    return Count(count, tuple(_formula(one, leaves) for one in operands))


# ── the decisions of a tree ───────────────────────────────────────────────────────────────────


def decisions_of(tree: Tree) -> Iterator[Decision]:
    """Yield every decision, in the order of a walk; those inside values follow what reads them."""
    for one in _own(tree):
        yield one
        yield from inside(one.condition, one.visit)
    for node in tree.nodes.values():
        for term in limits_of(node):
            yield from inside(term, node.visit)


def _own(tree: Tree) -> Iterator[Decision]:
    for criterion in (*tree.consent, *tree.inclusion, *tree.exclusion):
        yield of_criterion(criterion, "")
    for visit in tree.visits.values():
        for criterion in (*visit.alerts, *visit.withdrawal):
            yield of_criterion(criterion, visit.id)
    for node in tree.nodes.values():
        yield from _of_node(node)


def of_criterion(criterion: Criterion, visit: str) -> Decision:
    """Return the decision of a criterion; it is that of `fires`."""
    return decision(criterion.path, criterion.section, visit, criterion.id, criterion.fires)


def _of_node(node: Node) -> Iterator[Decision]:
    for alert in node.alerts:
        yield of_criterion(alert, node.visit)
    for offer in node.offers:
        name = f"{node.id} {offer.acts[0].id}"
        if offer.when is not None:
            yield decision(offer.path, "when", node.visit, f"{name} when", offer.when)
        for also in offer.also:
            yield decision(also.path, "also", node.visit, f"{name} also", also.when)
        for act in offer.acts:
            for one in act.contraindications:
                label = f"{act.id}.{one.index + 1}"
                yield decision(one.path, "contraindications", node.visit, label, one.when)
    if isinstance(node.exit, Fork):
        for number, guard in enumerate(node.exit.guards, 1):
            yield decision(guard.path, "guard", node.visit, f"{node.id} {number}", guard.when)
        unknown = node.exit.if_unknown
        if isinstance(unknown, Grounded):
            name = f"{node.id} ground"
            yield decision(unknown.path, "ground", node.visit, name, unknown.ground)


def limits_of(node: Node) -> Iterator[Term]:
    """Yield the bounds of every act of a node."""
    for offer in node.offers:
        for act in offer.acts:
            yield from limits_of_act(act)


def limits_of_act(act: Act) -> Iterator[Term]:
    """Yield the bounds of an act."""
    for limit in act.limits:
        yield from (*limit.min, *limit.max)


def inside(part: Part, visit: str) -> Iterator[Decision]:
    """Yield the decisions of the values that a condition or a term reads, the outer ones first."""
    pending, seen = [part], set[int]()
    while pending:
        one = pending.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        pending.extend(parts_of(one))
        yield from _of_value(one, visit)


def _of_value(part: Part, visit: str) -> Iterator[Decision]:
    if isinstance(part, Cases):
        for i, (when, _) in enumerate(part.cases):
            path: Path = ("values", part.name, "cases", i, "when")
            yield decision(path, None, visit, f"{part.name} {i + 1}", when)
    elif isinstance(part, Points):
        for i, (when, _) in enumerate(part.items):
            path = ("values", part.name, "points", i, "when")
            yield decision(path, None, visit, f"{part.name} {i + 1}", when)
