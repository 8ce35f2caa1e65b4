"""Each guarantee of the file holds, of the patients that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.asking import surely
from arbre.analysis.proof.fault import MOST_OTHERS, Fault, UnconfirmedError, patient, perhaps
from arbre.analysis.proof.fixing import same_answers
from arbre.analysis.proof.offering import Given
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties.interrupting import candidates
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.sections import Examined, Settled
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
        replayed = _contradicting(guarantee, proof)
        if replayed is not None:
            yield Fault(
                code="guarantee-broken",
                path=guarantee.path,
                values={"guarantee": guarantee.id},
                replayed=replayed,
            )

    return holds


def _contradicting(guarantee: Guarantee, proof: Proof) -> Replayed | None:
    """Return a patient who contradicts a guarantee, None when none is found."""

    def contradicted(found: tuple[Replayed, ...]) -> bool:
        return all(_contradicts(guarantee, proof.tree, one) for one in found)

    about, broken = tuple(_about(guarantee, proof)), tuple(_broken(guarantee, proof))
    wanted = (*proof.usual, *about, *broken, proof.undisturbed)
    if proof.model(*wanted) is not None:
        for more in _more(guarantee, proof):
            found = _concerning(guarantee, proof, (*wanted, *more))
            if found is not None:
                return found
    for candidate in candidates(guarantee, proof, about, broken):
        for found in perhaps(proof, candidate, (proof.walk,), contradicted):
            return found
    return None


def _concerning(guarantee: Guarantee, proof: Proof, wanted: tuple[BoolRef, ...]) -> Replayed | None:
    """Return a patient whom the guarantee concerns, as the engine walks too; None if none is found.

    A few too many count as asked here; an alert that an earlier answer settles ends the walk of the
    engine before it comes to the node of that alert; and one that is masked does not win.
    """
    for _ in range(MOST_OTHERS):
        if proof.model(*wanted) is None:
            break
        try:
            return patient(proof, wanted, lambda one: _contradicts(guarantee, proof.tree, one))
        except UnconfirmedError as error:
            other = error.patient
            if other is None:
                raise
            if _concerned(guarantee, proof.tree, other) and not proof.masked:
                raise
        same = same_answers(proof.walk.patient, other.asked, other.clocks.start)
        wanted = (*wanted, Not(same))
    return None


def _more(guarantee: Guarantee, proof: Proof) -> Iterator[tuple[BoolRef, ...]]:
    """Yield what makes it likely that the engine walks alike: nothing, then more and more."""
    yield ()
    alerts = [one for one in proof.walk.sections if any(_is_alert(rule) for rule in one.rules)]
    calm = (Not(Or(*_true(section for section in alerts if section.node is not None))),)
    yield calm
    if proof.masked:
        yield (Not(Or(*_true(alerts))),)
    if guarantee.among == "asked" and guarantee.when is not None:
        yield (*calm, surely(guarantee.when, proof.asking.likely).true)


def _true(sections: Iterable[Settled]) -> Iterator[BoolRef]:
    return (one.true for section in sections for one in section.rules if _is_alert(one))


def _is_alert(one: Examined) -> bool:
    return one.rule.origin == "alerts"


def _about(guarantee: Guarantee, proof: Proof) -> Iterator[BoolRef]:
    """Yield that a patient is one of those that the guarantee is about."""
    walk = proof.walk
    if guarantee.among == "included":
        yield walk.reach[proof.tree.start]
    if guarantee.at is not None:
        waited = walk.waits.get(proof.tree.nodes[guarantee.at].visit)
        yield walk.reach[guarantee.at]
        yield waited.open if waited is not None else BoolVal(True)
    if guarantee.when is not None:
        if guarantee.among == "asked":
            yield surely(guarantee.when, proof.asking).true
        else:
            yield walk.conditions.truth(guarantee.when).true


def _broken(guarantee: Guarantee, proof: Proof) -> Iterator[BoolRef]:
    if guarantee.always is not None:
        yield Not(_kept(guarantee.always, proof))
    if guarantee.never is not None:
        yield _met(guarantee.never, proof)


def _kept(promise: Promise, proof: Proof) -> BoolRef:
    """Return whether a patient gets what is promised: an act, or a referral at least as urgent."""
    if promise.referral is not None:
        rank = promise.referral.rank[:2]
        return Or(*(one.when for one in proof.walk.sent if one.referral.rank[:2] <= rank))
    return _met(promise, proof)


def _met(promise: Promise, proof: Proof) -> BoolRef:
    """Return whether a patient gets exactly this: an act (above a limit), or a referral."""
    if promise.referral is not None:
        id_ = promise.referral.id
        return Or(*(one.when for one in proof.walk.sent if one.referral.id == id_))
    return Or(
        *(
            And(proof.walk.released(given), _above(promise, given, proof))
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
    missed = {reason.id for reason in found.outcome.reasons if reason.origin == "wait"}
    passed = {step.id for step in found.outcome.path} - missed
    if guarantee.among == "included" and tree.start not in passed:
        return False
    if guarantee.at is not None and guarantee.at not in passed:
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
