"""A worse answer never makes the referral less urgent, and never opens an act.

Worse is: false → unknown → true, or along the direction that a number declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from z3 import And, BoolRef, Implies, Not, Or

from arbre.analysis.proof.fault import Fault, patients, perhaps
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties.interrupting import at_once
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import REFERRAL, URGENCIES, Referral


def aggravates(question: str) -> Callable[[Proof], Iterator[Fault]]:
    """Return the property that one question only makes things worse."""

    def holds(proof: Proof) -> Iterator[Fault]:
        declared = proof.tree.protocol.questions[question].aggravates or ()
        worse = tuple(_worse(proof, question))
        for index, name in enumerate(declared):
            found = _lightened(proof, name, (*proof.usual, *worse))
            if found:
                yield _fault(question, index, name, *found)

    return holds


def _worse(proof: Proof, question: str) -> Iterator[BoolRef]:
    """Yield that the second copy answers one question worse, and all others alike."""
    for fact in dict.fromkeys((*proof.walk.patient.answers, *proof.facts)):
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


def _lightened(proof: Proof, name: str, worse: tuple[BoolRef, ...]) -> tuple[Replayed, ...]:
    """Return a patient, before and after, whose decision a worse answer lightens, if one is found.

    When an alert of another node takes effect is not encoded: the engine is asked.
    """
    walks = (proof.walk, proof.second)
    referral = name == REFERRAL
    lightened = _less_urgent(proof) if referral else _opened(proof, name)
    wanted = (*worse, proof.both_undisturbed, lightened)
    if proof.model(*wanted) is not None:
        return patients(proof, wanted, walks, lambda found: _confirmed(name, *found))
    sooner = _less_urgent_at_once(proof) if referral else _released(proof.second, name)
    wanted = (*worse, Not(proof.both_undisturbed), sooner)
    return perhaps(proof, wanted, walks, lambda found: _confirmed_at_once(proof, name, *found))


def _confirmed_at_once(proof: Proof, name: str, before: Replayed, after: Replayed) -> bool:
    """Tell the same of two patients, the second of whom does not leave in an earlier visit."""
    visits = [one.outcome.path[-1].visit for one in (before, after)]
    return visits[1] not in _before(proof, visits[0]) and _confirmed(name, before, after)


def _less_urgent_at_once(proof: Proof) -> BoolRef:
    """Return whether an alert of another node sends the second copy away less urgently."""
    found = []
    every = tuple(at_once(proof.second_asking))
    waits = {wait.path for node in proof.tree.nodes.values() if (wait := node.wait) is not None}
    for sent in (one for one in proof.walk.sent if one.path not in waits):
        urgency = _rank(sent.referral)
        lighter = [
            one.when for one in every if one.visit == sent.visit and _rank(one.referral) > urgency
        ]
        others = [one.when for one in every if _rank(one.referral) <= urgency]
        found.append(And(sent.when, Or(*lighter), Not(Or(*others))))
    return Or(*found)


def _rank(referral: Referral) -> int:
    return URGENCIES.index(referral.urgency)


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


def _fault(question: str, index: int, name: str, before: Replayed, after: Replayed) -> Fault:
    """Return the fault, with the patient before."""
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
