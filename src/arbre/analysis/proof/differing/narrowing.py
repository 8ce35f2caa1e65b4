"""Whether a protocol is anywhere laxer than the one that it narrows.

Only what is laxer is looked for. A patient whom the new protocol sends away in an earlier visit is
not compared with how urgent a later one would have been: nobody knows yet what it would find. What
the same visit would have found is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.differing.aspects import Move
from arbre.analysis.proof.differing.deciding import Decided, parting
from arbre.analysis.proof.differing.searching import Search
from arbre.analysis.proof.differing.treated import Treated
from arbre.analysis.proof.folding import NEVER
from arbre.language.tree import FIRST, Tree


def laxer(old: Tree, new: Tree) -> tuple[tuple[Move, Treated], ...]:
    """Return each way in which some patient is treated more freely, with one who is.

    Raises:
        UnsureError: whether there is such a patient could not be told.

    """
    return tuple(Narrowing.of(old, new).laxer())


class UnsureError(Exception):
    """The solver goes on naming patients whom the engine does not treat more freely."""


class Narrowing(Search):
    """Looks for patients whom the second protocol treats more freely."""

    def laxer(self) -> Iterator[tuple[Move, Treated]]:
        stays = self.named(Not(self.named(Or(*_sooner(self.before, self.after)))))
        for (aspect, order), when in parting(self.before, self.after):
            if aspect.bearing(order) != "laxer":
                continue
            if aspect.kind == "urgency":
                found = self._sought((aspect, order), self.named(And(when, stays)))
            else:
                found = self._known((aspect, order)) or self._sought(
                    (aspect, order), self.named(when)
                )
            if found is not None:
                yield (aspect, order), found
            if self.unshown:
                raise UnsureError


def _sooner(old: Decided, new: Decided) -> Iterator[BoolRef]:
    """Yield when the new protocol sends away a patient who would have come to a later visit."""
    sent = new.walk.patient.named(Or(*new.end.sent.values()))
    for visit in old.walk.tree.visits:
        if visit != FIRST:
            begins = And(old.end.course.opened[visit], Not(old.walk.waits[visit].waiting))
            there = new.end.course.opened.get(visit, NEVER)
            yield And(sent, begins, Not(there))
