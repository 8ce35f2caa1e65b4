"""The way that the answers lead through the tree, found anew, apart from the walk.

The walk asks, explains and stops; this only follows. An act is authorised if both come to its node.
"""

from __future__ import annotations

from typing import assert_never

from arbre.engine.view import View
from arbre.engine.waits import bounds
from arbre.language.conditions.values import Truth
from arbre.language.tree import END, Fork, Go, Grounded, Leave, Node, Stop, Tree, Wait


def route(tree: Tree, view: View) -> tuple[Node, ...]:
    """Return the nodes from the start to where the answers lead no further."""
    nodes: list[Node] = []
    at: str | None = tree.start
    while at is not None and at != END:
        node = tree.nodes[at]
        if node.wait is not None and not _is_open(node, node.wait, view):
            break
        nodes.append(node)
        at = _onward(node, view)
    return tuple(nodes)


def _is_open(node: Node, wait: Wait, view: View) -> bool:
    opened, allowed = view.clocks.of(node.visit), bounds(wait, view)
    if opened is None or allowed is None or opened > allowed.not_after:
        return False
    return allowed.not_before is None or opened >= allowed.not_before


def _onward(node: Node, view: View) -> str | None:
    match node.exit:
        case Go(to=to):
            return to
        case Fork() as fork:
            return _through(fork, view)
        case Stop() | Leave():
            return None
        case _ as never:
            assert_never(never)


def _through(fork: Fork, view: View) -> str | None:
    for guard in fork.guards:
        truth = view.truth(guard.when)
        if not truth.settled:
            return None
        match truth.low:
            case Truth.TRUE:
                return _to(guard.target)
            case Truth.UNKNOWN:
                return _on_ground(fork.if_unknown, view)
    return _to(fork.otherwise)


def _on_ground(target: Stop | Grounded, view: View) -> str | None:
    if isinstance(target, Grounded) and view.truth(target.ground).low is Truth.TRUE:
        return target.go.to
    return None


def _to(target: Go | Stop) -> str | None:
    return target.to if isinstance(target, Go) else None
