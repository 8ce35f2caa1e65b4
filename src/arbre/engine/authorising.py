"""The one function that authorises an act (DESIGN §5.5).

The walk never comes to an act of a patient who should have left it earlier; this function does not
rely on that. It is given what holds, found anew from the answers, and every clause must hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from arbre.language.conditions.values import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What holds for one act of one patient. UNKNOWN stands for an open question too."""

    alert: Truth  # the worst of all alerts up to here
    raised: Truth  # a doubt, a withdrawal or an alert was raised, or a withdrawal criterion holds
    entitled: Truth
    consent_refused: Truth
    not_included: Truth
    excluded: Truth
    reached: Truth
    contraindicated: Truth
    referring: Truth  # something of the same node sends the patient away
    when: Truth
    barred: Truth  # the protocol is suspended, retired or out of its dates


CLAUSES: Final[tuple[Callable[[Grounds], bool], ...]] = (
    lambda grounds: grounds.alert is Truth.FALSE,
    lambda grounds: grounds.raised is Truth.FALSE,
    lambda grounds: grounds.entitled is Truth.TRUE,
    lambda grounds: grounds.consent_refused is Truth.FALSE,
    lambda grounds: grounds.not_included is Truth.FALSE,
    lambda grounds: grounds.excluded is Truth.FALSE,
    lambda grounds: grounds.reached is Truth.TRUE,
    lambda grounds: grounds.contraindicated is Truth.FALSE,
    lambda grounds: grounds.referring is Truth.FALSE,
    lambda grounds: grounds.when is Truth.TRUE,
    lambda grounds: grounds.barred is Truth.FALSE,
)


def authorised(grounds: Grounds) -> bool:
    """Tell whether the act may be done."""
    return all(clause(grounds) for clause in CLAUSES)
