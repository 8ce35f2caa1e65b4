"""Which nodes, branches and criteria of a protocol a set of decisions reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arbre.engine.outcome import Outcome, Reason
from arbre.language.conditions.syntax import Path
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion, Fork, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How much of one kind of thing is reached; `missed` names the rest."""

    reached: int
    total: int
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Criteria count once for each truth in which they were met: absent, unknown, present."""

    nodes: Reach
    branches: Reach
    criteria: Reach


def coverage(tree: Tree, outcomes: Iterable[Outcome]) -> Coverage:
    """Return what the outcomes reach."""
    nodes: set[str] = set()
    seen: set[tuple[Path, Truth]] = set()
    for outcome in outcomes:
        nodes.update(step.id for step in outcome.path)
        seen.update((one.path, one.truth) for one in (*outcome.examined, *_forcing(outcome)))
    return Coverage(
        nodes=_reach({id_: id_ in nodes for id_ in tree.nodes}),
        branches=_reach({name: (path, Truth.TRUE) in seen for name, path in _branches(tree)}),
        criteria=_reach(
            {
                f"{one.section}.{one.id} {truth.name.lower()}": (one.path, truth) in seen
                for one in _criteria(tree)
                for truth in Truth
            }
        ),
    )


def _forcing(outcome: Outcome) -> Iterator[Reason]:
    for made in outcome.referrals:
        yield from made.reasons


def _reach(found: dict[str, bool]) -> Reach:
    missed = tuple(name for name, reached in found.items() if not reached)
    return Reach(reached=len(found) - len(missed), total=len(found), missed=missed)


def _branches(tree: Tree) -> Iterator[tuple[str, Path]]:
    for node in tree.nodes.values():
        if isinstance(node.exit, Fork):
            for number, guard in enumerate(node.exit.guards, 1):
                yield f"{node.id} {number}", guard.path


def _criteria(tree: Tree) -> Iterator[Criterion]:
    yield from (*tree.alerts, *tree.consent, *tree.inclusion, *tree.exclusion)
    for node in tree.nodes.values():
        yield from node.alerts
