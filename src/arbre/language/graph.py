"""A tree as a networkx graph, for drawing and analysis. Walking does not use it."""

from __future__ import annotations

from collections.abc import Iterator

import networkx

from arbre.language.tree import END, Fork, Go, Grounded, Leave, Node, Stop, Tree

About = dict[str, object]
Edge = tuple[str, str, About]


def to_graph(tree: Tree) -> networkx.MultiDiGraph[str]:
    """Return a frozen multigraph of a tree.

    Its nodes are `node:<id>`, `referral:<id>` and `end`, with a `kind`. Its edges carry a `kind`
    (next, branch, otherwise, unknown, refer, exclude, contraindication, late), the `path` of the
    target in the file and, for a branch, its `guard`. Two ways between the same two nodes are two
    edges.
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(protocol=tree.protocol.id)
    graph.add_node(END, kind="end")
    for referral in tree.referrals:
        graph.add_node(f"referral:{referral}", kind="referral")
    for node in tree.nodes.values():
        graph.add_node(f"node:{node.id}", kind="node", visit=node.visit)
    graph.add_edges_from(edge for node in tree.nodes.values() for edge in _edges(node))
    return networkx.freeze(graph)


def _edges(node: Node) -> Iterator[Edge]:
    here = f"node:{node.id}"
    if node.wait is not None:
        yield here, f"referral:{node.wait.if_none.id}", {"kind": "late", "path": node.wait.path}
    for alert in node.alerts:
        yield here, f"referral:{alert.refer.id}", {"kind": "alert", "path": alert.path}
    for offer in node.offers:
        for act in offer.acts:
            for one in act.contraindications:
                if one.refer is not None:
                    about: About = {"kind": "contraindication", "act": act.id, "path": one.path}
                    yield here, f"referral:{one.refer.id}", about
        if offer.else_refer is not None:
            yield here, f"referral:{offer.else_refer.id}", {"kind": "exhausted", "path": offer.path}
    yield from _exits(here, node)


def _exits(here: str, node: Node) -> Iterator[Edge]:
    match node.exit:
        case Go() | Stop() as target:
            yield here, _name(target), {"kind": _kind(target, "next"), "path": target.path}
        case Leave() as leave:
            yield here, f"referral:{leave.referral.id}", {"kind": "exclude", "path": leave.path}
        case Fork() as fork:
            for guard in fork.guards:
                about: About = {"kind": "branch", "guard": guard.when, "path": guard.path}
                yield here, _name(guard.target), about
            about = {"kind": "otherwise", "path": fork.otherwise.path}
            yield here, _name(fork.otherwise), about
            yield from _unknown(here, fork.if_unknown)


def _unknown(here: str, target: Stop | Grounded) -> Iterator[Edge]:
    if isinstance(target, Stop):
        yield here, _name(target), {"kind": "unknown", "path": target.path}
        return
    yield here, _name(target.go), {"kind": "unknown", "path": target.path, "guard": target.ground}
    yield here, f"referral:{target.otherwise.id}", {"kind": "unknown", "path": target.path}


def _kind(target: Go | Stop, kind: str) -> str:
    return kind if isinstance(target, Go) else "refer"


def _name(target: Go | Stop) -> str:
    if isinstance(target, Stop):
        return f"referral:{target.referral.id}"
    return END if target.to == END else f"node:{target.to}"
