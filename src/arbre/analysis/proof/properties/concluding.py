"""The walk concludes, in one way; what the engine promises of every protocol holds of this one.

A fault here is one of arbre, not of the protocol: it is raised, not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from z3 import And, AtMost, BoolRef, Not, Or

from arbre.analysis.proof.fault import BrokenPromiseError, Fault, smallest_patient
from arbre.analysis.proof.offering import Given
from arbre.analysis.proof.proof import REFINES, Proof
from arbre.analysis.proof.walk import Sent, in_force
from arbre.language.tree import Criterion, Fork


def concludes(proof: Proof) -> Iterator[Fault]:
    """Every walk ends, and in one way only."""
    endings = [one.when for one in proof.walk.sent] + [proof.walk.ended]
    _never(proof, Not(Or(*endings)), "a walk does not end")
    _never(proof, Not(AtMost(*endings, 1)), "a walk ends in two ways")
    yield from ()


def no_gap(proof: Proof) -> Iterator[Fault]:
    """Where branches say nothing of `otherwise` or `if_unknown`, they never need it."""
    for node in proof.tree.nodes.values():
        if isinstance(node.exit, Fork):
            written = proof.tree.protocol.tree.nodes[node.id]
            for way in proof.walk.ways[node.id]:
                if way.path == (*node.exit.path,) and written.otherwise is None:
                    _never(proof, way.when, f"no branch of {node.id} is true")
    yield from ()


def clauses(proof: Proof) -> Iterator[Fault]:
    """No act is given against any clause of DESIGN §5.5."""
    for given in proof.walk.given:
        for name, broken in _broken(proof, given):
            _never(proof, And(given.authorised, broken), f"{given.act.id} against {name}")
    yield from ()


def nothing_after_referral(proof: Proof) -> Iterator[Fault]:
    """No act is released in a visit that a referral ends, nor after it."""
    walk = proof.walk
    for visit in proof.tree.visits:
        acts = [walk.released(one) for one in walk.given if one.node.visit == visit]
        chain = proof.tree.come_through(visit)
        before = [one.when for one in walk.sent if one.visit in chain and not _missed(proof, one)]
        before += [one.when for one in walk.sent if one.visit in chain[1:]]
        _never(proof, And(Or(*acts), Or(*before)), f"an act after a referral in {visit}")
    yield from ()


def unknown_authorises_nothing(proof: Proof) -> Iterator[Fault]:
    """What is given while answers are unknown is given whatever their true values.

    Or an earlier act of its `first_of` is. An act that a `ground` leads to is listed.
    """
    walk, second = proof.walk, proof.second
    on_ground = Or(*(way.when for way in walk.grounds))
    for given, twin in zip(walk.given, second.given, strict=True):
        same = [
            second.released(one)
            for one in second.given
            if one.node.id == twin.node.id and one.offer is twin.offer
        ]
        earlier = same[: [act.id for act in given.offer.acts].index(given.act.id) + 1]
        wanted = (walk.released(given), Not(Or(*earlier)))
        if proof.model(*proof.usual, REFINES, *wanted, Not(on_ground)) is not None:
            said = f"{given.act.id} in {given.node.id} is given on unknown answers"
            raise _broken_promise(proof, (*proof.usual, REFINES, *wanted, Not(on_ground)), said)
        if walk.grounds and proof.model(*proof.usual, walk.released(given), on_ground) is not None:
            yield Fault(
                code="act-behind-ground",
                path=given.offer.path,
                values={"act": given.act.id, "node": given.node.id},
            )


def _never(proof: Proof, formula: BoolRef, said: str) -> None:
    if proof.model(formula) is not None:
        raise _broken_promise(proof, (formula,), said)


def _broken_promise(proof: Proof, wanted: tuple[BoolRef, ...], said: str) -> BrokenPromiseError:
    return BrokenPromiseError(said, smallest_patient(proof, *wanted))


def _missed(proof: Proof, sent: Sent) -> bool:
    """Tell whether a referral is that of a visit that did not begin in time."""
    wait = proof.tree.nodes[sent.node].wait if sent.node is not None else None
    return wait is not None and sent.path == wait.path


def _broken(proof: Proof, given: Given) -> Iterator[tuple[str, BoolRef]]:
    """Yield how each clause would be broken, found anew from the conditions alone."""
    tree, walk = proof.tree, proof.walk
    chain = proof.tree.come_through(given.node.visit)
    alerts = [one for visit in chain for one in tree.visits[visit].alerts]
    withdrawal = [one for visit in chain for one in tree.visits[visit].withdrawal]
    yield "alerts", _some(proof, alerts)
    for node in tree.nodes.values():
        if node.visit in chain:
            passed = And(walk.reach[node.id], walk.leaving[node.id])
            yield f"alerts of {node.id}", And(passed, _some(proof, node.alerts))
    yield "withdrawal", _some(proof, withdrawal)
    yield "entitlement", Not(walk.entitled.true)
    yield "force", Or(*(Not(in_force(visit)) for visit in chain))
    yield "consent", _some(proof, tree.consent)
    yield "inclusion", _some(proof, tree.inclusion)
    yield "exclusion", _some(proof, tree.exclusion)
    yield "the way to it", Not(walk.reach[given.node.id])
    yield "contraindications", Or(*_contraindicated(proof, given))
    yield "referrals of its node", walk.offered[given.node.id].referring.fires
    if given.offer.when is not None:
        yield "its condition", Not(walk.conditions.truth(given.offer.when).true)


def _some(proof: Proof, criteria: tuple[Criterion, ...] | list[Criterion]) -> BoolRef:
    """Return whether one criterion is true or unknown."""
    return Or(*(Not(proof.walk.conditions.truth(one.fires).false) for one in criteria))


def _contraindicated(proof: Proof, given: Given) -> Iterator[BoolRef]:
    for one in given.act.contraindications:
        yield Not(proof.walk.conditions.truth(one.when).false)
