"""A worse answer never makes the referral less urgent, and never opens an act.

Worse is: false → unknown → true, or along the direction that a number declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from z3 import And, BoolRef, Implies, Not, Or

from arbre.analysis.proof.course.ending import Ended
from arbre.analysis.proof.fault import Fault, shown
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import FIRST, REFERRAL, URGENCIES, Tree


def aggravates(question: str) -> Callable[[Proof], Iterator[Fault]]:
    """Return the property that one question only makes things worse."""

    def holds(proof: Proof) -> Iterator[Fault]:
        declared = proof.tree.protocol.questions[question].aggravates or ()
        for index, name in enumerate(declared):
            lighter = _less_urgent(proof) if name == REFERRAL else _opened(proof, name)
            worse = _worse(proof, question)
            yield from map(
                _told,
                shown(
                    proof,
                    Fault(
                        code="worse-is-lighter",
                        path=("questions", question, "aggravates", index),
                        values={"question": question, "on": name},
                    ),
                    (*proof.usual, *worse, lighter),
                    partial(_confirmed, proof.tree, name),
                    walks=(proof.walk, proof.second),
                ),
            )

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


def _less_urgent(proof: Proof) -> BoolRef:
    """Return whether the second copy is sent away less urgently, and not in an earlier visit."""
    first, second = proof.end, proof.second_end
    urgencies = sorted({referral.rank[:1] for referral in first.sent})
    lighter = (And(first.sent_by(one), Not(second.sent_by(one))) for one in urgencies)
    return And(Or(*lighter), Not(Or(*_earlier(proof))))


def _earlier(proof: Proof) -> Iterator[BoolRef]:
    """Yield that the walk of the second copy ends in a visit before the one of the first."""
    for visit in proof.tree.visits:
        last = _last(proof.second_end, visit)
        later = (_last(proof.end, one) for one in _after(proof.tree, visit))
        yield And(last, Or(*later))


def _last(end: Ended, visit: str) -> BoolRef:
    """Return whether a visit is the last one to which a patient comes in time."""
    tree = end.walk.tree
    next_ = (end.begins(one.id) for one in tree.visits.values() if one.parent == visit)
    return end.walk.patient.named(And(end.begins(visit), Not(Or(*next_))))


def _after(tree: Tree, visit: str) -> Iterator[str]:
    for one in tree.visits.values():
        if one.parent == visit:
            yield one.id
            yield from _after(tree, one.id)


def _opened(proof: Proof, act: str) -> BoolRef:
    return And(_released(proof.second_end, act), Not(_released(proof.end, act)))


def _released(end: Ended, act: str) -> BoolRef:
    return Or(*(end.released(given) for given in end.walk.given if given.act.id == act))


def _told(fault: Fault) -> Fault:
    """Return a fault with what the worse answer leads to."""
    if fault.worse is None:
        return fault
    return replace(fault, values={**fault.values, "after": _said(fault.worse)})


def _confirmed(tree: Tree, name: str, before: Replayed, after: Replayed) -> bool:
    if name == REFERRAL:
        later = {visit for one in _visits(after) for visit in _after(tree, one)}
        ends_before = bool(_visits(before) & later - _visits(after))
        return _urgency(after) > _urgency(before) and not ends_before
    acts = [{act.id for act in one.released} for one in (before, after)]
    return name in acts[1] - acts[0]


def _visits(found: Replayed) -> frozenset[str]:
    return found.begun | {FIRST}


def _urgency(found: Replayed) -> int:
    made = found.outcome.referral
    return URGENCIES.index(made.urgency) if made is not None else len(URGENCIES)


def _said(found: Replayed) -> str:
    made = found.outcome.referral
    return made.id if made is not None else ", ".join(act.id for act in found.outcome.acts)
