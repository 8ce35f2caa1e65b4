"""What a proof finds, located in the file, with a patient where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from z3 import BoolRef, ModelRef, Not

from arbre.analysis.proof.case import Reader
from arbre.analysis.proof.fixing import months, same_answers
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed, replay
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact, Path

MOST_CALENDARS: Final = 4
"""How often another date is tried: the solver does not know how long each month is."""

MOST_OTHERS: Final = 8
"""How many patients are tried whom the formulas may find and the engine not."""

Confirmed = Callable[[Replayed], bool]
AllConfirmed = Callable[[tuple[Replayed, ...]], bool]
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


def perhaps(
    proof: Proof, wanted: tuple[BoolRef, ...], walks: tuple[Walk, ...], confirmed: AllConfirmed
) -> tuple[Replayed, ...]:
    """Return such a patient as the engine decides; none if it confirms none of a few."""
    for _ in range(MOST_OTHERS):
        if proof.model(*wanted) is None:
            break
        found = _replayed(proof, smallest(proof, wanted), walks)
        if confirmed(found):
            return found
        first = found[0]
        wanted = (*wanted, Not(same_answers(proof.walk.patient, first.asked, first.clocks.start)))
    return ()


def _replayed(proof: Proof, model: ModelRef, walks: tuple[Walk, ...]) -> tuple[Replayed, ...]:
    full = (Reader(patient=walk.patient, model=model).full(walk) for walk in walks)
    return tuple(replay(proof.tree, one) for one in full)


def patients(
    proof: Proof, wanted: tuple[BoolRef, ...], walks: tuple[Walk, ...], confirmed: AllConfirmed
) -> tuple[Replayed, ...]:
    """Return the same of several copies of a patient, the first of which is the smallest.

    Raises:
        UnconfirmedError: the engine decides otherwise.

    """
    for _ in range(MOST_CALENDARS):
        found = _replayed(proof, smallest(proof, wanted), walks)
        if confirmed(found):
            return found
        calendar = tuple(
            one
            for walk, each in zip(walks, found, strict=True)
            for one in months(walk, each.full.answers, each.full.clocks)
        )
        if not calendar or proof.model(*wanted, *calendar) is None:
            break
        wanted = (*wanted, *calendar)
    raise UnconfirmedError("the engine does not do what the solver found", found[-1])
