"""`tree.graph`: the tree as a frozen networkx graph."""

from __future__ import annotations

import networkx
import pytest

import arbre
from arbre.language.tree import Tree


@pytest.fixture(scope="module", params=["cheville-torsion-mk", "lombalgie-aigue-mk"])
def tree(request: pytest.FixtureRequest) -> Tree:
    return arbre.load_shipped(request.param)


def test_it_holds_every_node_every_referral_and_the_end(tree: Tree) -> None:
    wanted = {f"node:{id_}" for id_ in tree.nodes} | {f"referral:{id_}" for id_ in tree.referrals}
    assert set(tree.graph.nodes) == {"end", *wanted}


def test_every_node_is_on_a_way_from_the_start_and_the_graph_has_no_circle(tree: Tree) -> None:
    reached = networkx.descendants(tree.graph, f"node:{tree.start}") | {f"node:{tree.start}"}
    assert {f"node:{id_}" for id_ in tree.nodes} <= reached
    assert networkx.is_directed_acyclic_graph(tree.graph)


def test_two_ways_between_two_nodes_are_two_edges() -> None:
    graph = arbre.load_shipped("cheville-torsion-mk").graph
    ways = graph.get_edge_data("node:ottawa", "node:radiographie")
    assert [way["kind"] for way in ways.values()] == ["branch", "branch", "branch"]
    assert len({way["path"] for way in ways.values()}) == 3


def test_each_edge_says_its_kind_and_where_it_is_written(tree: Tree) -> None:
    for _, _, about in tree.graph.edges(data=True):
        assert tree.document.span(about["path"]).start.line > 1
        assert (about["kind"] == "branch") <= ("guard" in about)


def test_it_cannot_be_changed(tree: Tree) -> None:
    with pytest.raises(networkx.NetworkXError):
        tree.graph.add_node("another")
