"""What a proof finds, located in the file, with a patient where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from z3 import And, BoolRef, ModelRef, Not, Or, is_true

from arbre.analysis.proof.case import Full, Reader
from arbre.analysis.proof.fixing import months, same_patient
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import Replayed, replay
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.starting import first_day, fits
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

    Of a pair of patients, `walks` are theirs. Whom the engine does not confirm is left out, and
    another one is looked for. Nothing is yielded when nobody is left; `not-shown` when there still
    may be somebody after a few tries: the solver knows no calendar.
    """
    copies = walks or (proof.walk,)
    first: tuple[Replayed, ...] = ()
    for _ in range(MOST_TRIES):
        if proof.model(*wanted) is None:
            return
        model = _smallest(proof, wanted, copies)
        for found in _patients(proof, model, copies):
            if confirmed(*found):
                yield replace(fault, replayed=found[0], worse=found[1] if walks else None)
                return
            first = first or found
        wanted = (*wanted, proof.named(Not(_tried(proof, model, copies))))
    if proof.model(*wanted) is not None:
        unsure = {"finding": fault.code, **fault.values}
        yield replace(fault, code=NOT_SHOWN, values=unsure, others=(), replayed=first[0])


def smallest_patient(proof: Proof, *wanted: BoolRef) -> Replayed:
    """Return the smallest patient of whom all this is true; there is one."""
    (found,) = next(_patients(proof, smallest(proof, wanted), (proof.walk,)))
    return found


def _smallest(proof: Proof, wanted: tuple[BoolRef, ...], walks: tuple[Walk, ...]) -> ModelRef:
    """Return the smallest model, of one whose months are those of the first day if there is one."""
    model = smallest(proof, wanted)
    sides = zip(walks, _full(model, walks, None), strict=True)
    calendar = [one for walk, full in sides for one in months(walk, full.answers, full.clocks)]
    if all(is_true(model.eval(one, model_completion=True)) for one in calendar):
        return model
    usual = (*wanted, *calendar)
    return model if proof.model(*usual) is None else smallest(proof, usual)


def _patients(
    proof: Proof, model: ModelRef, walks: tuple[Walk, ...]
) -> Iterator[tuple[Replayed, ...]]:
    """Yield the patients of a model; from another day too, where months are as long as there."""
    full = _full(model, walks, None)
    yield tuple(replay(proof.tree, one) for one in full)
    sides = tuple(zip(walks, full, strict=True))
    if not all(fits(walk, one, model) for walk, one in sides):
        day = first_day(sides, model)
        if day is not None:
            yield tuple(replay(proof.tree, one) for one in _full(model, walks, day))


def _full(model: ModelRef, walks: tuple[Walk, ...], first: date | None) -> tuple[Full, ...]:
    return tuple(
        Reader(patient=walk.patient, model=model, first=first).full(walk) for walk in walks
    )


def _tried(proof: Proof, model: ModelRef, walks: tuple[Walk, ...]) -> BoolRef:
    """Return that patients answer as in a model, at the same instants, with months as tried."""
    same: list[BoolRef] = []
    usual: list[BoolRef] = []
    drawn: list[BoolRef] = []
    for walk, full in zip(walks, _full(model, walks, None), strict=True):
        same.extend(same_patient(walk, full.answers, full.clocks))
        usual.extend(months(walk, full.answers, full.clocks))
        every = walk.patient.months_of_waits.values()
        drawn.extend(days == model.eval(days, model_completion=True) for days in every)
    return And(*same, Or(And(*usual), And(*drawn)))
