"""A case → a scenario as it is written in a file, ready to be pasted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from arbre.engine.answers import Actor, Answer, Raised, Unknown
from arbre.engine.reading import Case
from arbre.language.conditions.syntax import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What the `defaults` of a file say already: it need not be repeated."""

    facts: Mapping[Fact, Answer] = field(default_factory=dict)
    actor: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A scenario whose outcome is left for its author. `notes` are comments, one a line."""

    id: str
    title: str
    case: Case
    notes: tuple[str, ...] = ()


def to_yaml(draft: Draft, usual: Usual, *, indent: str = "  ") -> str:
    """Return the scenario as an item of the list `scenarios`; it expects nothing yet."""
    return "".join(f"{indent}{line}\n" for line in _lines(draft, usual))


def _lines(draft: Draft, usual: Usual) -> Iterator[str]:
    case = draft.case
    yield f"- id: {draft.id}"
    yield f"  title: {json.dumps(draft.title, ensure_ascii=False)}"
    yield f"  clocks: {{{', '.join(_clocks(case))}}}"
    if case.actor is not None and case.actor != usual.actor:
        yield f"  actor: {{{', '.join(_actor(case.actor))}}}"
    other = {fact: one for fact, one in case.answers.facts.items() if usual.facts.get(fact) != one}
    if other:
        yield "  answers:"
        yield from (f"    {fact}: {_written(answer)}" for fact, answer in other.items())
    if case.answers.raised:
        yield f"  raised: [{', '.join(map(_raised, case.answers.raised))}]"
    yield from (f"  # {note}" for note in draft.notes)
    yield "  expect: {}"


def _clocks(case: Case) -> Iterator[str]:
    yield f"start: {_instant(case.clocks.start)}"
    for visit, instant in case.clocks.visits.items():
        yield f"{visit}: {_instant(instant)}"
    if case.clocks.now is not None:
        yield f"now: {_instant(case.clocks.now)}"


def _actor(actor: Actor) -> Iterator[str]:
    if actor.profession is not None:
        yield f"profession: {actor.profession}"
    if actor.entitled is not None:
        yield f"entitled: {_written(actor.entitled)}"
    yield f"adopted: {_written(actor.adopted)}"


def _raised(raised: Raised) -> str:
    visit = raised.visit or "start"
    if raised.kind == "alert":
        return f"{{alert: {raised.id}, at: {visit}}}"
    id_ = f", id: {raised.id}" if raised.id is not None else ""
    return f"{{{raised.kind}: {visit}{id_}}}"


def _written(answer: Answer) -> str:
    match answer:
        case Unknown(reason=reason):
            return f"{{unknown: {reason}}}"
        case bool():
            return "true" if answer else "false"
        case Decimal():
            return format(answer, "f")
        case datetime():
            return _instant(answer)
        case date():
            return answer.isoformat()
        case int():
            return str(answer)
        case str():
            return answer if answer.isidentifier() else json.dumps(answer, ensure_ascii=False)


def _instant(instant: datetime) -> str:
    """Return an instant to the minute; to the second where it has some."""
    return instant.isoformat(timespec="minutes" if not instant.second else "seconds")
