"""What holds for each act of one patient, found anew from the answers alone.

Nothing here trusts that the walk went where it should have, or stopped: the way to the act is
followed again, and every alert, gate and contraindication on it is evaluated again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from arbre.engine.authorising import Grounds
from arbre.engine.route import route
from arbre.engine.sections import worst
from arbre.engine.standing import bar, entitlement
from arbre.engine.view import View
from arbre.engine.walking import Given, Walk
from arbre.language.conditions.values import Truth
from arbre.language.tree import Act, Criterion, Node, Offer, Visit


def grounds_of(walk: Walk) -> Callable[[Given], Grounds]:
    """Return what tells the grounds of an act that the walk came to."""
    tree, view = walk.tree, walk.record.view
    at_node = dict(_on_the_way(walk))

    def grounds(given: Given) -> Grounds:
        days = (view.clock(visit).date() for visit in tree.come_through(given.visit))
        barred = any(bar(tree.protocol, day) for day in days)
        return replace(
            at_node.get(given.node, _before_the_tree(walk)),
            reached=Truth.TRUE if given.node in at_node else Truth.FALSE,
            contraindicated=_barred(given.proposed.act, view),
            when=_when(given.proposed.offer, view),
            barred=Truth.TRUE if barred else Truth.FALSE,
        )

    return grounds


def _before_the_tree(walk: Walk) -> Grounds:
    """The gates of the case; no node was come to, so nothing of an act holds yet."""
    tree, view = walk.tree, walk.record.view
    return Grounds(
        alert=_worst(tree.alerts, view),
        raised=Truth.FALSE,
        entitled=entitlement(tree.protocol, walk.actor),
        consent_refused=_worst(tree.consent, view),
        not_included=_worst(tree.inclusion, view),
        excluded=_worst(tree.exclusion, view),
        reached=Truth.FALSE,
        contraindicated=Truth.UNKNOWN,
        referring=Truth.FALSE,
        when=Truth.UNKNOWN,
        barred=Truth.UNKNOWN,
    )


def _on_the_way(walk: Walk) -> Iterator[tuple[str, Grounds]]:
    """Yield what holds at each node of the way: alerts, withdrawals and referrals add up.

    Nothing is authorised in a visit after one in which something was raised.
    """
    tree, view = walk.tree, walk.record.view
    grounds = _before_the_tree(walk)
    raised_in = {one.visit for one in view.answers.raised}
    for node in route(tree, view):
        opened: tuple[Visit, ...] = (tree.visits[node.visit],) if node.wait is not None else ()
        alerts = (*node.alerts, *(alert for visit in opened for alert in visit.alerts))
        withdrawal = tuple(one for visit in opened for one in visit.withdrawal)
        grounds = replace(
            grounds,
            alert=max(grounds.alert, _worst(alerts, view)),
            raised=max(grounds.raised, _worst(withdrawal, view), _raised_before(opened, raised_in)),
            referring=max(grounds.referring, _referring(node, view)),
        )
        yield node.id, grounds


def _raised_before(opened: tuple[Visit, ...], raised_in: set[str]) -> Truth:
    return Truth.TRUE if any(one.parent in raised_in for one in opened) else Truth.FALSE


def _referring(node: Node, view: View) -> Truth:
    """Return whether something of a node's acts that are not ruled out sends the patient away."""
    offers = (one for one in node.offers if _when(one, view) is not Truth.FALSE)
    return max((_sends_away(one, view) for one in offers), default=Truth.FALSE)


def _sends_away(offer: Offer, view: View) -> Truth:
    """A contraindication that refers; or every act is barred, and the entry says `else: refer`."""
    every = [one for act in offer.acts for one in act.contraindications]
    referring = worst((one.when for one in every if one.refer), view)
    if offer.else_refer is None:
        return referring
    return max(referring, min(_barred(act, view) for act in offer.acts))


def _barred(act: Act, view: View) -> Truth:
    return worst((one.when for one in act.contraindications), view)


def _when(offer: Offer, view: View) -> Truth:
    return Truth.TRUE if offer.when is None else worst((offer.when,), view)


def _worst(criteria: tuple[Criterion, ...], view: View) -> Truth:
    return worst((one.fires for one in criteria), view)
