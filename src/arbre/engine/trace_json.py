"""A trace as plain data and back, for files and for other programs (schemas/trace.schema.json)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Final, get_args

from arbre.engine.answers import Actor, Answer, Raised, RaisedKind, Unknown
from arbre.engine.outcome import Status
from arbre.engine.trace import (
    Answered,
    Event,
    Extends,
    Opened,
    Retracted,
    Shown,
    Spoken,
    Trace,
    Undone,
    VisitOpened,
)
from arbre.errors import TraceError
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Diagnostic

FORMAT: Final = 1


def to_json(trace: Trace) -> dict[str, Any]:
    """Return a trace as data that JSON can hold; `from_json` gives the same trace back."""
    return {"arbre_trace": FORMAT, "events": [_event(event) for event in trace.events]}


def from_json(data: object) -> Trace:
    """Return the trace that data stands for.

    Raises:
        TraceError: the data is not a whole trace.

    """
    if not isinstance(data, Mapping) or data.get("arbre_trace") != FORMAT:
        raise broken("arbre_trace")
    written = data.get("events")
    if not isinstance(written, list | tuple) or not written:
        raise broken("events")
    events: list[Event] = []
    for number, one in enumerate(written):
        try:
            events.append(_parsed(one, events))
        except (
            KeyError,
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
            IndexError,
        ) as error:
            raise broken(str(number)) from error
    return Trace(tuple(events))


def broken(where: str) -> TraceError:
    """Return the error of a trace that is none; `where` is a key, or the number of an event."""
    return TraceError(
        Diagnostic(code="broken-trace", source=None, span=None, values={"where": where})
    )


def fact_of(key: str) -> Fact:
    """Return the fact that a key names.

    >>> fact_of("ci_ains.ulcere@controle")
    Fact(question='ci_ains', option='ulcere', visit='controle')
    """
    name, _, visit = key.partition("@")
    question, _, option = name.partition(".")
    return Fact(question, option or None, visit)


def answer_to_json(answer: Answer) -> Any:
    """Return an answer as JSON: exact, and of a kind that can be told apart.

    >>> answer_to_json(Decimal("38.5"))
    {'decimal': '38.5'}
    """
    match answer:
        case bool() | int() | str():
            return answer
        case Decimal():
            return {"decimal": str(answer)}
        case datetime():
            return {"datetime": answer.isoformat()}
        case date():
            return {"date": answer.isoformat()}
        case Unknown(reason=reason):
            return {"unknown": reason}


def answer_from_json(data: Any) -> Answer:
    """Return the answer that JSON stands for."""
    match data:
        case bool() | int() | str():
            return data
        case {"decimal": str(text)} if text.isascii() and Decimal(text).is_finite():
            return Decimal(text)
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"unknown": "not_known" | "not_measurable" | "refused" as reason}:
            return Unknown(reason)
    raise ValueError("not an answer")


def _event(event: Event) -> dict[str, Any]:
    at = {"at": event.at.isoformat()}
    match event:
        case Opened():
            actor = event.actor
            return {
                "event": "opened",
                **at,
                "protocol": event.protocol,
                "version": event.version,
                "hash": event.hash,
                "actor": {
                    "profession": actor.profession,
                    "entitled": actor.entitled,
                    "adopted": actor.adopted,
                },
                **({} if event.extends is None else {"extends": asdict(event.extends)}),
            }
        case Answered():
            return {
                "event": "answered",
                **at,
                "answers": {str(fact): answer_to_json(answer) for fact, answer in event.facts},
                "replaces": event.replaces,
                "after_outcome": event.after_outcome,
            }
        case Retracted():
            facts = [str(fact) for fact in event.facts]
            return {"event": "retracted", **at, "facts": facts, "cause": event.cause}
        case VisitOpened():
            return {"event": "visit_opened", **at, "visit": event.visit}
        case Spoken(raised=raised):
            said = {"kind": raised.kind, "visit": raised.visit, "id": raised.id}
            return {"event": "spoken", **at, **said}
        case Shown():
            return {"event": "shown", **at, "status": event.status}
        case Undone():
            return {"event": "undone", **at, "undone": event.event}


def _parsed(data: Mapping[str, Any], before: list[Event]) -> Event:
    at = datetime.fromisoformat(data["at"])
    if not before:
        return _opened(data, at)
    if (at.tzinfo is None) != (before[0].at.tzinfo is None):
        raise ValueError("instants with a zone and without one")
    match data["event"]:
        case "answered":
            return Answered(
                at=at,
                facts=_answers(data["answers"]),
                replaces=_said(data["replaces"]),
                after_outcome=_said(data["after_outcome"]),
            )
        case "retracted":
            facts = tuple(map(_fact, _listed(data["facts"])))
            return Retracted(at=at, facts=facts, cause=_earlier(data["cause"], before, Answered))
        case "visit_opened":
            return VisitOpened(at=at, visit=_text(data["visit"]))
        case "spoken":
            return Spoken(at=at, raised=_raised(data))
        case "shown":
            return Shown(at=at, status=_one_of(data["status"], get_args(Status)))
        case "undone":
            event = _earlier(data["undone"], before, Answered | VisitOpened | Spoken)
            return Undone(at=at, event=event)
    raise ValueError("no such event")


def _opened(data: Mapping[str, Any], at: datetime) -> Opened:
    if data["event"] != "opened":
        raise ValueError("a trace begins by its opening")
    written = data["actor"]
    profession, entitled = written["profession"], written["entitled"]
    return Opened(
        at=at,
        protocol=_text(data["protocol"]),
        version=_text(data["version"]),
        hash=_text(data["hash"]),
        actor=Actor(
            profession=None if profession is None else _text(profession),
            entitled=None if entitled is None else _said(entitled),
            adopted=_said(written["adopted"]),
        ),
        extends=_extends(data["extends"]) if "extends" in data else None,
    )


def _extends(data: Mapping[str, Any]) -> Extends:
    return Extends(**{name: _text(data[name]) for name in ("id", "version", "hash")})


def _raised(data: Mapping[str, Any]) -> Raised:
    kind: RaisedKind = _one_of(data["kind"], get_args(RaisedKind))
    id_ = None if data["id"] is None else _text(data["id"])
    return Raised(kind=kind, visit=_text(data["visit"]), id=id_)


def _answers(data: Mapping[str, Any]) -> tuple[tuple[Fact, Answer], ...]:
    if not data:
        raise ValueError("no answer")
    return tuple((_fact(key), answer_from_json(one)) for key, one in data.items())


def _fact(key: Any) -> Fact:
    fact = fact_of(_text(key))
    if str(fact) != key or not fact.question:
        raise ValueError("not a fact")
    return fact


def _earlier(number: Any, before: list[Event], kind: type | UnionType) -> int:
    """Return the number of an event before this one, which is of that kind."""
    if type(number) is not int or number < 0 or not isinstance(before[number], kind):
        raise ValueError("not an earlier event")
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _said(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise TypeError("not a list")
    return value


def _one_of(value: Any, known: tuple[Any, ...]) -> Any:
    if value not in known:
        raise ValueError("not one of those known")
    return value
