"""The record of a case: an append-only list of events. The state of a case is a fold over it.

Nothing is ever removed: undoing adds an event, and so does an answer that no longer applies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from arbre.engine.answers import Actor, Answer, Answers, Clocks, Raised
from arbre.engine.outcome import Status
from arbre.language.conditions.syntax import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Extends:
    """The protocol that a local overlay extends."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The case begins, under this very version of the protocol, which it keeps."""

    at: datetime
    protocol: str
    version: str
    hash: str
    actor: Actor
    extends: Extends | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Facts were answered. `replaces`: one had another answer; `after_outcome`: one was shown."""

    at: datetime
    facts: tuple[tuple[Fact, Answer], ...]
    replaces: bool = False
    after_outcome: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted:
    """Answers that no longer apply, because of the event number `cause`."""

    at: datetime
    facts: tuple[Fact, ...]
    cause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitOpened:
    at: datetime
    visit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A doubt, a withdrawal or an alert was raised."""

    at: datetime
    raised: Raised


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An outcome was shown to the person at work."""

    at: datetime
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """The event number `event` counts no more."""

    at: datetime
    event: int


Event = Opened | Answered | Retracted | VisitOpened | Spoken | Shown | Undone


@dataclass(frozen=True, slots=True)
class Trace:
    """The events of a case, in the order in which they happened."""

    events: tuple[Event, ...] = ()

    @property
    def opened(self) -> Opened:
        first = self.events[0]
        if not isinstance(first, Opened):
            raise ValueError("a trace begins by its opening")
        return first

    @property
    def standing(self) -> tuple[tuple[int, Event], ...]:
        """The events that were not undone, with their numbers."""
        undone = {event.event for event in self.events if isinstance(event, Undone)}
        return tuple((i, e) for i, e in enumerate(self.events) if not _is_undone(i, e, undone))

    def then(self, *events: Event) -> Trace:
        """Return the trace with more events."""
        return Trace((*self.events, *events))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a trace comes to."""

    answers: Answers
    clocks: Clocks
    shown: bool
    last: datetime
    undoable: tuple[int, ...] = field(default=())


def fold(trace: Trace) -> State:
    """Return the state of a case."""
    facts: dict[Fact, Answer] = {}
    raised: list[Raised] = []
    visits: dict[str, datetime] = {}
    shown = False
    for _, event in trace.standing:
        match event:
            case Answered():
                facts.update(event.facts)
            case Retracted():
                for fact in event.facts:
                    facts.pop(fact, None)
            case VisitOpened():
                visits[event.visit] = event.at
            case Spoken():
                raised.append(event.raised)
            case Shown():
                shown = True
    last = max(event.at for event in trace.events)
    return State(
        answers=Answers(facts=facts, raised=tuple(raised)),
        clocks=Clocks(start=trace.opened.at, visits=visits, now=last),
        shown=shown,
        last=last,
        undoable=tuple(_undoable(trace)),
    )


def _undoable(trace: Trace) -> Iterator[int]:
    for number, event in trace.standing:
        if isinstance(event, Answered | VisitOpened | Spoken):
            yield number


def _is_undone(number: int, event: Event, undone: set[int]) -> bool:
    if isinstance(event, Retracted):
        return event.cause in undone
    return number in undone
