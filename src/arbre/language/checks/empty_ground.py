"""A ground that reassures of nothing: it asks nothing new, or is known on the way already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.syntax import And, Condition, Not, Or
from arbre.language.draft import Draft, node_path
from arbre.language.reasking import asked_again, questions_read
from arbre.language.visits import FIRST


def empty_ground(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield grounds that read no question but those of the guards, or that every patient meets."""
    met = _met(draft)
    renewed = frozenset().union(*asked_again(draft).values())
    for name, node in draft.nodes.items():
        path = node_path(name)
        where = (*path, "if_unknown", "ground")
        ground = draft.conditions.get(where)
        if ground is None or not node.branches:
            continue
        first = Other(path=(*path, "branches", 0, "when"), key="guard")
        read = questions_read(draft, ground)
        later = draft.visits.of.get(name, FIRST) != FIRST and read & renewed
        if read <= _guarded(draft, name, len(node.branches)):
            yield Finding(code="empty-ground", path=where, values={"node": name}, others=(first,))
        elif not later and all(part in met for part in _parts(ground)):
            yield Finding(code="empty-ground", path=where, values={"node": name})


def _guarded(draft: Draft, name: str, count: int) -> frozenset[str]:
    """Return the questions that the guards of a node read."""
    where = ((*node_path(name), "branches", index, "when") for index in range(count))
    guards = (draft.conditions[path] for path in where if path in draft.conditions)
    return frozenset().union(*(questions_read(draft, guard) for guard in guards))


def _met(draft: Draft) -> frozenset[Condition]:
    """Return what is known true of every patient in the tree: included, and excluded by nothing."""
    met: set[Condition] = set()
    for path, condition in draft.conditions.items():
        if path[0] == "inclusion":
            met.update(_parts(condition))
        elif path[0] in ("alerts", "exclusion"):
            met.update(_parts(Not(condition)))
    return frozenset(met)


def _parts(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that are all true when this one is."""
    match condition:
        case And(operands):
            for operand in operands:
                yield from _parts(operand)
        case Not(Or(operands)):
            for operand in operands:
                yield from _parts(Not(operand))
        case Not(Not(operand)):
            yield from _parts(operand)
        case _:
            yield condition
