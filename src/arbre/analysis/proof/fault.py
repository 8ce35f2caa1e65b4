"""What a proof finds, located in the file, with a patient where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from z3 import BoolRef

from arbre.analysis.proof.case import Reader
from arbre.analysis.proof.fixing import months
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed, replay
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact, Path

MOST_CALENDARS: Final = 4
"""How often another date is tried: the solver does not know how long each month is."""

Confirmed = Callable[[Replayed], bool]
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


class ArbreAtFaultError(AssertionError):
    """An internal error, never passed over, with the patient who shows it.

    `property` is the property under proof, once it is known.
    """

    property: str = ""

    def __init__(self, said: str, patient: Replayed | None) -> None:
        super().__init__(said)
        self.patient = patient


class UnconfirmedError(ArbreAtFaultError):
    """The engine does not do what the solver found."""


class BrokenPromiseError(ArbreAtFaultError):
    """The engine breaks a promise of its own."""


Property = Callable[[Proof], Iterator[Fault]]
"""A property yields its faults; it holds when there is none."""


def patient(proof: Proof, wanted: tuple[BoolRef, ...], confirmed: Confirmed) -> Replayed:
    """Return the smallest patient of whom all this is true, as the engine decides.

    Raises:
        UnconfirmedError: the engine decides otherwise.

    """
    (found,) = patients(proof, wanted, (proof.walk,), lambda one: confirmed(one[0]))
    return found


def perhaps(proof: Proof, wanted: tuple[BoolRef, ...]) -> Replayed | None:
    """Return what the engine decides of the smallest such patient; None when there is none."""
    if proof.model(*wanted) is None:
        return None
    model = smallest(proof, wanted)
    return replay(proof.tree, Reader(patient=proof.walk.patient, model=model).full(proof.walk))


def patients(
    proof: Proof,
    wanted: tuple[BoolRef, ...],
    walks: tuple[Walk, ...],
    confirmed: Callable[[tuple[Replayed, ...]], bool],
) -> tuple[Replayed, ...]:
    """Return the same of several copies of a patient, the first of which is the smallest.

    Raises:
        UnconfirmedError: the engine decides otherwise.

    """
    for _ in range(MOST_CALENDARS):
        model = smallest(proof, wanted)
        full = [Reader(patient=walk.patient, model=model).full(walk) for walk in walks]
        found = tuple(replay(proof.tree, one) for one in full)
        if confirmed(found):
            return found
        calendars = (
            months(walk, one.answers, one.clocks) for walk, one in zip(walks, full, strict=True)
        )
        calendar = tuple(one for each in calendars for one in each)
        if not calendar or proof.model(*wanted, *calendar) is None:
            break
        wanted = (*wanted, *calendar)
    raise UnconfirmedError("the engine does not do what the solver found", found[-1])
