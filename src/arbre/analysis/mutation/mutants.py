"""A protocol → all its mutants: what the file would say with one fault in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from arbre.analysis.mutation.editing import REMOVED
from arbre.analysis.mutation.structure import structural
from arbre.analysis.mutation.turning import Fault, Turning, beside, moved
from arbre.language.conditions.printing import number_text, to_text
from arbre.language.conditions.syntax import Condition, Path, Term
from arbre.language.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One fault: the value at `path` would be `new` (REMOVED: be missing).

    `before` and `after` say it in the words of the file.
    """

    fault: Fault
    path: Path
    new: object
    before: str
    after: str


def mutants_of(draft: Draft) -> tuple[Mutant, ...]:
    """Return every mutant of a protocol, in the order of the file; guarantees are left alone."""
    found = (*_of_conditions(draft), *_of_terms(draft), *_of_parameters(draft), *_others(draft))
    return tuple({(one.path, one.after, one.fault): one for one in found}.values())


def _of_conditions(draft: Draft) -> Iterator[Mutant]:
    turning = Turning(scope=draft.scope)
    for path, condition in draft.conditions.items():
        if path[0] == "guarantees":
            continue
        for fault, made in turning.condition(condition):
            yield _changed(fault, path, condition, made)


def _of_terms(draft: Draft) -> Iterator[Mutant]:
    for path, term in draft.terms.items():
        if path[0] == "guarantees":
            continue
        fault: Fault = "limit" if path[0] == "acts" else "threshold"
        for made in moved(term):
            yield _changed(fault, path, term, made)


def _changed(fault: Fault, path: Path, before: Condition | Term, after: Condition | Term) -> Mutant:
    new = to_text(after)
    return Mutant(fault=fault, path=path, new=new, before=to_text(before), after=new)


def _of_parameters(draft: Draft) -> Iterator[Mutant]:
    steps = _steps(draft)
    for name, parameter in draft.protocol.parameters.items():
        value: int | Decimal = parameter.value
        for near in beside(value, steps.get(name, 1)):
            yield Mutant(
                fault="threshold",
                path=("parameters", name, "value"),
                new=near,
                before=number_text(value),
                after=number_text(near),
            )


def _steps(draft: Draft) -> dict[str, int | Decimal]:
    """Return the step of the question with which each parameter is compared, where it has one."""
    found: dict[str, int | Decimal] = {}
    for path, condition in draft.conditions.items():
        names = {mention.name for at, mention in draft.mentions if at == path}
        questions = (draft.scope.questions[name] for name in names if name in draft.scope.questions)
        step = next((one.step for one in questions if one.step is not None), None)
        if step is not None and condition is not None:
            found.update(dict.fromkeys(names & draft.scope.parameters.keys(), step))
    return found


def _others(draft: Draft) -> Iterator[Mutant]:
    for fault, path, new in structural(draft):
        yield Mutant(
            fault=fault,
            path=path,
            new=new,
            before=_shown(draft.document.at(path)),
            after="" if new is REMOVED else _shown(new),
        )


def _shown(value: object) -> str:
    """Return a value of the file in its flow form."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return str(value)
