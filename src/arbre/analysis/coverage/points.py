"""What cases can show of a protocol, point by point, each at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from arbre.analysis.coverage.decisions import Decision, decisions_of
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.syntax import Path
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion, Fork, Go, Grounded, Leave, Node, Offer, Stop, Tree

Kind = Literal["node", "branch", "criterion", "condition"]
KINDS: Final[tuple[Kind, ...]] = ("node", "branch", "criterion", "condition")

Sense = Literal[
    "reached", "taken", "resumed", "given", "false", "unknown", "true", "decides_true",
    "decides_false",
]  # fmt: skip
SENSES: Final[dict[Truth, Sense]] = {
    Truth.FALSE: "false",
    Truth.UNKNOWN: "unknown",
    Truth.TRUE: "true",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a case can show. `name` says what, for a person who reads the file.

    Of a condition, `part` is the number of one of its facts or comparisons: the point is shown by a
    case in which that part alone decides, being true (`decides_true`) or false.
    """

    kind: Kind
    path: Path
    sense: Sense
    name: str
    part: int = 0


def points_of(tree: Tree) -> tuple[Point, ...]:
    """Return every point of a protocol, in the order of a walk, each once."""
    found: dict[Point, None] = {}
    for criterion in criteria_of(tree):
        found.update(dict.fromkeys(_of_criterion(criterion)))
    found.update(dict.fromkeys(_of_case()))
    for node in tree.nodes.values():
        found.update(dict.fromkeys(_of_node(node)))
    for decision in decisions_of(tree):
        found.update(dict.fromkeys(of_decision(decision)))
    return tuple(found)


def criteria_of(tree: Tree) -> Iterator[Criterion]:
    """Yield every criterion of the sections, of every visit, and of the nodes."""
    yield from (*tree.alerts, *tree.consent, *tree.inclusion, *tree.exclusion)
    for visit in tree.visits.values():
        yield from (*visit.alerts, *visit.withdrawal)
    for node in tree.nodes.values():
        yield from node.alerts


def _of_criterion(criterion: Criterion) -> Iterator[Point]:
    for sense in SENSES.values():
        yield Point(kind="criterion", path=criterion.path, sense=sense, name=criterion.id)


def _of_case() -> Iterator[Point]:
    yield Point(kind="branch", path=("doubt",), sense="taken", name="doubt")
    yield Point(kind="branch", path=("delegates",), sense="false", name="actor")
    yield Point(kind="branch", path=("delegates",), sense="unknown", name="actor")


def _of_node(node: Node) -> Iterator[Point]:
    yield Point(kind="node", path=("tree", "nodes", node.id), sense="reached", name=node.id)
    if node.wait is not None:
        path = (*node.wait.path, "if_none")
        yield Point(kind="branch", path=path, sense="taken", name=f"{node.id} if_none")
        yield Point(kind="branch", path=node.wait.path, sense="resumed", name=f"{node.id} wait")
    for offer in node.offers:
        yield from _of_offer(offer, node)
    yield from _of_exit(node)


def _of_offer(offer: Offer, node: Node) -> Iterator[Point]:
    for act in offer.acts:
        name = f"{node.id} {act.id}"
        yield Point(kind="branch", path=offer.path, sense="given", name=name)
        for one in act.contraindications:
            name = f"{act.id}.{one.index + 1}"
            for sense in SENSES.values():
                yield Point(kind="criterion", path=one.path, sense=sense, name=name)
    first = offer.acts[0].id
    if offer.when is not None:
        for sense in SENSES.values():
            name = f"{node.id} {first} when"
            yield Point(kind="branch", path=(*offer.path, "when"), sense=sense, name=name)
    for also in offer.also:
        for sense in SENSES.values():
            name = f"{node.id} {first} also"
            yield Point(kind="branch", path=also.path, sense=sense, name=name)
    if offer.else_refer is not None or offer.else_hand_over is not None:
        path = (*offer.path, "else")
        yield Point(kind="branch", path=path, sense="taken", name=f"{node.id} {first} else")


def _of_exit(node: Node) -> Iterator[Point]:
    match node.exit:
        case Go():
            return
        case Stop(path=path) | Leave(path=path):
            yield Point(kind="branch", path=path, sense="taken", name=node.id)
        case Fork() as fork:
            yield from _of_fork(fork, node)


def _of_fork(fork: Fork, node: Node) -> Iterator[Point]:
    for number, guard in enumerate(fork.guards, 1):
        yield Point(kind="branch", path=guard.path, sense="taken", name=f"{node.id} {number}")
    if fork.otherwise.path != fork.path:
        path = (*fork.path, "otherwise")
        yield Point(kind="branch", path=path, sense="taken", name=f"{node.id} otherwise")
    unknown = fork.if_unknown
    if unknown.path != fork.path:
        name = f"{node.id} if_unknown"
        yield Point(kind="branch", path=unknown.path, sense="taken", name=name)
    if isinstance(unknown, Grounded):
        for sense in SENSES.values():
            name = f"{node.id} ground"
            yield Point(kind="branch", path=(*unknown.path, "ground"), sense=sense, name=name)


def of_decision(decision: Decision) -> Iterator[Point]:
    """Yield the two points of each fact or comparison of a condition."""
    if len(decision.leaves) < 2:
        return  # its criterion or branch says all
    for part, leaf in enumerate(decision.leaves):
        for sense in DECIDING.values():
            name = f"{decision.name}: {to_text(leaf).partition('@')[0]}"
            yield Point(kind="condition", path=decision.path, sense=sense, name=name, part=part)


DECIDING: Final[dict[bool, Sense]] = {True: "decides_true", False: "decides_false"}
