"""Places of a file → the conditions that a walk may look at there, and the values they read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arbre.language.conditions.syntax import Cases, Condition, Path, Points
from arbre.language.conditions.traversal import values_in
from arbre.language.tree import Fork, Grounded, Node, Tree


def conditions(tree: Tree) -> Mapping[Path, Condition]:
    """Return every condition that can be looked at, by its place in the file."""
    found: dict[Path, Condition] = {}
    for visit in tree.visits.values():
        found.update((one.path, one.when) for one in (*visit.alerts, *visit.withdrawal))
    for one in (*tree.consent, *tree.inclusion, *tree.exclusion):
        found[one.path] = one.when
    for node in tree.nodes.values():
        found.update(_of_node(node))
    return found


def values_by_place(tree: Tree) -> Mapping[Path, tuple[Cases | Points, ...]]:
    """Return the scores and other values of the conditions that read some, by their place."""
    found = {path: tuple(values_in(one)) for path, one in conditions(tree).items()}
    return {path: values for path, values in found.items() if values}


def _of_node(node: Node) -> Iterator[tuple[Path, Condition]]:
    yield from ((one.path, one.when) for one in node.alerts)
    for offer in node.offers:
        if offer.when is not None:
            yield offer.path, offer.when
        yield from ((one.path, one.when) for one in offer.also)
        yield from ((one.path, one.when) for act in offer.acts for one in act.contraindications)
    if isinstance(node.exit, Fork):
        yield from ((guard.path, guard.when) for guard in node.exit.guards)
        if isinstance(node.exit.if_unknown, Grounded):
            yield node.exit.if_unknown.path, node.exit.if_unknown.ground
