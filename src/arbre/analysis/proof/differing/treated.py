"""One patient under two protocols, and what that patient shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from arbre.analysis.proof.differing.aspects import Aspect, Bearing, Move, Order

if TYPE_CHECKING:
    from arbre.analysis.proof.replay import Replayed


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """One patient under both protocols: what each asked, the answers, and what it decides."""

    before: Replayed
    after: Replayed
    moves: frozenset[Move]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One way in which some patients are treated otherwise, with one of them.

    `order` is what the new protocol has of the aspect: more, or fewer.
    """

    aspect: Aspect
    order: Order
    patient: Treated

    @property
    def bearing(self) -> Bearing:
        """Whether this is laxer, stricter, or neither."""
        return self.aspect.bearing(self.order)
