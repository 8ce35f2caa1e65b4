"""Each node, visit, branch, criterion, alert and act serves some patient."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.offering import contraindication_id
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.truths import unknown
from arbre.language.conditions.syntax import Path
from arbre.language.overlays import withheld
from arbre.language.tree import FIRST, Fork, Go, Grounded


def all_reached(proof: Proof) -> Iterator[Fault]:
    """Yield what no patient ever comes to; what follows from it is not repeated."""
    dead = [id_ for id_ in proof.tree.nodes if not _possible(proof, proof.walk.reach[id_])]
    for id_ in dead:
        if _is_first_dead(proof, id_, dead):
            path: Path = ("tree", "nodes", id_)
            yield Fault(code="never-reached", path=path, at="key", values=_of(id_))
    closed = [
        id_
        for id_, waited in proof.walk.waits.items()
        if id_ not in dead and not _possible(proof, And(proof.walk.reach[id_], waited.open))
    ]
    for id_ in closed:
        yield Fault(code="never-opened", path=("tree", "nodes", id_, "wait"), values=_of(id_))
    barred = frozenset((*dead, *closed))
    for id_ in proof.tree.nodes:
        if id_ not in barred and _possible(proof, proof.walk.leaving[id_]):
            yield from _of_node(proof, id_)
    yield from _rules(proof, barred)
    yield from _acts(proof, barred)


def _is_first_dead(proof: Proof, id_: str, dead: list[str]) -> bool:
    """Tell whether a node that nobody comes to begins the tree, or is led to from a live one."""
    live = (ways for node, ways in proof.walk.ways.items() if node not in dead)
    return id_ == proof.tree.start or any(way.to == id_ for ways in live for way in ways)


def _of(node: str) -> dict[str, str]:
    return {"node": node}


# ── branches ──────────────────────────────────────────────────────────────────────────────────


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
            yield Fault(code="never-taken", path=target.path[:-1], values=_of(id_))
    if isinstance(exit_.if_unknown, Grounded):
        yield from _of_ground(proof, id_, exit_, exit_.if_unknown)


def _of_ground(proof: Proof, id_: str, fork: Fork, grounded: Grounded) -> Iterator[Fault]:
    """Yield a ground that no patient who comes to it meets, and one that every patient meets."""
    walk = proof.walk
    ground = walk.conditions.truth(grounded.ground)
    unsure: list[BoolRef] = []
    on = walk.leaving[id_]
    for guard in fork.guards:
        truths = walk.conditions.truth(guard.when)
        unsure.append(And(on, unknown(truths)))
        on = And(on, truths.false)
    here = walk.patient.named(Or(*unsure))
    if not _possible(proof, here):
        return
    path = (*grounded.path, "ground")
    if not _possible(proof, And(here, ground.true)):
        yield Fault(code="never-taken", path=path, values=_of(id_))
    elif not _possible(proof, And(here, Not(ground.true))):
        yield Fault(code="empty-ground", path=path, values=_of(id_))


# ── criteria ──────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Rules:
    """What each criterion of the file stops, in any visit, and where it is looked at."""

    stops: dict[Path, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))
    looked: dict[Path, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))
    ids: dict[Path, str] = field(default_factory=dict)

    def note(self, path: Path, id_: str, looked: BoolRef, *stops: BoolRef) -> None:
        self.ids.setdefault(path, id_)
        self.looked[path].append(looked)
        self.stops[path].extend(stops)


def _rules(proof: Proof, barred: frozenset[str]) -> Iterator[Fault]:
    """Yield the criteria that never send anybody away, though some patients come to them."""
    rules = _Rules()
    for section in proof.walk.sections:
        if section.node not in barred:
            for one in section.rules:
                if one.rule.condition is not None:
                    ways = [And(section.entered, one.true)]
                    if one.rule.origin == "alerts":  # it takes effect wherever it becomes known
                        known = proof.surely(one.rule.condition).true
                        ways.append(And(_begun(proof, section.visit), known))
                    looked = And(section.entered, one.looked)
                    rules.note(one.rule.path, one.rule.id, looked, *ways)
    _contraindications(proof, barred, rules)
    for criterion in proof.tree.withdrawal:
        if not any(visit.withdrawal for visit in proof.tree.visits.values()):
            rules.note(criterion.path, criterion.id, BoolVal(True))
    for path, formulas in rules.stops.items():
        if not _possible(proof, Or(*formulas)) and _possible(proof, Or(*rules.looked[path])):
            yield Fault(code="never-fires", path=path, values={"criterion": rules.ids[path]})


def _begun(proof: Proof, visit: str) -> BoolRef:
    """Return whether a visit begins."""
    if visit == FIRST:
        return BoolVal(True)
    return And(proof.walk.reach[visit], proof.walk.waits[visit].open)


def _contraindications(proof: Proof, barred: frozenset[str], rules: _Rules) -> None:
    """Note when each contraindication that only drops its act is true where its node is.

    One that the condition of the act leaves out as well is a repetition, not a fault.
    """
    for id_, offered in proof.walk.offered.items():
        if id_ in barred:
            continue
        entered = offered.referring.entered
        for each in offered.considered:
            for act in each.offer.acts:
                for one in act.contraindications:
                    true = proof.walk.conditions.truth(one.when).true
                    name = contraindication_id(act, one)
                    rules.note(one.path, name, entered, And(entered, true))


# ── acts ──────────────────────────────────────────────────────────────────────────────────────


def _acts(proof: Proof, barred: frozenset[str]) -> Iterator[Fault]:
    """Yield the acts that are never given, and what never accompanies them."""
    meant = withheld(proof.tree.document)
    for id_, offered in proof.walk.offered.items():
        if id_ in barred or not _possible(proof, offered.referring.entered):
            continue
        for given in offered.given:
            if given.act.id not in meant and not _possible(proof, proof.walk.released(given)):
                values = {"act": given.act.id, "node": id_}
                yield Fault(code="never-given", path=given.offer.path, values=values)
        for handed in offered.handed:
            if handed.path is not None and not _possible(proof, handed.when):
                values = {"referral": handed.referral.id, "node": id_}
                yield Fault(code="never-handed", path=handed.path, values=values)


def _possible(proof: Proof, formula: BoolRef) -> bool:
    return proof.model(*proof.usual, formula) is not None
