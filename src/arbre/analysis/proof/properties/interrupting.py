"""Patients whose walk an alert of a node ends from elsewhere, by an answer asked for elsewhere.

When it does so is not encoded: what is found here may not be, and the engine is asked about each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.asking import Asking, surely
from arbre.analysis.proof.proof import Proof
from arbre.language.guarantee import Guarantee
from arbre.language.tree import FIRST, Referral

Candidate = tuple[BoolRef, ...]


def candidates(
    guarantee: Guarantee, proof: Proof, about: Candidate, broken: Candidate
) -> Iterator[Candidate]:
    """Yield what may be true of patients who contradict a guarantee only by such an alert."""
    disturbed = (*proof.usual, *about, Not(proof.undisturbed))
    every = tuple(at_once(proof.asking))
    promise = guarantee.always or guarantee.never
    referral = promise.referral if promise is not None else None
    if guarantee.always is not None and referral is not None:
        kept = (one.when for one in every if one.referral.rank[:2] <= referral.rank[:2])
        disturbed = (*disturbed, Not(Or(*kept)))
    elif guarantee.never is not None and referral is not None:
        yield (*disturbed, Or(*(one.when for one in every if one.referral == referral)))
    yield (*disturbed, *broken)
    if guarantee.always is not None:
        yield disturbed


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce:
    """When an alert of a node not reached sends a patient away, in a visit."""

    referral: Referral
    visit: str
    when: BoolRef


def at_once(asking: Asking) -> Iterator[AtOnce]:
    """Yield how alerts take effect from elsewhere; an unknown one, where the walk ends well."""
    walk = asking.walk
    for node in walk.tree.nodes.values():
        opened = BoolVal(True) if node.visit == FIRST else walk.reach[node.visit]
        on = And(opened, Not(walk.reach[node.id]))
        for alert in node.alerts:
            says = surely(alert.fires, asking)
            unsure = And(on, walk.ended, says.not_false, says.not_true)
            yield AtOnce(referral=alert.refer, visit=node.visit, when=And(on, says.true))
            yield AtOnce(referral=alert.if_unknown, visit=node.visit, when=unsure)
