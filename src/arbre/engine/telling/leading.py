"""Which reasons led to the acts that stand, among all that was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from arbre.engine.outcome import Outcome, Reason
from arbre.language.conditions.syntax import Path
from arbre.language.conditions.values import Truth
from arbre.language.tree import Tree


def leading(outcome: Outcome, tree: Tree) -> Iterator[Reason]:
    """Yield, in the order of the walk, the `when` of the acts given and the guards that decided.

    A guard that is false decides nothing while a later one of its node does; where all are false,
    they decide together.
    """
    offered = frozenset(_offered(outcome, tree))
    for (origin, _), group in groupby(outcome.examined, lambda one: (one.origin, one.id)):
        reasons = tuple(group)
        if origin == "when":
            yield from (one for one in reasons if one.path in offered)
        elif origin == "guard":
            yield from [one for one in reasons if one.truth is not Truth.FALSE] or reasons
        elif origin == "ground":
            yield from reasons


def _offered(outcome: Outcome, tree: Tree) -> Iterator[Path]:
    """Yield the places of the entries that gave the acts that stand."""
    for given in outcome.acts:
        for offer in tree.nodes[given.node].offers:
            if not given.revoked and any(act.id == given.id for act in offer.acts):
                yield offer.path
