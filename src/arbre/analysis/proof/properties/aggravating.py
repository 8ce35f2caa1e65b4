"""A worse answer never makes the referral less urgent, and never opens an act.

Worse is: false → unknown → true, or along the direction that a number declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from z3 import And, BoolRef, Implies, Not, Or

from arbre.analysis.proof.fault import Fault, patients
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import REFERRAL, URGENCIES


def aggravates(question: str) -> Callable[[Proof], Iterator[Fault]]:
    """Return the property that one question only makes things worse."""

    def holds(proof: Proof) -> Iterator[Fault]:
        declared = proof.tree.protocol.questions[question].aggravates or ()
        worse = tuple(_worse(proof, question))
        for index, name in enumerate(declared):
            lightened = _less_urgent(proof) if name == REFERRAL else _opened(proof, name)
            wanted = (*proof.usual, proof.both_undisturbed, *worse, lightened)
            if proof.model(*wanted) is not None:
                yield _fault(proof, question, index, wanted)

    return holds


def _worse(proof: Proof, question: str) -> Iterator[BoolRef]:
    """Yield that the second copy answers one question worse, and all others alike."""
    for fact in tuple(proof.walk.patient.answers):
        if fact.question == question:
            yield _at_least_as_bad(proof, fact)
        else:
            yield proof.same(fact)


def _at_least_as_bad(proof: Proof, fact: Fact) -> BoolRef:
    one, other = proof.walk.patient.answer(fact), proof.second.patient.answer(fact)
    if one.truths is not None and other.truths is not None:
        up = Implies(one.truths.true, other.truths.true)
        return And(up, Implies(other.truths.false, one.truths.false))
    higher = proof.tree.protocol.questions[fact.question].worse == "higher"
    least, most = (one, other) if higher else (other, one)
    known = And(one.known, other.known, least.value <= most.value)
    return Or(And(Not(one.known), Not(other.known)), known)


def _less_urgent(proof: Proof) -> BoolRef:
    """Return whether the second copy is sent away less urgently, and not in an earlier visit."""
    found = []
    for sent in proof.walk.sent:
        urgency = URGENCIES.index(sent.referral.urgency)
        enough = [
            other.when
            for other in proof.second.sent
            if URGENCIES.index(other.referral.urgency) <= urgency
            or other.visit in _before(proof, sent.visit)
        ]
        found.append(And(sent.when, Not(Or(*enough))))
    return Or(*found)


def _before(proof: Proof, visit: str) -> list[str]:
    found: list[str] = []
    at = proof.tree.visits[visit].parent
    while at is not None:
        found.append(at)
        at = proof.tree.visits[at].parent
    return found


def _opened(proof: Proof, act: str) -> BoolRef:
    return And(_released(proof.second, act), Not(_released(proof.walk, act)))


def _released(walk: Walk, act: str) -> BoolRef:
    return Or(*(walk.released(given) for given in walk.given if given.act.id == act))


def _fault(proof: Proof, question: str, index: int, wanted: tuple[BoolRef, ...]) -> Fault:
    """Return the fault, with the patient before; the engine must decide both as the solver did."""
    name = (proof.tree.protocol.questions[question].aggravates or ())[index]
    before, after = patients(
        proof, wanted, (proof.walk, proof.second), lambda found: _confirmed(name, *found)
    )
    return Fault(
        code="worse-is-lighter",
        path=("questions", question, "aggravates", index),
        values={"question": question, "on": name, "after": _said(after)},
        replayed=before,
        worse=after,
    )


def _confirmed(name: str, before: Replayed, after: Replayed) -> bool:
    if name == REFERRAL:
        return _urgency(after) > _urgency(before)
    acts = [{act.id for act in one.released} for one in (before, after)]
    return name in acts[1] - acts[0]


def _urgency(found: Replayed) -> int:
    made = found.outcome.referral
    return URGENCIES.index(made.urgency) if made is not None else len(URGENCIES)


def _said(found: Replayed) -> str:
    made = found.outcome.referral
    return made.id if made is not None else ", ".join(act.id for act in found.outcome.acts)
