"""Whether the patient who is shown really suffers from the fault: the engine alone is asked."""

from __future__ import annotations

from dataclasses import replace

from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.replay import Replayed
from arbre.engine.deciding import decide
from arbre.engine.outcome import AuthorisedAct
from arbre.engine.view import View
from arbre.language.conditions.evaluation import evaluate, extent
from arbre.language.conditions.syntax import Condition
from arbre.language.conditions.values import Truth
from arbre.language.guarantee import Guarantee, Promise
from arbre.language.tree import FIRST, REFERRAL, URGENCIES, Fork, Tree

WITHOUT_PATIENT = {
    "act-behind-ground",
    "asked-for-nothing",
    "empty-ground",
    "redundant-criterion",
}
"""What is found and has no one patient, with `never-…` and `always-…`."""


def suffers(fault: Fault, tree: Tree) -> bool:
    """Tell whether the patient of a fault shows it."""
    found = fault.replayed
    if found is None:
        nobody = fault.code.startswith(("never-", "always-"))
        return nobody or fault.code in WITHOUT_PATIENT
    if not _decided(found, tree):
        return False
    match fault.code:
        case "guarantee-broken":
            (guarantee,) = (one for one in tree.guarantees if one.id == fault.values["guarantee"])
            return contradicts(guarantee, found, tree)
        case "overlapping-branches":
            return _is_in_two(found, tree, fault.values["node"])
        case "masked-alert":
            return _is_masked(found, tree, fault) and bool(fault.hidden)
        case "limits-crossed":
            limits = (one for act in found.outcome.acts for one in act.limits)
            return any(
                one.min is not None and one.max is not None and one.min > one.max for one in limits
            )
        case "worse-is-lighter":
            assert fault.worse is not None
            question, on = fault.values["question"], fault.values["on"]
            return lighter(found, fault.worse, question, on, tree)
        case "not-shown":
            return not suffers(replace(fault, code=fault.values["finding"]), tree)
        case _:
            raise AssertionError(f"nobody says who suffers from {fault.code}")


def contradicts(guarantee: Guarantee, found: Replayed, tree: Tree) -> bool:
    """Tell whether a guarantee is about a patient, and not kept."""
    return _is_about(guarantee, found, tree) and not _kept(guarantee, found, tree)


def _decided(found: Replayed, tree: Tree) -> bool:
    """Tell whether the answers that were asked decide, and decide this."""
    again = decide(tree, found.asked, clocks=found.clocks, actor=found.full.actor)
    return again == found.outcome and again.status != "incomplete"


def _true(condition: Condition, found: Replayed) -> bool:
    return _truth(condition, found) is Truth.TRUE


def _truth(condition: Condition, found: Replayed) -> Truth:
    view = View(answers=found.full.answers, clocks=found.full.clocks)
    return evaluate(condition, view).low


# ── guarantees ────────────────────────────────────────────────────────────────────────────────


def _is_about(guarantee: Guarantee, found: Replayed, tree: Tree) -> bool:
    passed = [step.id for step in found.outcome.path]
    if guarantee.among == "included" and tree.start not in passed:
        return False
    if guarantee.at is not None and not _came_to(guarantee.at, passed, found, tree):
        return False
    if guarantee.when is None:
        return True
    if guarantee.among != "asked":
        return _true(guarantee.when, found)
    view = View(answers=found.asked, clocks=found.clocks)
    return evaluate(guarantee.when, view).low is Truth.TRUE


def _came_to(node: str, passed: list[str], found: Replayed, tree: Tree) -> bool:
    """Tell whether a patient came to a node, and in time where it begins a visit."""
    if tree.nodes[node].wait is None:
        return node in passed
    missed = [reason.id for reason in found.outcome.reasons if reason.origin == "wait"]
    return node in found.clocks.visits and node not in missed


def _kept(guarantee: Guarantee, found: Replayed, tree: Tree) -> bool:
    if guarantee.always is not None:
        return _has(guarantee.always, found, tree)
    assert guarantee.never is not None
    made = found.outcome.referral
    if guarantee.never.referral is not None:
        return made is None or made.id != guarantee.never.referral.id
    return not any(_passes(act, guarantee.never, found) for act in _completed(found, tree))


def _has(promise: Promise, found: Replayed, tree: Tree) -> bool:
    made = found.outcome.referral
    if promise.referral is not None:
        return made is not None and tree.referrals[made.id].rank[:2] <= promise.referral.rank[:2]
    return any(_passes(act, promise, found) for act in _completed(found, tree))


def _passes(act: AuthorisedAct, promise: Promise, found: Replayed) -> bool:
    if act.id not in promise.acts or promise.above is None:
        return act.id in promise.acts
    view = View(answers=found.full.answers, clocks=found.full.clocks)
    bound = extent(promise.above, view).low_min
    maxima = [one.max for one in act.limits if promise.limit in (None, one.id)]
    return not maxima or any(most is None or most > bound for most in maxima)


def _completed(found: Replayed, tree: Tree) -> list[AuthorisedAct]:
    """The acts of visits that came to the end, or after which another visit began or was missed."""
    outcome = found.outcome
    completed = {tree.visits[visit].parent for visit in found.clocks.visits}
    ended = outcome.status in ("included", "waiting")
    return [act for act in outcome.acts if ended or act.visit in completed]


# ── the others ────────────────────────────────────────────────────────────────────────────────


def _is_in_two(found: Replayed, tree: Tree, node: str) -> bool:
    fork = tree.nodes[node].exit
    assert isinstance(fork, Fork)
    true = [guard.target for guard in fork.guards if _true(guard.when, found)]
    return len(true) > 1 and node in [step.id for step in found.outcome.path]


def _is_masked(found: Replayed, tree: Tree, fault: Fault) -> bool:
    masked, visit = fault.values["masked"], fault.values["visit"]
    places = [tree.visits[visit].alerts]
    places += [node.alerts for node in tree.nodes.values() if node.visit == visit]
    (alert, *_) = (one for alerts in places for one in alerts if one.id == masked)
    made = found.outcome.referral
    graver = URGENCIES[: URGENCIES.index(made.urgency)] if made is not None else URGENCIES
    known = masked in [reason.id for reason in found.outcome.reasons]
    truth = _truth(alert.fires, found)
    referral = alert.refer if truth is Truth.TRUE else alert.if_unknown
    return truth is not Truth.FALSE and referral.urgency in graver and not known


def lighter(before: Replayed, after: Replayed, question: str, on: str, tree: Tree) -> bool:
    """Tell whether other answers to one question make a decision lighter.

    A patient who leaves in an earlier visit is not compared with what a later one would have found.
    """
    facts, worse = before.full.answers.facts, after.full.answers.facts
    other = {fact.question for fact in facts if facts[fact] != worse[fact]}
    if other != {question}:
        return False
    if on != REFERRAL:
        given = [[act.id for act in _completed(one, tree)] for one in (before, after)]
        return on not in given[0] and on in given[1]
    sooner = _last(after, tree) in _before(_last(before, tree), tree)
    return _urgency(after) > _urgency(before) and not sooner


def _last(found: Replayed, tree: Tree) -> str:
    """The last visit to which a patient came in time."""
    missed = {reason.id for reason in found.outcome.reasons if reason.origin == "wait"}
    begun = [visit for visit in found.clocks.visits if visit not in missed]
    return max(begun, key=lambda visit: len(_before(visit, tree)), default=FIRST)


def _before(visit: str, tree: Tree) -> list[str]:
    parent = tree.visits[visit].parent
    return [] if parent is None else [parent, *_before(parent, tree)]


def _urgency(found: Replayed) -> int:
    made = found.outcome.referral
    return URGENCIES.index(made.urgency) if made is not None else len(URGENCIES)
