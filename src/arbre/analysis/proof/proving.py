"""Every property of one protocol, with the time that each takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from arbre.analysis.proof.fault import BrokenPromiseError, Fault, Property
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.properties import (
    aggravating,
    concluding,
    deciding,
    guaranteeing,
    limiting,
    masking,
    needing,
    overlapping,
    reaching,
)
from arbre.language.tree import Tree

Clock = Callable[[], float]
"""Returns seconds; passed in, for an analysis reads no clock of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """One property: whether it holds, what it took, and what was found against it or beside it."""

    name: str
    about: str | None
    queries: int
    seconds: float
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was proved of one protocol. `encoding` is the time to write the formulas."""

    tree: Tree
    encoding: float
    proved: tuple[Proved, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for one in self.proved for fault in one.faults)


PROPERTIES: Final[tuple[tuple[str, Property], ...]] = (
    ("concludes", concluding.concludes),
    ("no-gap", concluding.no_gap),
    ("no-overlap", overlapping.no_overlap),
    ("no-masked-alert", masking.no_masked_alert),
    ("all-reached", reaching.all_reached),
    ("conditions-decide", deciding.conditions_decide),
    ("limits-leave-room", limiting.limits_leave_room),
    ("clauses-of-an-act", concluding.clauses),
    ("nothing-after-referral", concluding.nothing_after_referral),
    ("unknown-authorises-nothing", concluding.unknown_authorises_nothing),
    ("nothing-redundant", needing.nothing_redundant),
    ("nothing-asked-for-nothing", needing.nothing_asked_for_nothing),
)


def prove(tree: Tree, clock: Clock) -> Report:
    """Prove every property of a protocol, and every guarantee that it gives.

    Raises:
        BrokenPromiseError: arbre itself is at fault: the engine breaks one of its own promises.

    """
    start = clock()
    proof = Proof.of(tree)
    encoding = clock() - start
    every = (*((name, None, one) for name, one in PROPERTIES), *_declared(tree))
    proved = tuple(_proved(proof, clock, name, about, one) for name, about, one in every)
    return Report(tree=tree, encoding=encoding, proved=proved)


def _declared(tree: Tree) -> Iterator[tuple[str, str, Property]]:
    """Yield the properties that the file itself declares."""
    for guarantee in tree.guarantees:
        yield "guarantee", guarantee.id, guaranteeing.guarantee_holds(guarantee)
    for name, question in tree.protocol.questions.items():
        if question.aggravates:
            yield "aggravates", name, aggravating.aggravates(name)


def _proved(
    proof: Proof, clock: Clock, name: str, about: str | None, property_: Property
) -> Proved:
    start, before = clock(), proof.queries
    faults: list[Fault] = []
    try:
        faults.extend(property_(proof))
    except BrokenPromiseError as error:
        error.property = name if about is None else f"{name} {about}"
        raise
    return Proved(
        name=name,
        about=about,
        queries=proof.queries - before,
        seconds=clock() - start,
        faults=tuple(faults),
    )
