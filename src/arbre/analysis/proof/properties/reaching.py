"""Each node, branch, criterion, alert and act serves some patient."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.asking import surely
from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.proof import Proof
from arbre.language.conditions.syntax import Path
from arbre.language.overlays import withheld
from arbre.language.tree import Fork, Go


def all_reached(proof: Proof) -> Iterator[Fault]:
    """Yield what no patient ever comes to; what follows from an unreached node is not repeated."""
    dead = [id_ for id_ in proof.tree.nodes if not _possible(proof, proof.walk.reach[id_])]
    for id_ in dead:
        yield Fault(
            code="never-reached",
            path=("tree", "nodes", id_),
            at="key",
            values={"node": id_},
        )
    for id_ in proof.tree.nodes:
        if id_ not in dead:
            yield from _of_node(proof, id_)
    yield from _rules(proof, frozenset(dead))
    yield from _acts(proof, frozenset(dead))


def _of_node(proof: Proof, id_: str) -> Iterator[Fault]:
    """Yield the branches that are never taken; what must be written though needless is spared."""
    exit_ = proof.tree.nodes[id_].exit
    if not isinstance(exit_, Fork):
        return
    targets = [guard.target for guard in exit_.guards]
    if isinstance(exit_.otherwise, Go):
        targets.append(exit_.otherwise)
    for target in targets:
        ways = [way.when for way in proof.walk.ways[id_] if way.path == target.path]
        if not _possible(proof, Or(*ways)):
            yield Fault(
                code="never-taken",
                path=target.path[:-1],
                values={"node": id_},
            )


def _rules(proof: Proof, dead: frozenset[str]) -> Iterator[Fault]:
    """Yield the criteria that never send anybody away, in any visit."""
    ways: dict[Path, list[BoolRef]] = defaultdict(list)
    ids: dict[Path, str] = {}
    for section in proof.walk.sections:
        if section.node not in dead:
            for one in section.rules:
                if one.rule.condition is not None:
                    ways[one.rule.path].append(And(section.entered, one.true))
                    if one.rule.origin == "alerts":  # it takes effect wherever it becomes known
                        ways[one.rule.path].append(surely(one.rule.condition, proof.asking).true)
                    ids[one.rule.path] = one.rule.id
    for path, formulas in _contraindications(proof, dead).items():
        ways[path].extend(formulas)
        ids.setdefault(path, str(path[1]))
    for path, formulas in ways.items():
        if not _possible(proof, Or(*formulas)):
            yield Fault(code="never-fires", path=path, values={"criterion": ids[path]})


def _contraindications(proof: Proof, dead: frozenset[str]) -> dict[Path, list[BoolRef]]:
    """Return when each contraindication that only drops its act is true where it is looked at."""
    ways: dict[Path, list[BoolRef]] = defaultdict(list)
    for id_, offered in proof.walk.offered.items():
        if id_ in dead:
            continue
        for each in offered.considered:
            for act in each.offer.acts:
                for one in act.contraindications:
                    true = proof.walk.conditions.truth(one.when).true
                    looked = And(offered.referring.entered, Not(each.when.false))
                    ways[one.path].append(And(looked, true))
    return ways


def _acts(proof: Proof, dead: frozenset[str]) -> Iterator[Fault]:
    meant = withheld(proof.tree.document)
    for given in proof.walk.given:
        if given.node.id in dead or given.act.id in meant:
            continue
        if not _possible(proof, proof.walk.released(given)):
            yield Fault(
                code="never-given",
                path=given.offer.path,
                values={"act": given.act.id, "node": given.node.id},
            )


def _possible(proof: Proof, formula: BoolRef) -> bool:
    return proof.model(*proof.usual, formula) is not None
