"""What holds for each act of one patient, found anew from the answers alone.

Nothing here trusts that the walk stopped where it should have: every alert, gate and
contraindication on the way to the act is evaluated again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from arbre.engine.authorising import Grounds
from arbre.engine.sections import worst
from arbre.engine.standing import bar, entitlement
from arbre.engine.view import View
from arbre.engine.walking import Given, Walk
from arbre.language.conditions.syntax import Condition
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion, Node, Visit


def grounds_of(walk: Walk) -> Callable[[Given], Grounds]:
    """Return what tells the grounds of an act that the walk came to."""
    tree, view = walk.tree, walk.record.view
    at_node = dict(_on_the_way(walk))

    def grounds(given: Given) -> Grounds:
        node = tree.nodes[given.node]
        act, when = given.proposed.act, given.proposed.offer.when
        barred = bar(tree.protocol, view.clock(given.visit).date())
        return replace(
            at_node.get(given.node, _before_the_tree(walk)),
            reached=Truth.TRUE if given.node in at_node else Truth.FALSE,
            contraindicated=worst((one.when for one in act.contraindications), view),
            referring=worst(_referring(node, view), view),
            when=Truth.TRUE if when is None else worst((when,), view),
            barred=Truth.TRUE if barred else Truth.FALSE,
        )

    return grounds


def _before_the_tree(walk: Walk) -> Grounds:
    """The gates of the case; of an act nothing is known yet, so nothing of it holds."""
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
        referring=Truth.UNKNOWN,
        when=Truth.UNKNOWN,
        barred=Truth.UNKNOWN,
    )


def _on_the_way(walk: Walk) -> Iterator[tuple[str, Grounds]]:
    """Yield what holds at each node of the walk: alerts and withdrawals add up on the way."""
    tree, view = walk.tree, walk.record.view
    grounds = _before_the_tree(walk)
    for step in walk.path:
        node = tree.nodes.get(step.id)
        if node is None:
            continue
        opened: tuple[Visit, ...] = (tree.visits[node.visit],) if node.wait is not None else ()
        alerts = (*node.alerts, *(alert for visit in opened for alert in visit.alerts))
        withdrawal = tuple(one for visit in opened for one in visit.withdrawal)
        grounds = replace(
            grounds,
            alert=max(grounds.alert, _worst(alerts, view)),
            raised=max(grounds.raised, _worst(withdrawal, view)),
        )
        yield node.id, grounds


def _referring(node: Node, view: View) -> Iterator[Condition]:
    """Yield what may send the patient away among the acts of a node that are not ruled out."""
    for offer in node.offers:
        if offer.when is None or worst((offer.when,), view) is not Truth.FALSE:
            yield from (
                one.when for act in offer.acts for one in act.contraindications if one.refer
            )


def _worst(criteria: tuple[Criterion, ...], view: View) -> Truth:
    return worst((one.fires for one in criteria), view)
