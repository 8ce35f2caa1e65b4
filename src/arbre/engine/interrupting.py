"""What takes effect at any moment: a known alert, a doubt or a withdrawal ends the walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from arbre.engine.answers import Raised
from arbre.engine.outcome import Origin, Status, Waiting
from arbre.engine.record import Subject, reason
from arbre.engine.sections import Fired, known_true, settle_at_once, winner
from arbre.engine.view import View
from arbre.engine.walking import Ending, Finished, Sent, Walk
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion, Tree


def interrupt(walk: Walk, ending: Ending) -> Ending:
    """Let a known alert, a doubt or a withdrawal end the walk, wherever it stands."""
    tree, view = walk.tree, walk.record.view
    sent: list[tuple[Status, Fired]] = []
    for visit, alerts in _alerts_in_reach(tree, view):
        if known_true(alerts, view):
            fired = settle_at_once(alerts, walk.record, visit)
            sent.extend(("referred", one) for one in fired)
    if isinstance(ending, Finished | Waiting):
        sent.extend(("referred", one) for one in _unsure_elsewhere(walk))
    sent.extend(_raised(one, tree) for one in view.answers.raised)
    if not sent:
        return ending
    leading = winner(one for _, one in sent)
    reasons = tuple(dict.fromkeys(one.reason for _, one in sent))
    walk.record.examined.update(dict.fromkeys(reasons))
    if isinstance(ending, Sent) and ending.referral.rank <= leading.rank:
        known = (one for one in reasons if one not in ending.reasons)
        return replace(ending, reasons=(*ending.reasons, *known))
    status = next(status for status, one in sent if one.referral == leading)
    return Sent(status=status, referral=leading, reasons=reasons)


def _alerts_in_reach(tree: Tree, view: View) -> list[tuple[str, tuple[Criterion, ...]]]:
    """Return the alerts of every visit that was opened, those of nodes not reached included."""
    opened = [visit for visit in tree.visits if view.clocks.of(visit) is not None]
    found = [(visit, tree.visits[visit].alerts) for visit in opened]
    found.extend(
        (node.visit, node.alerts)
        for node in tree.nodes.values()
        if node.alerts and node.visit in opened
    )
    return found


def _unsure_elsewhere(walk: Walk) -> Iterator[Fired]:
    """Yield the alerts of nodes not passed that an answer leaves unknown, whatever is still open.

    Were that answer known and true, the alert would take effect at once: no act may rest on it.
    """
    passed = {step.id for step in walk.path}
    opened = walk.record.view.clocks
    for node in walk.tree.nodes.values():
        if node.id not in passed and opened.of(node.visit) is not None:
            yield from settle_at_once(node.alerts, walk.record, node.visit)


def _raised(raised: Raised, tree: Tree) -> tuple[Status, Fired]:
    criterion = _criterion(raised, tree)
    status: Status = "withdrawn" if raised.kind == "withdraw" else "referred"
    referral = tree.consent[0].refer if raised.kind == "withdraw" else tree.doubt
    origin: Origin = "raised" if raised.kind == "alert" else raised.kind
    about = Subject(
        id=raised.id or raised.kind,
        origin=origin,
        visit=raised.visit,
        path=criterion.path if criterion else (),
        cite=criterion.cite if criterion else (),
    )
    why = reason(about, Truth.TRUE, ())
    return status, Fired(referral=criterion.refer if criterion else referral, reason=why)


def _criterion(raised: Raised, tree: Tree) -> Criterion | None:
    """Return the alert or the withdrawal criterion that was raised by its id."""
    known = [*tree.alerts, *(one for node in tree.nodes.values() for one in node.alerts)]
    if raised.kind == "withdraw":
        known = list(tree.withdrawal)
    return next((one for one in known if one.id == raised.id), None)
