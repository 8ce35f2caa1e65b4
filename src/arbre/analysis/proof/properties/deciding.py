"""Each written condition may be true, and may be false, of a patient whose answers are known."""

from __future__ import annotations

from collections.abc import Iterator

from z3 import And, BoolRef

from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.proof import Proof
from arbre.language.conditions.syntax import Condition, Knowing, Named, Path, Term
from arbre.language.conditions.traversal import parts_of
from arbre.language.overlays import withheld
from arbre.language.tree import Fork, Grounded, Node, Tree


def conditions_decide(proof: Proof) -> Iterator[Fault]:
    """Yield the conditions that known answers can make true only, or false only."""
    meant = set(withheld(proof.tree.document).values())
    every = {path: one for path, one in _written(proof.tree) if path not in meant}
    truths = {path: proof.walk.conditions.truth(one) for path, one in every.items()}
    known = proof.walk.patient.named(And(*_all_known(proof)))
    for path, condition in every.items():
        if _tests_knowledge(condition):
            continue
        for code, truth in (
            ("never-true", truths[path].true),
            ("always-holds", truths[path].false),
        ):
            if proof.model(known, truth) is None:
                yield Fault(code=code, path=path)


def _all_known(proof: Proof) -> Iterator[BoolRef]:
    return (answer.known for answer in proof.walk.patient.answers.values())


def _tests_knowledge(part: Condition | Term) -> bool:
    return isinstance(part, Knowing) or any(map(_tests_knowledge, parts_of(part)))


def _written(tree: Tree) -> Iterator[tuple[Path, Condition]]:
    """Yield each condition of the file, by its place, as one of its visits reads it."""
    for visit in tree.visits.values():
        for one in (*visit.alerts, *visit.withdrawal):
            yield from _of_criterion(tree, (*one.path, "when"), one.when)
    for one in (*tree.inclusion, *tree.exclusion):
        yield from _of_criterion(tree, (*one.path, "when"), one.when)
    for node in tree.nodes.values():
        for one in node.alerts:
            yield from _of_criterion(tree, (*one.path, "when"), one.when)
        yield from _of_node(tree, node)


def _of_criterion(tree: Tree, path: Path, condition: Condition) -> Iterator[tuple[Path, Condition]]:
    yield path, condition
    yield from _definitions(tree, condition)


def _of_node(tree: Tree, node: Node) -> Iterator[tuple[Path, Condition]]:
    for offer in node.offers:
        if offer.when is not None:
            yield from _of_criterion(tree, (*offer.path, "when"), offer.when)
        for also in offer.also:
            yield from _of_criterion(tree, (*also.path, "when"), also.when)
        for act in offer.acts:
            for one in act.contraindications:
                yield from _of_criterion(tree, (*one.path, "when"), one.when)
    if isinstance(node.exit, Fork):
        for guard in node.exit.guards:
            yield from _of_criterion(tree, (*guard.path, "when"), guard.when)
        if isinstance(node.exit.if_unknown, Grounded):
            unknown = node.exit.if_unknown
            yield from _of_criterion(tree, (*unknown.path, "ground"), unknown.ground)


def _definitions(tree: Tree, part: Condition | Term) -> Iterator[tuple[Path, Condition]]:
    if isinstance(part, Named):
        written = tree.protocol.definitions[part.name]
        path: Path = ("definitions", part.name)
        yield (path if isinstance(written, str) else (*path, "when")), part.body
    for below in parts_of(part):
        yield from _definitions(tree, below)
