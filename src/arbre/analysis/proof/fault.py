"""What a proof finds, located in the file, with a patient where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from z3 import And, BoolRef, Not

from arbre.analysis.proof.case import Reader
from arbre.analysis.proof.fixing import months, same_patient
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed, replay
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact, Path

MOST_TRIES: Final = 8
"""How many patients are tried whom the formulas find and the engine does not."""

NOT_SHOWN: Final = "not-shown"

Confirmed = Callable[..., bool]
"""Whether the engine confirms a patient, or a pair of them."""

At = Literal["value", "key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One finding. `others` are second places: a path and the key of a phrase.

    `hidden` are facts of the patient that nobody asked for, and should have; `worse` is the same
    patient with a worse answer.
    """

    code: str
    path: Path
    at: At = "value"
    values: Mapping[str, str] = field(default_factory=dict)
    others: tuple[tuple[Path, str], ...] = ()
    replayed: Replayed | None = None
    hidden: tuple[Fact, ...] = ()
    worse: Replayed | None = None


class BrokenPromiseError(AssertionError):
    """The engine breaks a promise of its own: an internal error, with the patient who shows it.

    `property` is the property under proof, once it is known.
    """

    property: str = ""

    def __init__(self, said: str, patient: Replayed) -> None:
        super().__init__(said)
        self.patient = patient


Property = Callable[[Proof], Iterator[Fault]]
"""A property yields its faults; it holds when there is none."""


def shown(
    proof: Proof,
    fault: Fault,
    wanted: tuple[BoolRef, ...],
    confirmed: Confirmed,
    walks: tuple[Walk, ...] = (),
) -> Iterator[Fault]:
    """Yield a fault with a small patient of whom all this is true, as the engine decides.

    Of a pair of patients, `walks` are theirs. The solver knows no calendar: whom the engine does
    not confirm is looked for again with the months of his dates, and then left out. Nothing is
    yielded when nobody is left; `not-shown` when there still may be somebody after a few tries.
    """
    copies = walks or (proof.walk,)
    first: tuple[Replayed, ...] = ()
    for _ in range(MOST_TRIES):
        if proof.model(*wanted) is None:
            return
        found = _replayed(proof, wanted, copies)
        calendar = tuple(_calendar(copies, found))
        if not confirmed(*found) and calendar and proof.model(*wanted, *calendar) is not None:
            found = _replayed(proof, (*wanted, *calendar), copies)
        if confirmed(*found):
            yield replace(fault, replayed=found[0], worse=found[1] if walks else None)
            return
        first = first or found
        wanted = (*wanted, proof.named(Not(And(*_same(copies, found)))))
    if proof.model(*wanted) is not None:
        unsure = {"finding": fault.code, **fault.values}
        yield replace(fault, code=NOT_SHOWN, values=unsure, others=(), replayed=first[0])


def smallest_patient(proof: Proof, *wanted: BoolRef) -> Replayed:
    """Return the smallest patient of whom all this is true; there is one."""
    (found,) = _replayed(proof, wanted, (proof.walk,))
    return found


def _replayed(
    proof: Proof, wanted: tuple[BoolRef, ...], walks: tuple[Walk, ...]
) -> tuple[Replayed, ...]:
    model = smallest(proof, wanted)
    full = (Reader(patient=walk.patient, model=model).full(walk) for walk in walks)
    return tuple(replay(proof.tree, one) for one in full)


def _calendar(walks: tuple[Walk, ...], found: tuple[Replayed, ...]) -> Iterator[BoolRef]:
    for walk, one in zip(walks, found, strict=True):
        yield from months(walk, one.full.answers, one.full.clocks)


def _same(walks: tuple[Walk, ...], found: tuple[Replayed, ...]) -> Iterator[BoolRef]:
    """Yield that the patients give the same answers at the same instants."""
    for walk, one in zip(walks, found, strict=True):
        yield from same_patient(walk, one.full.answers, one.full.clocks)
