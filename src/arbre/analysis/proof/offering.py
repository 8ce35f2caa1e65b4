"""The acts of one node, evaluated together (`engine.offers`)."""

from __future__ import annotations

from dataclasses import dataclass

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.sections import Examined, Rule, Settled, in_order, settled
from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.truths import TRUE, Conditions, unknown
from arbre.language.conditions.syntax import Path
from arbre.language.tree import Act, Contraindication, Node, Offer, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One entry of a node's acts.

    `chosen` says of each act that it is the first one that nothing contraindicates.
    """

    offer: Offer
    when: Truths
    barred: tuple[BoolRef, ...]
    chosen: tuple[BoolRef, ...]
    exhausted: BoolRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An act that a node gives; `authorised` when nothing of the node sends the patient away."""

    act: Act
    offer: Offer
    node: Node
    authorised: BoolRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A referral that accompanies the acts of a node; `path` is that of an `also`."""

    referral: Referral
    node: Node
    when: BoolRef
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All that the acts of a node come to."""

    considered: tuple[Considered, ...]
    referring: Settled
    given: tuple[Given, ...]
    handed: tuple[Handed, ...]


def offered(node: Node, entered: BoolRef, conditions: Conditions) -> Offered:
    """Return what the acts of a node come to, if the walk comes to them."""
    considered = tuple(_considered(offer, conditions) for offer in node.offers)
    rules = in_order(tuple(_referring(considered, conditions)), conditions)
    exhausted = tuple(one for each in considered for one in _exhausted(each, conditions))
    referring = settled("acts", node.visit, node.id, entered, (*rules, *exhausted))
    goes_on = conditions.patient.named(referring.passes)
    return Offered(
        considered=considered,
        referring=referring,
        given=tuple(one for each in considered for one in _given(each, node, goes_on)),
        handed=tuple(
            one for each in considered for one in _handed(each, node, goes_on, conditions)
        ),
    )


def _considered(offer: Offer, conditions: Conditions) -> Considered:
    barred = tuple(
        conditions.patient.named(
            Or(*(Not(conditions.truth(one.when).false) for one in act.contraindications))
        )
        for act in offer.acts
    )
    chosen = tuple(And(*barred[:i], Not(barred[i])) for i in range(len(barred)))
    when = TRUE if offer.when is None else conditions.truth(offer.when)
    return Considered(offer=offer, when=when, barred=barred, chosen=chosen, exhausted=And(*barred))


def _referring(considered: tuple[Considered, ...], conditions: Conditions) -> list[Rule]:
    return [
        Rule(
            id=contraindication_id(act, one),
            origin="contraindications",
            path=one.path,
            refer=one.refer,
            if_unknown=one.refer,
            truths=conditions.truth(one.when),
            condition=one.when,
            active=Not(each.when.false),
        )
        for each in considered
        for act in each.offer.acts
        for one in act.contraindications
        if one.refer is not None
    ]


def contraindication_id(act: Act, one: Contraindication) -> str:
    """Return how reasons name a contraindication."""
    return f"{act.id}.{one.index + 1}"


def _exhausted(each: Considered, conditions: Conditions) -> list[Examined]:
    """Return the referral of an entry none of whose acts is allowed."""
    refer = each.offer.else_refer
    if refer is None:
        return []
    unsure = Or(unknown(each.when), Not(_all_known(each, conditions)))
    happens = conditions.patient.named(And(Not(each.when.false), each.exhausted))
    rule = Rule(
        id=each.offer.acts[0].id,
        origin="first_of",
        path=each.offer.path,
        refer=refer,
        if_unknown=refer,
        truths=Truths(Not(unsure), And(unsure, Not(unsure))),
        active=happens,
    )
    return [
        Examined(
            rule=rule,
            looked=happens,
            true=And(happens, Not(unsure)),
            unsure=And(happens, unsure),
        )
    ]


def _all_known(each: Considered, conditions: Conditions) -> BoolRef:
    """Return whether what bars each act first is known true."""
    return And(*(_first_bar_known(act, conditions) for act in each.offer.acts))


def _first_bar_known(act: Act, conditions: Conditions) -> BoolRef:
    found = []
    before: list[BoolRef] = []
    for one in act.contraindications:
        truths = conditions.truth(one.when)
        found.append(And(*before, truths.true))
        before.append(truths.false)
    return Or(*found)


def _given(each: Considered, node: Node, goes_on: BoolRef) -> list[Given]:
    return [
        Given(
            act=act,
            offer=each.offer,
            node=node,
            authorised=And(goes_on, each.when.true, each.chosen[i]),
        )
        for i, act in enumerate(each.offer.acts)
    ]


def _handed(each: Considered, node: Node, goes_on: BoolRef, conditions: Conditions) -> list[Handed]:
    given = And(goes_on, each.when.true, Not(each.exhausted))
    found = [
        Handed(
            referral=one.referral,
            node=node,
            when=And(given, Not(conditions.truth(one.when).false)),
            path=one.path,
        )
        for one in each.offer.also
    ]
    if each.offer.else_refer is None and each.offer.else_hand_over is not None:
        when = And(goes_on, each.when.true, each.exhausted)
        found.append(Handed(referral=each.offer.else_hand_over, node=node, when=when))
    return found
