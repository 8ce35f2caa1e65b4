"""The acts of one node, evaluated together before any of them is authorised (DESIGN §4, §5.5)."""

from __future__ import annotations

from dataclasses import dataclass, field

from arbre.engine.outcome import Reason, Refusal
from arbre.engine.record import Record, Subject, reason
from arbre.engine.sections import Fired, settle
from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.values import Truth
from arbre.language.tree import Act, Contraindication, Criterion, Node, Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """An act that its own conditions allow; `facts` are the answers that this rests on."""

    act: Act
    offer: Offer
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    act: Act
    why: Refusal
    facts: tuple[Fact, ...] = ()
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What a node's acts come to: given, dropped, handed over, or sent away."""

    proposed: list[Proposed] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    handed: list[Fired] = field(default_factory=list)
    fired: list[Fired] = field(default_factory=list)


def offer_all(node: Node, record: Record) -> Offered | None:
    """Evaluate every act of a node; None, and the questions in the record, while one is open."""
    found = Offered()
    whens = [_when(offer, node, record, found) for offer in node.offers]
    considered = [
        (offer, when)
        for offer, when in zip(node.offers, whens, strict=True)
        if when is not None and when.truth is not Truth.FALSE
    ]
    referring = settle(_referring(considered), record, node.visit)
    found.fired.extend(referring or ())
    for offer, when in considered:
        if when.truth is Truth.TRUE or offer.else_refer is not None:
            _take_first(offer, when, node, record, found)
    return None if record.asking else found


def _when(offer: Offer, node: Node, record: Record, found: Offered) -> Reason | None:
    about = Subject(
        id=offer.acts[0].id, origin="when", visit=node.visit, path=offer.path, cite=offer.cite
    )
    if offer.when is None:
        return reason(about, Truth.TRUE, ())
    when = record.look(offer.when, about)
    if when is not None and when.truth is not Truth.TRUE:
        why: Refusal = "when_false" if when.truth is Truth.FALSE else "when_unknown"
        found.dropped.extend(
            Dropped(act=act, why=why, facts=when.facts, cite=offer.cite) for act in offer.acts
        )
    return when


def _referring(considered: list[tuple[Offer, Reason]]) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(
            id=_name(act, one),
            section="contraindications",
            label=one.label,
            reason="clinical",
            when=one.when,
            fires=one.when,
            refer=one.refer,
            if_unknown=one.refer,
            cite=one.cite,
            path=one.path,
        )
        for offer, _ in considered
        for act in offer.acts
        for one in act.contraindications
        if one.refer is not None
    )


def _take_first(offer: Offer, when: Reason, node: Node, record: Record, found: Offered) -> None:
    """Take the first act of the entry that nothing contraindicates; its `else` when there is none.

    An entry whose `when` is unknown gives no act, but its `else` still refers: were the answer
    known, the patient might have to leave, and acts given meanwhile would be wrong.
    """
    barring: list[Dropped] = []
    for position, act in enumerate(offer.acts):
        facts = list(when.facts)
        barred = _first_bar(act, node, record, facts)
        if barred is None:
            if when.truth is Truth.TRUE and not record.asking:
                later = offer.acts[position + 1 :]
                found.dropped.extend((*barring, *(_not_needed(one) for one in later)))
                _propose(Proposed(act=act, offer=offer, facts=tuple(facts)), node, record, found)
            return
        barring.append(barred)
    if when.truth is Truth.TRUE:
        found.dropped.extend(barring)
    _exhausted(offer, when, barring, node, found)


def _first_bar(act: Act, node: Node, record: Record, facts: list[Fact]) -> Dropped | None:
    """Return what drops the act; None when nothing does, or while a question is open."""
    for one in act.contraindications:
        about = Subject(
            id=_name(act, one),
            origin="contraindications",
            visit=node.visit,
            path=one.path,
            cite=one.cite,
        )
        found = record.look(one.when, about)
        if found is None:
            return None
        facts.extend(found.facts)
        if found.truth is not Truth.FALSE:
            unknown = found.truth is Truth.UNKNOWN
            why: Refusal = "contraindication_unknown" if unknown else "contraindicated"
            return Dropped(act=act, why=why, facts=found.facts, cite=one.cite)
    return None


def _not_needed(act: Act) -> Dropped:
    return Dropped(act=act, why="earlier_given")


def _propose(proposed: Proposed, node: Node, record: Record, found: Offered) -> None:
    for limit in proposed.act.limits:
        for term in (*limit.min, *limit.max):
            record.measure(term)
    for one in proposed.offer.also:
        about = Subject(
            id=proposed.act.id,
            origin="also",
            visit=node.visit,
            path=one.path,
            cite=proposed.act.cite,
        )
        also = record.look(one.when, about)
        if also is not None and also.truth is not Truth.FALSE:
            found.handed.append(Fired(referral=one.referral, reason=also))
    found.proposed.append(proposed)


def _exhausted(
    offer: Offer, when: Reason, barring: list[Dropped], node: Node, found: Offered
) -> None:
    unknown = when.truth is Truth.UNKNOWN or any(
        one.why == "contraindication_unknown" for one in barring
    )
    facts = (*when.facts, *(fact for one in barring for fact in one.facts))
    about = Subject(
        id=offer.acts[0].id,
        origin="first_of",
        visit=node.visit,
        path=offer.path,
        cite=offer.cite,
    )
    truth = Truth.UNKNOWN if unknown else Truth.TRUE
    why = reason(about, truth, tuple(dict.fromkeys(facts)))
    if offer.else_refer is not None:
        found.fired.append(Fired(referral=offer.else_refer, reason=why))
    elif offer.else_hand_over is not None:
        found.handed.append(Fired(referral=offer.else_hand_over, reason=why))


def _name(act: Act, one: Contraindication) -> str:
    return f"{act.id}.{one.index + 1}"
