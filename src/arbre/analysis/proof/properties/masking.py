"""No sign of danger hides a more urgent one.

An alert that is true ends the questions at once. One that is asked, or known, before a more urgent
one lets the patient go by the lesser referral while nobody looked for the graver sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.asking import Asking, surely
from arbre.analysis.proof.fault import Fault, patient
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties.masking_elsewhere import hidden_elsewhere
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.sections import Examined, Rule, Settled, in_order
from arbre.analysis.proof.surely import Surely
from arbre.analysis.proof.truths import Conditions, unknown
from arbre.engine.view import View
from arbre.language.conditions.evaluation import evaluate
from arbre.language.conditions.syntax import Condition, Fact, Term
from arbre.language.conditions.traversal import all_facts
from arbre.language.conditions.values import Truth
from arbre.language.tree import URGENCIES, Referral


def no_masked_alert(proof: Proof) -> Iterator[Fault]:
    """Yield each alert that a less urgent sign keeps from being looked for, once."""
    found: set[str] = set()
    for section in proof.walk.sections:
        alerts = [one.rule for one in section.rules if one.rule.origin == "alerts"]
        if len({_urgency(ref) for one in alerts for ref in _ways(one)}) > 1:
            yield from _of_section(proof, section, alerts, found)
    for one in hidden_elsewhere(proof):
        if one.masked.id not in found and proof.model(*one.wanted) is not None:
            found.add(one.masked.id)
            yield _found(proof, one.wanted, one.masking, one.masked, one.visit)


def _of_section(
    proof: Proof, section: Settled, rules: Sequence[Rule], found: set[str]
) -> Iterator[Fault]:
    """Yield an alert that is masked, once, with the first alert that masks it."""
    stages = tuple(_stages(proof, section, rules))
    for before, stage in zip((None, *stages), stages, strict=False):
        for masked in rules[stage.position :]:
            for masking in rules:
                if masked.id in found or not _may_mask(masking, masked):
                    continue
                wanted = (
                    *proof.usual,
                    proof.undisturbed,
                    *_masks(stage, before, masking, masked, rules),
                )
                if proof.model(*wanted) is not None:
                    found.add(masked.id)
                    yield _found(proof, wanted, masking, masked, section.visit)


def _may_mask(masking: Rule, masked: Rule) -> bool:
    """Tell whether an alert that is true is less urgent than another one may be."""
    return _urgency(masking.refer) > min(_urgency(referral) for referral in _ways(masked))


def _found(
    proof: Proof, wanted: tuple[BoolRef, ...], masking: Rule, masked: Rule, visit: str
) -> Fault:
    """Return the fault with a patient who has the masked sign, if there is one."""
    if proof.model(*wanted, masked.truths.true) is not None:
        wanted = (*wanted, masked.truths.true)

    def confirmed(found: Replayed) -> bool:
        made = found.outcome.referral
        return made is not None and _fires(found, masked) > URGENCIES[::-1].index(made.urgency)

    replayed = patient(proof, wanted, confirmed)
    return Fault(
        code="masked-alert",
        path=masked.path,
        values={"masked": masked.id, "masking": masking.id, "visit": visit},
        others=((masking.path, "masking"),),
        replayed=replayed,
        hidden=_unasked(replayed, masked),
    )


def _unasked(found: Replayed, rule: Rule) -> tuple[Fact, ...]:
    """Return the facts that an alert rests on, true or unknown, and that were not asked."""
    view = View(answers=found.full.answers, clocks=found.full.clocks)
    facts = view.support(rule.condition) if rule.condition is not None else ()
    return tuple(fact for fact in facts if fact not in found.asked.facts)


def _fires(found: Replayed, rule: Rule) -> int:
    """Return the urgency of an alert of the whole patient, the greater the more urgent."""
    if rule.condition is None:
        return -1
    view = View(answers=found.full.answers, clocks=found.full.clocks)
    truth = evaluate(rule.condition, view).low
    if truth is Truth.FALSE:
        return -1
    referral = rule.refer if truth is Truth.TRUE else rule.if_unknown
    return URGENCIES[::-1].index(referral.urgency)


# ── the alerts of one section, asked one after the other ──────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The moment when `facts` were asked: those of the alerts before `position`, some of its own.

    `reached` says whether the alert at that position is looked at.
    """

    position: int
    reached: BoolRef
    facts: dict[Fact, BoolRef]
    conditions: Conditions

    def asked(self, part: Condition | Term) -> BoolRef:
        return And(*(self.facts.get(fact, False) for fact in all_facts(part)))

    def says(self, rule: Rule) -> Surely:
        if rule.condition is None:
            raise TypeError("an alert has a condition")
        return surely(rule.condition, self)


def _stages(proof: Proof, section: Settled, rules: Sequence[Rule]) -> Iterator[Stage]:
    examined = in_order(rules, proof.walk.conditions)
    facts: dict[Fact, BoolRef] = {}
    for position, one in enumerate(examined):
        reached = And(section.entered, one.looked)
        own = _own(proof, one, reached)
        for fact, asked in own.items():
            facts = {**facts, fact: Or(facts.get(fact, False), asked)}
            yield Stage(
                position=position,
                reached=reached,
                facts=facts,
                conditions=proof.walk.conditions,
            )


def _own(proof: Proof, one: Examined, reached: BoolRef) -> dict[Fact, BoolRef]:
    """Return what one alert asks, in reading order."""
    asking = Asking(walk=proof.walk)
    if one.rule.condition is not None:
        asking.read(one.rule.condition, reached)
    return asking.named()


def _masks(
    stage: Stage, before: Stage | None, masking: Rule, masked: Rule, rules: Sequence[Rule]
) -> Iterator[BoolRef]:
    """Yield what must be true for one alert to end the questions before another is looked for."""
    yield stage.reached
    yield stage.says(masking).true
    if before is not None:
        yield Not(Or(*(before.says(rule).true for rule in rules)))
    says = stage.says(masked)
    yield Not(Or(says.true, says.false, And(says.not_true, says.not_false)))
    ways = [
        And(fires, Not(Or(*_at_least(stage, _urgency(referral), rules))))
        for referral, fires in (
            (masked.refer, masked.truths.true),
            (masked.if_unknown, unknown(masked.truths)),
        )
    ]
    yield Or(*ways)


def _at_least(stage: Stage, urgency: int, rules: Sequence[Rule]) -> Iterator[BoolRef]:
    """Yield what would end the walk by a referral at least as urgent."""
    for rule in rules:
        says = stage.says(rule)
        if _urgency(rule.refer) <= urgency:
            yield says.true
        if _urgency(rule.if_unknown) <= urgency:
            yield And(says.not_false, says.not_true)


def _ways(rule: Rule) -> tuple[Referral, Referral]:
    return rule.refer, rule.if_unknown


def _urgency(referral: Referral) -> int:
    return URGENCIES.index(referral.urgency)
