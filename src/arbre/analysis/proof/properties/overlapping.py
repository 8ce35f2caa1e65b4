"""Two branches true of one patient lead to one place, unless the node takes the first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from arbre.analysis.proof.fault import Fault, shown
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed
from arbre.language.tree import Fork, Go, Guard, Node, Stop


def no_overlap(proof: Proof) -> Iterator[Fault]:
    """Yield two branches of a node that one patient makes true, with different targets."""
    for node in proof.tree.nodes.values():
        if not isinstance(node.exit, Fork) or proof.tree.protocol.tree.nodes[node.id].first_match:
            continue
        for first, second in combinations(node.exit.guards, 2):
            if _target(first.target) != _target(second.target):
                yield from _overlap(proof, node, first, second)


def _overlap(proof: Proof, node: Node, first: Guard, second: Guard) -> Iterator[Fault]:
    one, other = (proof.walk.conditions.truth(guard.when) for guard in (first, second))
    # The first of all true branches decides: a branch before these two may have been taken.
    wanted = (*proof.usual, proof.end.comes_to(node.id), proof.walk.leaving[node.id])
    fault = Fault(
        code="overlapping-branches",
        path=(*second.path, "when"),
        values={
            "node": node.id,
            "first": _target(first.target),
            "second": _target(second.target),
        },
        others=(((*first.path, "when"), "first"),),
    )
    both = (*wanted, one.true, other.true)
    yield from shown(proof, fault, both, lambda found: _comes_to(found, node.id))


def _comes_to(found: Replayed, node: str) -> bool:
    return any(step.id == node for step in found.outcome.path)


def _target(target: Go | Stop) -> str:
    return target.to if isinstance(target, Go) else target.referral.id
