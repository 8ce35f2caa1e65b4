"""Patients whose walk an alert of a node ends from elsewhere, by an answer asked for elsewhere.

When it does so is not encoded: what is found here may not be, and the engine is asked about each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.asking import surely
from arbre.analysis.proof.proof import Proof
from arbre.language.tree import FIRST, Guarantee, Referral

Candidate = tuple[BoolRef, ...]


def candidates(
    guarantee: Guarantee, proof: Proof, about: Candidate, broken: Candidate
) -> Iterator[Candidate]:
    """Yield what may be true of patients who contradict a guarantee only by such an alert."""
    disturbed = (*proof.usual, *about, Not(proof.undisturbed))
    at_once = _at_once(proof)
    promise = guarantee.always or guarantee.never
    referral = promise.referral if promise is not None else None
    if guarantee.always is not None and referral is not None:
        kept = (Or(*ways) for one, ways in at_once.items() if one.rank[:2] <= referral.rank[:2])
        disturbed = (*disturbed, Not(Or(*kept)))
    elif guarantee.never is not None and referral is not None:
        yield (*disturbed, Or(*at_once.get(referral, ())))
    yield (*disturbed, *broken)
    if guarantee.always is not None:
        yield disturbed


def _at_once(proof: Proof) -> dict[Referral, list[BoolRef]]:
    """Return when each referral is that of an alert that takes effect from elsewhere."""
    walk = proof.walk
    found: dict[Referral, list[BoolRef]] = defaultdict(list)
    for node in walk.tree.nodes.values():
        opened = BoolVal(True) if node.visit == FIRST else walk.reach[node.visit]
        for alert in node.alerts:
            says = surely(alert.fires, proof.asking)
            on = And(opened, Not(walk.reach[node.id]))
            found[alert.refer].append(And(on, says.true))
            found[alert.if_unknown].append(And(on, says.not_false, says.not_true))
    return found
