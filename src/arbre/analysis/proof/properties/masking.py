"""No sign of danger hides a more urgent one.

A sign that ends the walk, an alert or a reason to withdraw, ends the questions too. Would the
patient have come to a more urgent alert of the same visit, had no sign ended the walk, that alert
is masked: nobody looked for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.course.alerting import Sign
from arbre.analysis.proof.fault import Fault, shown
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.sections import Rule, Settled
from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.truths import FALSE, unknown
from arbre.analysis.proof.walk import encoded_without
from arbre.engine.outcome import Reason
from arbre.engine.view import View
from arbre.language.conditions.evaluation import evaluate
from arbre.language.conditions.syntax import Condition
from arbre.language.conditions.values import Truth
from arbre.language.tree import Referral

SIGNS = ("alerts", "withdrawal")


def no_masked_alert(proof: Proof) -> Iterator[Fault]:
    """Yield each alert that a less urgent sign keeps from being looked for, once."""
    unstopped = encoded_without(proof.walk, _silent).sections
    found: set[str] = set()
    for section, silent in zip(proof.walk.sections, unstopped, strict=True):
        for one in section.rules:
            if one.rule.origin == "alerts" and one.rule.id not in found:
                for fault in _of_alert(proof, section, one.rule, silent.entered):
                    found.add(one.rule.id)
                    yield fault


def _silent(rule: Rule) -> Truths:
    """Return the truth of a rule if no sign ever fired."""
    return FALSE if rule.origin in SIGNS else rule.truths


def _of_alert(proof: Proof, section: Settled, masked: Rule, comes: BoolRef) -> Iterator[Fault]:
    """Yield that an alert is masked, with a patient who has the sign if there is one."""
    if masked.condition is None:
        raise TypeError("an alert has a condition")
    wanted = _preferred(
        proof, section, masked, comes, Not(proof.surely(masked.condition).not_false)
    )
    if wanted is None:
        return
    fault = Fault(
        code="masked-alert",
        path=masked.path,
        values={"masked": masked.id, "masking": "", "visit": section.visit},
    )
    for one in shown(proof, fault, wanted, lambda found: _masks(proof, found, masked) is not None):
        yield _told(proof, one, masked, masked.condition)


def _preferred(
    proof: Proof, section: Settled, masked: Rule, *open_: BoolRef
) -> tuple[BoolRef, ...] | None:
    """Return whom to show: one who has the sign, which another of its section masks, if possible.

    None when no sign hides it from anybody.
    """
    signs = tuple(proof.end.signs(section.visit))
    if proof.model(*proof.usual, *open_, Or(*_hidden(signs, masked))) is None:
        return None
    near = tuple(one for one in signs if one.section == section.name)
    for each in (near, signs):
        hidden = (*proof.usual, *open_, Or(*_hidden(each, masked)))
        for wanted in ((*hidden, masked.truths.true), hidden):
            if proof.model(*wanted) is not None:
                return wanted
    raise AssertionError("the patient of a masked alert is lost")


def _hidden(signs: Sequence[Sign], masked: Rule) -> Iterator[BoolRef]:
    """Yield the ways in which a sign ends the walk while a more urgent one fires."""
    for referral, fires in (
        (masked.refer, masked.truths.true),
        (masked.if_unknown, unknown(masked.truths)),
    ):
        lesser = [one.when for one in signs if _urgency(one.referral) > _urgency(referral)]
        yield And(fires, Or(*lesser))


# ── the engine agrees ─────────────────────────────────────────────────────────────────────────


def _masks(proof: Proof, found: Replayed, masked: Rule) -> Reason | None:
    """Return what ends the walk less urgently than the alert of the whole patient would."""
    made = found.outcome.referral
    graver = _fires(found, masked)
    if (
        made is None
        or graver is None
        or _urgency(graver) >= _urgency(proof.tree.referrals[made.id])
    ):
        return None
    sends = ((one, _sent_by(proof, one)) for one in made.reasons if one.origin in SIGNS)
    return next((one for one, sent in sends if sent is not None and sent.id == made.id), None)


def _sent_by(proof: Proof, reason: Reason) -> Referral | None:
    """Return where a sign that fired sends the patient."""
    rules = (one.rule for section in proof.walk.sections for one in section.rules)
    for rule in rules:
        if rule.path == reason.path and rule.id == reason.id:
            return rule.refer if reason.truth is Truth.TRUE else rule.if_unknown
    return None


def _fires(found: Replayed, rule: Rule) -> Referral | None:
    """Return where an alert sends the whole patient; None when it is false."""
    if rule.condition is None:
        return None
    view = View(answers=found.full.answers, clocks=found.full.clocks)
    truth = evaluate(rule.condition, view).low
    if truth is Truth.FALSE:
        return None
    return rule.refer if truth is Truth.TRUE else rule.if_unknown


def _told(proof: Proof, fault: Fault, rule: Rule, condition: Condition) -> Fault:
    """Return a fault with what masks, and what was not asked."""
    replayed = fault.replayed
    masking = _masks(proof, replayed, rule) if replayed is not None else None
    if replayed is None or masking is None:
        return fault
    return replace(
        fault,
        values={**fault.values, "masking": masking.id},
        others=((masking.path, "masking"),),
        hidden=replayed.unasked(condition),
    )


def _urgency(referral: Referral) -> int:
    return referral.rank[0]
