"""What two protocols decide otherwise, and of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arbre.analysis.proof.differing.aspects import Aspect, Bearing
from arbre.analysis.proof.differing.treated import Change, Treated
from arbre.language.tree import Tree

Verdict = Literal["equal", "laxer", "stricter", "incomparable", "different"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All that two protocols decide otherwise; `compared` are the aspects that either has."""

    old: Tree
    new: Tree
    compared: tuple[Aspect, ...]
    changes: tuple[Change, ...]
    queries: int = 0

    @property
    def equal(self) -> bool:
        """Whether they decide the same of every patient."""
        return not self.changes

    @property
    def laxer(self) -> tuple[Change, ...]:
        """What lets more happen to some patient, each with one."""
        return self._that_are("laxer")

    @property
    def stricter(self) -> tuple[Change, ...]:
        """What lets less happen to some patient, each with one."""
        return self._that_are("stricter")

    @property
    def different(self) -> tuple[Change, ...]:
        """What is neither laxer nor stricter."""
        return self._that_are("different")

    @property
    def verdict(self) -> Verdict:
        """Return the verdict on the whole: both laxer and stricter is incomparable."""
        return verdict(self.changes)

    def of(self, aspect: Aspect) -> tuple[Change, ...]:
        """Return the changes of one aspect: none, one, or both ways."""
        return tuple(one for one in self.changes if one.aspect == aspect)

    def patients(self) -> Iterator[Treated]:
        """Yield each patient once."""
        yield from {id(one.patient): one.patient for one in self.changes}.values()

    def _that_are(self, bearing: Bearing) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.bearing == bearing)


def verdict(changes: tuple[Change, ...]) -> Verdict:
    """Return what changes come to together."""
    found = {one.bearing for one in changes}
    if {"laxer", "stricter"} <= found:
        return "incomparable"
    bearings: tuple[Bearing, ...] = ("laxer", "stricter", "different")
    for bearing in bearings:
        if bearing in found:
            return bearing
    return "equal"
