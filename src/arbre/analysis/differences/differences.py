"""What two protocols decide otherwise, and of whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from arbre.analysis.differences.standing import Freed, freed
from arbre.analysis.proof.differing.aspects import Aspect, Bearing, Move
from arbre.analysis.proof.differing.treated import Change
from arbre.language.tree import Tree

Verdict = Literal["equal", "laxer", "stricter", "incomparable", "different"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All that two protocols decide otherwise; `compared` are the aspects that either has.

    Of `unshown` the solver names patients whom the engine does not confirm: whether there is one
    is not known.
    """

    old: Tree
    new: Tree
    compared: tuple[Aspect, ...]
    changes: tuple[Change, ...]
    unshown: tuple[Move, ...] = ()
    queries: int = 0

    @property
    def equal(self) -> bool:
        """Whether they decide the same of every patient."""
        return not self.changes and not self.unshown

    @property
    def laxer(self) -> tuple[Change, ...]:
        """What lets more happen to some patient, each with one."""
        return tuple(one for one in self.changes if one.bearing == "laxer")

    @property
    def freed(self) -> tuple[Freed, ...]:
        """Return the keys by which more people may act, or on more days."""
        return freed(self.old.protocol, self.new.protocol)

    @property
    def never_laxer(self) -> bool:
        """Whether it is sure that nothing is laxer: for no patient, nor in who may act, nor when.

        It is not sure where anything is not shown: solver and engine do not say the same there.
        """
        return not (self.laxer or self.freed or self.unshown)

    @property
    def verdict(self) -> Verdict:
        """Return the verdict on the patients: both laxer and stricter is incomparable.

        What is not shown counts as if it were.
        """
        unshown = (aspect.bearing(order) for aspect, order in self.unshown)
        return verdict((*(one.bearing for one in self.changes), *unshown))

    def of(self, aspect: Aspect) -> tuple[Change, ...]:
        """Return the changes of one aspect: none, one, or both ways."""
        return tuple(one for one in self.changes if one.aspect == aspect)


def verdict(found: Collection[Bearing]) -> Verdict:
    """Return what changes come to together."""
    if "laxer" in found and "stricter" in found:
        return "incomparable"
    bearings: tuple[Bearing, ...] = ("laxer", "stricter", "different")
    for bearing in bearings:
        if bearing in found:
            return bearing
    return "equal"
