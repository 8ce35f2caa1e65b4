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
from arbre.language.conditions.syntax import Fact, Path

MOST_CALENDARS: Final = 4
"""How often another date is tried: the solver does not know how long each month is."""

Confirmed = Callable[[Replayed], bool]
At = Literal["value", "key"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One finding. `others` are second places: a path and the key of a phrase.

    `hidden` are facts of the patient that nobody asked for, and should have.
    """

    code: str
    path: Path
    at: At = "value"
    values: Mapping[str, str] = field(default_factory=dict)
    others: tuple[tuple[Path, str], ...] = ()
    replayed: Replayed | None = None
    hidden: tuple[Fact, ...] = ()


class UnconfirmedError(AssertionError):
    """The engine does not do what the solver found: an internal error, never passed over."""


Property = Callable[[Proof], Iterator[Fault]]
"""A property yields its faults; it holds when there is none."""


def patient(proof: Proof, wanted: tuple[BoolRef, ...], confirmed: Confirmed) -> Replayed:
    """Return the smallest patient of whom all this is true, as the engine decides.

    Raises:
        UnconfirmedError: the engine decides otherwise.

    """
    for _ in range(MOST_CALENDARS):
        model = smallest(proof, wanted)
        full = Reader(patient=proof.walk.patient, model=model).full(proof.walk)
        found = replay(proof.tree, full)
        if confirmed(found):
            return found
        calendar = tuple(months(proof.walk, full.answers, full.clocks))
        if not calendar or proof.model(*wanted, *calendar) is None:
            break
        wanted = (*wanted, *calendar)
    raise UnconfirmedError(f"{found.outcome.status} by {found.outcome.path}: {found.asked}")
