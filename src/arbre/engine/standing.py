"""May anything be authorised at all: the protocol in force, the mode, the person at work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Literal

from arbre.engine.answers import Actor
from arbre.engine.outcome import Mode
from arbre.language.conditions.values import Truth
from arbre.language.protocol import Protocol
from arbre.language.tree import Tree

Bar = Literal["suspended", "retired", "not_yet_valid", "expired", "review_passed"]
REVIEW_NOTICE: Final = timedelta(days=60)


def bar(protocol: Protocol, day: date) -> Bar | None:
    """Return what keeps the protocol from being used on that day, None if nothing does."""
    valid = protocol.valid
    if protocol.status in ("suspended", "retired"):
        return "suspended" if protocol.status == "suspended" else "retired"
    if day < date.fromisoformat(valid.from_):
        return "not_yet_valid"
    if valid.until is not None and day > date.fromisoformat(valid.until):
        return "expired"
    if day > date.fromisoformat(valid.review_by):
        return "review_passed"
    return None


def review_is_near(protocol: Protocol, day: date) -> bool:
    """Tell whether the review date is less than 60 days away."""
    review = date.fromisoformat(protocol.valid.review_by)
    return review - REVIEW_NOTICE <= day <= review


def in_force(protocol: Protocol, day: date) -> bool:
    """Tell whether the protocol is in force: active, within its dates, not a demonstration."""
    demonstration = "demonstration" in (protocol.kind, protocol.fidelity)
    return protocol.status == "active" and not demonstration and bar(protocol, day) is None


def mode(tree: Tree, actor: Actor, day: date) -> Mode:
    """Return `live` only for a protocol in force that is official, or adopted by the structure.

    The official text is not that of a local overlay: it must be adopted, and have been compared
    with what it extends.
    """
    official = tree.protocol.fidelity == "official" and tree.base is None
    checked = (official or actor.adopted) and tree.compared
    return "live" if checked and in_force(tree.protocol, day) else "training"


def entitlement(protocol: Protocol, actor: Actor) -> Truth:
    """Return whether this person may act: the right profession, and entitled by the structure."""
    if actor.profession is None:
        return Truth.UNKNOWN if actor.entitled is not False else Truth.FALSE
    if actor.profession not in {delegate.profession for delegate in protocol.delegates}:
        return Truth.FALSE
    if actor.entitled is None:
        return Truth.UNKNOWN
    return Truth.TRUE if actor.entitled else Truth.FALSE
