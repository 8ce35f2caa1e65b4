"""The limits of an act leave some quantity that respects them."""

from __future__ import annotations

from collections.abc import Iterator

from z3 import BoolRef, Or

from arbre.analysis.proof.fault import Fault, shown
from arbre.analysis.proof.offering import Given
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.proof.terms import aligned
from arbre.engine.view import View
from arbre.language.conditions.evaluation import extent
from arbre.language.conditions.units import in_one_unit
from arbre.language.tree import Limit


def limits_leave_room(proof: Proof) -> Iterator[Fault]:
    """Yield each limit whose least passes its greatest for a patient to whom the act is given."""
    for given in proof.walk.given:
        for limit in given.act.limits:
            if limit.min and limit.max:
                yield from _crossed(proof, given, limit)


def _crossed(proof: Proof, given: Given, limit: Limit) -> Iterator[Fault]:
    path = ("acts", given.act.id, "limits", limit.id)
    fault = Fault(
        code="limits-crossed",
        path=(*path, "min"),
        values={"limit": limit.id, "act": given.act.id, "node": given.node.id},
        others=(((*path, "max"), "max"),),
    )
    wanted = (*proof.usual, proof.end.released(given), _crosses(proof, limit))
    yield from shown(proof, fault, wanted, lambda found: _is_crossed(found, given, limit))


def _crosses(proof: Proof, limit: Limit) -> BoolRef:
    """Return whether one minimum is greater than one maximum, as the engine takes both."""
    terms = in_one_unit(*limit.min, *limit.max)
    amounts = aligned(*(proof.walk.conditions.amount(term) for term in terms))
    minima, maxima = amounts[: len(limit.min)], amounts[len(limit.min) :]
    return Or(*(least.high > most.low for least in minima for most in maxima))


def _is_crossed(found: Replayed, given: Given, limit: Limit) -> bool:
    view = View(answers=found.asked, clocks=found.clocks)
    terms = in_one_unit(*limit.min, *limit.max)
    extents = [extent(term, view) for term in terms]
    least = max(one.high_max for one in extents[: len(limit.min)])
    most = min(one.low_min for one in extents[len(limit.min) :])
    return least > most and any(
        act.id == given.act.id and act.node == given.node.id for act in found.released
    )
