"""A trace as plain data and back, for files and for other programs (schemas/trace.schema.json)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from arbre.engine.answers import Actor, Answer, Raised, Unknown
from arbre.engine.trace import (
    Answered,
    Event,
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
    try:
        if not isinstance(data, Mapping) or data["arbre_trace"] != FORMAT:
            raise _broken("0")
        events = tuple(_parsed(one, i) for i, one in enumerate(data["events"]))
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise _broken(type(error).__name__) from error
    if not events or not isinstance(events[0], Opened):
        raise _broken("0")
    return Trace(events)


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
        case {"decimal": str(text)}:
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


def _parsed(data: Mapping[str, Any], number: int) -> Event:
    at = datetime.fromisoformat(data["at"])
    match data["event"]:
        case "opened":
            return Opened(
                at=at,
                protocol=str(data["protocol"]),
                version=str(data["version"]),
                hash=str(data["hash"]),
                actor=Actor(**data["actor"]),
            )
        case "answered":
            answers = data["answers"].items()
            return Answered(
                at=at,
                facts=tuple((fact_of(key), answer_from_json(one)) for key, one in answers),
                replaces=bool(data["replaces"]),
                after_outcome=bool(data["after_outcome"]),
            )
        case "retracted":
            facts = tuple(fact_of(key) for key in data["facts"])
            return Retracted(at=at, facts=facts, cause=_earlier(data["cause"], number))
        case "visit_opened":
            return VisitOpened(at=at, visit=str(data["visit"]))
        case "spoken":
            raised = Raised(kind=data["kind"], visit=data["visit"], id=data["id"])
            return Spoken(at=at, raised=raised)
        case "shown":
            return Shown(at=at, status=data["status"])
        case "undone":
            return Undone(at=at, event=_earlier(data["undone"], number))
    raise _broken(str(number))


def _earlier(cause: int, number: int) -> int:
    if not 0 < cause < number:
        raise _broken(str(number))
    return cause


def _broken(where: str) -> TraceError:
    return TraceError(
        Diagnostic(code="broken-trace", source=None, span=None, values={"where": where})
    )
