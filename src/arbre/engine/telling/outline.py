"""A whole protocol as nested sentences: what a physician reads before signing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arbre.engine.telling.echoing import day_of
from arbre.engine.telling.identity import FIDELITY, KIND, PROTOCOL_STATUS, extended
from arbre.engine.telling.names import Names, quantity
from arbre.engine.telling.ways import wait_words, way_words, ways
from arbre.language.conditions.phrasing import lowered, to_number, to_sentence
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.guarantee import Guarantee, Promise
from arbre.language.tree import Act, Asked, Criterion, Limit, Node, Offer


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence and what stands under it."""

    text: str
    items: tuple[Item, ...] = ()


_TITLES = {
    "alerts": Words(
        "Signes de gravité (demandés d'abord, à tous)", "Signs of danger (asked first, of all)"
    ),
    "consent": Words("Consentement", "Consent"),
    "inclusion": Words("Inclusion (tout doit être vrai)", "Inclusion (all must be true)"),
    "exclusion": Words(
        "Exclusion (un seul motif suffit ; un doute réoriente)",
        "Exclusion (one ground is enough; a doubt refers)",
    ),
    "withdrawal": Words("Sortie, à chaque visite suivante", "Leaving, at each later visit"),
    "tree": Words("Prise en charge", "Care"),
    "referrals": Words("À qui adresser", "To whom to refer"),
    "values": Words("Valeurs", "Values"),
    "guarantees": Words("Ce qui est garanti", "What is guaranteed"),
}
_DOUBT = Words("En cas de doute, à tout moment", "In doubt, at any moment")
_FIRST = Words("Le premier qui n'est pas contre-indiqué", "The first that is allowed")
_NOT_ENTITLED = Words(
    "Professionnel non autorisé, ou protocole non utilisable",
    "Person not entitled, or protocol that cannot be used",
)


def outline(names: Names) -> tuple[Item, ...]:
    """Return the chapters of a protocol."""
    tree = names.tree
    sections: tuple[tuple[str, Iterable[Item]], ...] = (
        ("alerts", (_criterion(one, names) for one in tree.alerts)),
        ("consent", _consent(names)),
        ("inclusion", (_criterion(one, names) for one in tree.inclusion)),
        ("exclusion", (_criterion(one, names) for one in tree.exclusion)),
        ("withdrawal", (_criterion(one, names) for one in tree.withdrawal)),
        ("tree", (_node(node, names) for node in tree.nodes.values())),
        ("referrals", _referrals(names)),
        ("values", _values(names)),
        ("guarantees", (_guarantee(one, names) for one in tree.guarantees)),
    )
    chapters = ((names.say(_TITLES[name]), tuple(items)) for name, items in sections)
    return tuple(Item(title, items) for title, items in chapters if items)


def identity_lines(names: Names) -> tuple[str, ...]:
    """Return what a protocol is: who may use it, on what ground, until when."""
    protocol = names.tree.protocol
    valid = protocol.valid
    french = names.language == "fr"
    first, review = (day_of(each, names.language) for each in (valid.from_, valid.review_by))
    to = " au " if french else " to "
    until = "" if valid.until is None else to + day_of(valid.until, names.language)
    dates = f"{first}{until}"
    kind = names.say(KIND[protocol.kind])
    return (
        f"{protocol.id}, version {protocol.version} · {kind} · "
        f"{names.say(FIDELITY[protocol.fidelity])} · {names.say(PROTOCOL_STATUS[protocol.status])}",
        (f"En vigueur : {dates} ; à réviser avant le {review}")
        if french
        else (f"In force: {dates}; to be reviewed by {review}"),
        names.pair("Empreinte" if french else "Hash", names.tree.hash),
        *_extended(names),
    )


def _extended(names: Names) -> tuple[str, ...]:
    """Return what a local overlay extends, by its very text."""
    base = names.tree.base
    if base is None:
        return ()
    french = names.language == "fr"
    hash_ = names.pair("Son empreinte" if french else "Its hash", base.hash)
    return (extended(names).capitalize(), hash_)


# ── sections ──────────────────────────────────────────────────────────────────────────────────


def _criterion(criterion: Criterion, names: Names) -> Item:
    """Return a criterion: its label, its condition if that says more, where it leads."""
    condition = names.condition(criterion.when)
    text = names.criterion(criterion)
    if condition.casefold() != text.casefold():
        text = names.pair(text, condition)
    text += f" → {_refer(criterion, names)}"
    if criterion.if_unknown.id != criterion.refer.id:
        text += f" ({_if_unknown(names)} → {names.whom(criterion.if_unknown)})"
    return Item(text)


def _refer(criterion: Criterion, names: Names) -> str:
    whom = names.whom(criterion.refer)
    if criterion.section in ("inclusion", "consent"):
        return f"sinon {whom}" if names.language == "fr" else f"otherwise {whom}"
    return whom


def _if_unknown(names: Names) -> str:
    return "si c'est inconnu" if names.language == "fr" else "if unknown"


def _consent(names: Names) -> Iterator[Item]:
    consent = names.tree.protocol.consent
    yield Item(names.text(consent.inform))
    for criterion in names.tree.consent:
        yield _criterion(criterion, names)


def _node(node: Node, names: Names) -> Item:
    french = names.language == "fr"
    items: list[Item] = []
    if node.wait is not None:
        items.append(Item(wait_words(node.wait, names)))
    if node.again:
        title = "Redemander" if french else "Ask again"
        items.append(Item(names.pair(title, _asked(node.again, names))))
    if node.ask:
        title = "Examiner" if french else "Examine"
        items.append(Item(names.pair(title, _asked(node.ask, names))))
    if node.offers:
        acts = tuple(_offer(offer, names) for offer in node.offers)
        items.append(Item("Actes" if french else "Acts", acts))
    items.extend(Item(way_words(way, names)) for way in ways(node, names))
    return Item(f"{names.stage(node.id)} [{node.id}]", tuple(items))


def _asked(asked: tuple[Asked, ...], names: Names) -> str:
    labels = (names.labels.names.get(one.fact.question, one.fact.question) for one in asked)
    return ", ".join(dict.fromkeys(map(lowered, labels)))


def _offer(offer: Offer, names: Names) -> Item:
    acts = [_act(act, names) for act in offer.acts]
    when = "" if offer.when is None else names.condition(offer.when)
    lead = f", {'si' if names.language == 'fr' else 'if'} {when}" if when else ""
    if len(acts) == 1:
        return Item(acts[0].text + lead, acts[0].items)
    first = (
        "Le premier qui n'est pas contre-indiqué" if names.language == "fr" else "The first allowed"
    )
    return Item(first + lead, tuple(acts))


def _act(act: Act, names: Names) -> Item:
    french = names.language == "fr"
    text = names.act(act.id)
    if act.derogatory:
        text += " (acte dérogatoire)" if french else " (derogatory act)"
    items = [Item(_limit(limit, names)) for limit in act.limits]
    for one in act.contraindications:
        title = "Contre-indiqué" if french else "Contraindicated"
        said = names.text(one.label) or names.condition(one.when)
        items.append(Item(names.pair(title, said)))
    if act.how is not None:
        items.append(Item(names.text(act.how)))
    return Item(text, tuple(items))


def _limit(limit: Limit, names: Names) -> str:
    french = names.language == "fr"
    exact = (("exactement" if french else "exactly", limit.max),)
    apart = (
        ("au moins" if french else "at least", limit.min),
        ("au plus" if french else "at most", limit.max),
    )
    sides = exact if limit.min == limit.max else apart
    said = (
        f"{side} {' / '.join(to_sentence(term, names.labels, names.language) for term in terms)}"
        for side, terms in sides
        if terms
    )
    return names.pair(quantity(limit.id, names.language), ", ".join(said))


def _referrals(names: Names) -> Iterator[Item]:
    tree = names.tree
    for referral in tree.referrals.values():
        said = names.text(referral.say)
        yield Item(names.whom(referral), (Item(said),) if said else ())
    yield Item(names.pair(names.say(_DOUBT), names.whom(tree.doubt)))
    yield Item(names.pair(names.say(_NOT_ENTITLED), names.whom(tree.entitlement)))


def _values(names: Names) -> Iterator[Item]:
    for name, one in names.tree.protocol.parameters.items():
        value = to_number(one.value, one.unit, names.language)
        text = names.pair(names.text(one.label) or name, value)
        if one.status == "assumed":
            text += " *supposé*" if names.language == "fr" else " *assumed*"
        yield Item(text, (Item(names.text(one.note)),) if one.note is not None else ())


def _guarantee(guarantee: Guarantee, names: Names) -> Item:
    text = names.text(guarantee.label) or guarantee.id
    if guarantee.when is not None:
        text = names.pair(text, names.condition(guarantee.when))
    always = "toujours" if names.language == "fr" else "always"
    never = "jamais" if names.language == "fr" else "never"
    said = [
        f"{word} {_promise(promise, names)}"
        for word, promise in ((always, guarantee.always), (never, guarantee.never))
        if promise is not None
    ]
    return Item(f"{text} → {', '.join(said)}")


def _promise(promise: Promise, names: Names) -> str:
    parts: list[str] = []
    if promise.acts:
        parts.append(", ".join(map(names.act, promise.acts)))
    if promise.above is not None:
        above = "au-delà de" if names.language == "fr" else "above"
        parts.append(f"{above} {to_sentence(promise.above, names.labels, names.language)}")
    if promise.referral is not None:
        parts.append(names.whom(promise.referral))
    return " ".join(parts)
