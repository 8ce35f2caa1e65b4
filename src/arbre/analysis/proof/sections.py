"""Criteria taken together: what is examined, what fires, who wins (`engine.sections`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.truths import Conditions, unknown
from arbre.language.conditions.syntax import Condition, Path
from arbre.language.tree import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What may send the patient away: a criterion, a contraindication, an exhausted choice.

    `active` says whether it is looked at at all.
    """

    id: str
    origin: str
    path: Path
    refer: Referral
    if_unknown: Referral
    truths: Truths
    condition: Condition | None = None
    category: str | None = None
    active: BoolRef = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One rule as examined: `looked` at, and whether it fires as true or as unknown."""

    rule: Rule
    looked: BoolRef
    true: BoolRef
    unsure: BoolRef

    @property
    def fires(self) -> BoolRef:
        return Or(self.true, self.unsure)

    def sends_to(self, referral: Referral) -> BoolRef:
        """Return whether it fires with this referral."""
        ways = [self.true] if self.rule.refer == referral else []
        ways += [self.unsure] if self.rule.if_unknown == referral else []
        return Or(*ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Rules taken together. `entered` says whether the walk comes to them."""

    name: str
    visit: str
    node: str | None
    entered: BoolRef
    rules: tuple[Examined, ...]
    fires: BoolRef

    @property
    def stops(self) -> BoolRef:
        return And(self.entered, self.fires)

    @property
    def passes(self) -> BoolRef:
        return And(self.entered, Not(self.fires))


def in_order(rules: Sequence[Rule], conditions: Conditions) -> tuple[Examined, ...]:
    """Examine rules in order; one that could not outrank what fired is not looked at."""
    found: list[Examined] = []
    for rule in rules:
        least = min(rule.refer.rank[:2], rule.if_unknown.rank[:2])
        better = [way for one in found for way in _outranking(one, least)]
        looked = conditions.patient.named(And(rule.active, Not(Or(*better))))
        found.append(_examined(rule, looked, conditions))
    return tuple(found)


def at_once(rules: Sequence[Rule], conditions: Conditions) -> tuple[Examined, ...]:
    """Examine alerts: all of them where one is known true, in order where none is."""
    one_is_true = Or(*(rule.truths.true for rule in rules))
    found: list[Examined] = []
    for rule in rules:
        least = min(rule.refer.rank[:2], rule.if_unknown.rank[:2])
        better = [way for one in found for way in _outranking(one, least)]
        looked = conditions.patient.named(Or(one_is_true, Not(Or(*better))))
        found.append(_examined(rule, looked, conditions))
    return tuple(found)


def _examined(rule: Rule, looked: BoolRef, conditions: Conditions) -> Examined:
    named = conditions.patient.named
    return Examined(
        rule=rule,
        looked=looked,
        true=named(And(looked, rule.truths.true)),
        unsure=named(And(looked, unknown(rule.truths))),
    )


def _outranking(one: Examined, least: tuple[int, int]) -> Iterable[BoolRef]:
    if one.rule.refer.rank[:2] <= least:
        yield one.true
    if one.rule.if_unknown.rank[:2] <= least:
        yield one.unsure


def settled(
    name: str,
    visit: str,
    node: str | None,
    entered: BoolRef,
    rules: tuple[Examined, ...],
) -> Settled:
    """Return rules taken together, once examined."""
    return Settled(
        name=name,
        visit=visit,
        node=node,
        entered=entered,
        rules=rules,
        fires=Or(*(one.fires for one in rules)),
    )


def referrals_of(rules: Iterable[Examined]) -> tuple[Referral, ...]:
    """Return where rules may send a patient, the most urgent first."""
    every = {one.rule.refer for one in rules} | {one.rule.if_unknown for one in rules}
    return tuple(sorted(every, key=lambda referral: referral.rank))


def winners(rules: Sequence[Examined]) -> Iterable[tuple[Referral, BoolRef]]:
    """Yield each referral with whether it is the one that outranks the others."""
    earlier: list[BoolRef] = []
    for referral in referrals_of(rules):
        fires = Or(*(one.sends_to(referral) for one in rules))
        yield referral, And(fires, Not(Or(*earlier)))
        earlier.append(fires)
