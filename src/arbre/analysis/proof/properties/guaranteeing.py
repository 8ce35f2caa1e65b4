"""Each guarantee of the file holds, of the patients that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.fault import Fault, shown
from arbre.analysis.proof.offering import Given
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.terms import Amount, aligned
from arbre.engine.outcome import AuthorisedAct
from arbre.engine.view import View
from arbre.language.conditions.evaluation import evaluate, extent
from arbre.language.conditions.syntax import Term
from arbre.language.conditions.units import in_one_unit
from arbre.language.conditions.values import Truth
from arbre.language.guarantee import Guarantee, Promise
from arbre.language.tree import Act, Limit, Tree


def guarantee_holds(guarantee: Guarantee) -> Callable[[Proof], Iterator[Fault]]:
    """Return the property that one guarantee is."""

    def holds(proof: Proof) -> Iterator[Fault]:
        fault = Fault(
            code="guarantee-broken",
            path=guarantee.path,
            values={"guarantee": guarantee.id},
        )
        wanted = (*proof.usual, *_about(guarantee, proof), *_broken(guarantee, proof))
        for one in shown(
            proof, fault, wanted, lambda found: _contradicts(guarantee, proof.tree, found)
        ):
            yield _told(one, guarantee)

    return holds


def _told(fault: Fault, guarantee: Guarantee) -> Fault:
    """Return a fault with what nobody asked for, and the guarantee is about."""
    if fault.replayed is None or guarantee.when is None or guarantee.among == "asked":
        return fault
    return replace(fault, hidden=fault.replayed.unasked(guarantee.when))


def _about(guarantee: Guarantee, proof: Proof) -> Iterator[BoolRef]:
    """Yield that a patient is one of those that the guarantee is about."""
    if guarantee.among == "included":
        yield proof.end.comes_to(proof.tree.start)
    if guarantee.at is not None:
        yield proof.end.comes_to(guarantee.at)
        node = proof.tree.nodes[guarantee.at]
        if node.wait is not None:
            yield proof.end.begins(node.visit)
    if guarantee.when is not None:
        if guarantee.among == "asked":
            yield proof.surely(guarantee.when).true
        else:
            yield proof.walk.conditions.truth(guarantee.when).true


def _broken(guarantee: Guarantee, proof: Proof) -> Iterator[BoolRef]:
    if guarantee.always is not None:
        yield Not(_kept(guarantee.always, proof))
    if guarantee.never is not None:
        yield _met(guarantee.never, proof)


def _kept(promise: Promise, proof: Proof) -> BoolRef:
    """Return whether a patient gets what is promised: an act, or a referral at least as urgent."""
    if promise.referral is not None:
        return proof.end.sent_by(promise.referral.rank[:2])
    return _met(promise, proof)


def _met(promise: Promise, proof: Proof) -> BoolRef:
    """Return whether a patient gets exactly this: an act (above a limit), or a referral."""
    if promise.referral is not None:
        return proof.end.sent.get(promise.referral, BoolVal(False))
    return Or(
        *(
            And(proof.end.released(given), _above(promise, given, proof))
            for given in proof.walk.given
            if given.act.id in promise.acts
        )
    )


# ── above a limit ─────────────────────────────────────────────────────────────────────────────


def _above(promise: Promise, given: Given, proof: Proof) -> BoolRef:
    """Return whether a limit of the act passes the bound; an act without that limit does."""
    if promise.above is None:
        return BoolVal(True)
    limits = [one for one in given.act.limits if _bounded(one, promise)]
    if not limits:
        return BoolVal(True)
    return Or(*(_passes(limit, promise.above, proof) for limit in limits))


def _bounded(limit: Limit, promise: Promise) -> bool:
    return bool(limit.max) and promise.limit in (None, limit.id)


def _passes(limit: Limit, above: Term, proof: Proof) -> BoolRef:
    """Return whether each maximum is greater than the bound, as the engine takes both."""
    terms = in_one_unit(*limit.max, above)
    *maxima, bound = aligned(*(_amount(term, proof) for term in terms))
    return And(*(one.low > bound.low for one in maxima))


def _amount(term: Term, proof: Proof) -> Amount:
    return proof.walk.conditions.amount(term)


# ── the engine agrees ─────────────────────────────────────────────────────────────────────────


def _confirmed(guarantee: Guarantee, tree: Tree, found: Replayed) -> bool:
    """Tell whether the engine, too, breaks the guarantee for this patient."""
    made = found.outcome.referral
    rank = tree.referrals[made.id].rank[:2] if made is not None else None
    always, never = guarantee.always, guarantee.never
    if always is not None:
        if always.referral is not None:
            return rank is None or rank > always.referral.rank[:2]
        return not any(True for _ in _acts(always, tree, found))
    if never is not None and never.referral is not None:
        return made is not None and made.id == never.referral.id
    return never is not None and any(True for _ in _acts(never, tree, found))


def _contradicts(guarantee: Guarantee, tree: Tree, found: Replayed) -> bool:
    return _concerned(guarantee, tree, found) and _confirmed(guarantee, tree, found)


def _concerned(guarantee: Guarantee, tree: Tree, found: Replayed) -> bool:
    """Tell whether the engine, too, finds that the guarantee is about this patient."""
    passed = {step.id for step in found.outcome.path}
    if guarantee.among == "included" and tree.start not in passed:
        return False
    if guarantee.at is not None:
        begun = tree.nodes[guarantee.at].wait is None or guarantee.at in found.begun
        if guarantee.at not in passed or not begun:
            return False
    answers = found.asked if guarantee.among == "asked" else found.full.answers
    view = View(answers=answers, clocks=found.full.clocks)
    return guarantee.when is None or evaluate(guarantee.when, view).low is Truth.TRUE


def _acts(promise: Promise, tree: Tree, found: Replayed) -> Iterator[AuthorisedAct]:
    """Yield the acts released that are meant, above the bound if there is one."""
    for act in found.released:
        if act.id in promise.acts and _is_above(promise, _written(act, tree), found):
            yield act


def _written(act: AuthorisedAct, tree: Tree) -> Act:
    offered = (one for offer in tree.nodes[act.node].offers for one in offer.acts)
    return next(one for one in offered if one.id == act.id)


def _is_above(promise: Promise, act: Act, found: Replayed) -> bool:
    if promise.above is None:
        return True
    view = View(answers=found.full.answers, clocks=found.full.clocks)
    limits = [one for one in act.limits if _bounded(one, promise)]
    terms = [in_one_unit(*one.max, promise.above) for one in limits]
    lowest = [[extent(term, view).low_min for term in every] for every in terms]
    return not limits or any(min(maxima) > bound for *maxima, bound in lowest)
