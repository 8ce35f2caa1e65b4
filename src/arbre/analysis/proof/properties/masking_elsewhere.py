"""No sign of danger ends a visit before a more urgent one of another place of it was looked for.

A sign, or a reason to withdraw, that fires ends the walk. Would the patient have come, in the same
visit, to a node whose alert is more urgent, that alert is masked: nobody looked for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.asking import surely
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.sections import Examined, Rule, Settled, winners
from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.truths import FALSE, unknown
from arbre.analysis.proof.walk import encoded_without
from arbre.language.tree import URGENCIES, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """An alert that another section may hide, with the one that hides it, for these patients."""

    masking: Rule
    masked: Rule
    visit: str
    wanted: tuple[BoolRef, ...]


def hidden_elsewhere(proof: Proof) -> Iterator[Hidden]:
    """Yield what might be hidden; there may be no such patient."""
    sections = proof.walk.sections
    pairs = [
        (hiding, index)
        for index, later in enumerate(sections)
        for hiding in sections
        if _may_hide(hiding, later)
    ]
    if not pairs:
        return
    unstopped = encoded_without(proof.walk, _silent).sections
    for hiding, index in pairs:
        later = sections[index]
        for masked in later.rules:
            for masking in hiding.rules:
                ways = tuple(_ways(hiding, masking, masked.rule))
                if ways:
                    missed = _missed(proof, later, masked.rule, unstopped[index])
                    yield Hidden(
                        masking=masking.rule,
                        masked=masked.rule,
                        visit=later.visit,
                        wanted=(*proof.usual, proof.undisturbed, *missed, Or(*ways)),
                    )


def _may_hide(hiding: Settled, later: Settled) -> bool:
    """Tell whether a section is one of signs, and the other one of alerts of the same visit."""
    ends = any(one.rule.origin in ("alerts", "withdrawal") for one in hiding.rules)
    looks = any(one.rule.origin == "alerts" for one in later.rules)
    return ends and looks and hiding is not later and hiding.visit == later.visit


def _silent(rule: Rule) -> Truths:
    """Return the truth of a rule if no sign ever fired."""
    return FALSE if rule.origin in ("alerts", "withdrawal") else rule.truths


def _missed(proof: Proof, section: Settled, masked: Rule, unstopped: Settled) -> Iterator[BoolRef]:
    """Yield that a patient would have come to an alert, and that nothing asked settles it."""
    yield unstopped.entered
    yield Not(section.entered)
    if masked.condition is not None:
        yield Not(surely(masked.condition, proof.asking).not_false)


def _ways(hiding: Settled, masking: Examined, masked: Rule) -> Iterator[BoolRef]:
    """Yield the ways in which the walk ends by a sign that is less urgent than a masked one."""
    for referral, fires in (
        (masked.refer, masked.truths.true),
        (masked.if_unknown, unknown(masked.truths)),
    ):
        for sent, wins in winners(hiding.rules):
            if _urgency(sent) > _urgency(referral) and sent in _sent_by(masking.rule):
                yield And(hiding.entered, wins, masking.sends_to(sent), fires)


def _sent_by(rule: Rule) -> tuple[Referral, Referral]:
    return rule.refer, rule.if_unknown


def _urgency(referral: Referral) -> int:
    return URGENCIES.index(referral.urgency)
