"""Where a node leads, in words: what is drawn on the edges of a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, assert_never

from arbre.engine.telling.names import Names, delay
from arbre.language.conditions.phrasing import lowered
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.tree import (
    END,
    Criterion,
    Fork,
    Go,
    Grounded,
    Leave,
    Node,
    Referral,
    Stop,
    Wait,
)

Kind = Literal[
    "next",
    "branch",
    "otherwise",
    "unknown",
    "refer",
    "exclude",
    "alert",
    "late",
    "act",
    "hand_over",
]

_THEN = Words("puis", "then")
_ELSE = Words("sinon", "otherwise")
_IF_UNKNOWN = Words("si c'est inconnu", "if unknown")
_IF = Words("si", "if")
_UNLESS = Words("sauf si :", "unless:")
_PROVIDED = Words("si c'est inconnu, mais que", "if unknown, yet")
_WITHOUT = Words("si c'est inconnu, sans cela", "if unknown, without that")
_LATE = Words("si rien n'est venu à temps", "if nothing came in time")
_OUT = Words("hors protocole", "outside the protocol")
_NONE_LEFT = Words("si aucun ne peut être donné", "if none may be given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """`to` is a node, END, or a referral; `text` says when this way is taken."""

    kind: Kind
    text: str
    to: str | Referral


def ways(node: Node, names: Names) -> Iterator[Way]:
    """Yield every way out of a node, in the order in which they are taken."""
    if node.wait is not None:
        yield Way(kind="late", text=names.say(_LATE), to=node.wait.if_none)
    for alert in node.alerts:
        yield Way(kind="alert", text=names.criterion(alert), to=alert.refer)
    yield from _of_acts(node, names)
    yield from _exits(node, names)


def _of_acts(node: Node, names: Names) -> Iterator[Way]:
    for offer in node.offers:
        for act in offer.acts:
            for one in act.contraindications:
                if one.refer is not None:
                    label = names.text(one.label) or names.condition(one.when)
                    text = names.pair(names.act(act.id), label)
                    yield Way(kind="act", text=text, to=one.refer)
        for also in offer.also:
            text = names.pair(names.act(offer.acts[0].id), names.condition(also.when))
            yield Way(kind="hand_over", text=text, to=also.referral)
        exhausted = offer.else_refer or offer.else_hand_over
        if exhausted is not None:
            kind: Kind = "act" if offer.else_refer is not None else "hand_over"
            acts = ", ".join(names.act(act.id) for act in offer.acts)
            yield Way(kind=kind, text=names.pair(acts, names.say(_NONE_LEFT)), to=exhausted)


def _exits(node: Node, names: Names) -> Iterator[Way]:
    match node.exit:
        case Go(to=to):
            yield Way(kind="next", text=names.say(_THEN), to=to)
        case Stop(referral=referral):
            yield Way(kind="refer", text=names.say(_THEN), to=referral)
        case Leave(referral=referral):
            yield Way(kind="exclude", text=names.say(_OUT), to=referral)
        case Fork() as fork:
            yield from _fork(fork, names)
        case _ as never:
            assert_never(never)


def _fork(fork: Fork, names: Names) -> Iterator[Way]:
    for guard in fork.guards:
        text = f"{names.say(_IF)} {names.condition(guard.when)}"
        yield Way(kind="branch", text=text, to=_to(guard.target))
    yield Way(kind="otherwise", text=names.say(_ELSE), to=_to(fork.otherwise))
    match fork.if_unknown:
        case Stop(referral=referral):
            yield Way(kind="unknown", text=names.say(_IF_UNKNOWN), to=referral)
        case Grounded(ground=ground, go=go, otherwise=otherwise):
            text = f"{names.say(_PROVIDED)} {names.condition(ground)}"
            yield Way(kind="unknown", text=text, to=go.to)
            yield Way(kind="unknown", text=names.say(_WITHOUT), to=otherwise)


def _to(target: Go | Stop) -> str | Referral:
    return target.to if isinstance(target, Go) else target.referral


def way_words(way: Way, names: Names) -> str:
    """Return a way in one line: when, and where it leads."""
    where = names.stage(way.to) if isinstance(way.to, str) else names.whom(way.to)
    if way.to == END:
        where = "fin de la prise en charge" if names.language == "fr" else "end of care"
    return f"{way.text} → {where}"


_BY = {
    "delegate": Words("le délégué", "the delegate"),
    "delegant": Words("le médecin délégant", "the delegating physician"),
    "specialist": Words("le spécialiste", "the specialist"),
}
_FOR = {
    "visit": Words("Attendre une visite", "Wait for a visit"),
    "validation": Words("Attendre la validation", "Wait for the validation"),
    "reply": Words("Attendre la réponse", "Wait for the reply"),
    "result": Words("Attendre le résultat", "Wait for the result"),
}


def leaving_words(criterion: Criterion, names: Names) -> str:
    """Return when a criterion sends the patient away: what must be true does so unless it is."""
    text = names.criterion(criterion)
    if criterion.section not in ("consent", "inclusion"):
        return text
    return f"{names.say(_UNLESS)} {lowered(text)}"


def wait_words(wait: Wait, names: Names) -> str:
    """Return what is waited for, from whom and for how long."""
    french = names.language == "fr"
    parts = [names.say(_FOR[wait.kind])]
    if wait.by is not None:
        parts.append(f"{'par' if french else 'by'} {by_whom(wait, names)}")
    if wait.channel is not None:
        parts.append(names.channel(wait.channel))
    if wait.after is not None:
        least = delay(wait.after, names.language)
        parts.append(f"au moins {least}" if french else f"at least {least}")
    most = delay(wait.before, names.language)
    parts.append(f"au plus {most}" if french else f"at most {most}")
    parts.append(f"{'depuis' if french else 'from'} {_origin(wait, names)}")
    return ", ".join(parts)


def by_whom(wait: Wait, names: Names) -> str:
    """Return who answers: `le spécialiste (ophtalmologie)`."""
    who = names.say(_BY[wait.by or "delegate"])
    return f"{who} ({wait.specialty.replace('-', ' ')})" if wait.specialty else who


def _origin(wait: Wait, names: Names) -> str:
    if wait.from_fact is not None:
        label = names.labels.names.get(wait.from_fact.question, wait.from_fact.question)
        return lowered(label)
    if wait.from_visit:
        return names.stage(wait.from_visit)
    return "le début de la prise en charge" if names.language == "fr" else "the start of care"
