"""A case → a scenario as it is written in a file, ready to be pasted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from arbre.engine.answers import Actor, Answer, Raised, Unknown
from arbre.engine.reading import Case
from arbre.language.conditions.syntax import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What the `defaults` of a file say already; `keys` are those of their answers, as written."""

    case: Case
    keys: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A scenario whose outcome is left for its author. `notes` are comments, one a line."""

    id: str
    title: str
    case: Case
    notes: tuple[str, ...] = ()


def to_yaml(draft: Draft, usual: Usual | None, *, indent: str = "  ") -> str:
    """Return the scenario as an item of the list `scenarios`; it expects nothing yet."""
    return "".join(f"{indent}{line}\n" for line in _lines(draft, usual))


def to_file(
    drafts: Iterable[Draft], protocol: str, usual: Usual | None, notes: Iterable[str]
) -> str:
    """Return a whole file of scenarios; its defaults are those of the usual case, if any."""
    own = usual and replace(usual, keys=frozenset(map(str, usual.case.answers.facts)))
    lines = [
        *(f"# {note}" for note in notes),
        "arbre_scenarios: 1",
        f"protocol: {protocol}",
        *_defaults(usual),
        "scenarios:",
    ]
    items = (to_yaml(draft, own) for draft in drafts)
    return "\n".join(lines) + "\n" + "".join(items)


def _defaults(usual: Usual | None) -> Iterator[str]:
    if usual is None:
        return
    case = usual.case
    yield "defaults:"
    yield f"  clocks: {{{', '.join(_clocks(case))}}}"
    if case.actor is not None:
        yield f"  actor: {{{', '.join(_actor(case.actor))}}}"
    yield "  answers:"
    yield from (f"    {fact}: {_written(answer)}" for fact, answer in case.answers.facts.items())


def _lines(draft: Draft, usual: Usual | None) -> Iterator[str]:
    case = draft.case
    yield f"- id: {draft.id}"
    yield f"  title: {json.dumps(draft.title, ensure_ascii=False)}"
    yield f"  clocks: {{{', '.join(_clocks(case))}}}"
    if case.actor is not None and (usual is None or case.actor != usual.case.actor):
        yield f"  actor: {{{', '.join(_actor(case.actor))}}}"
    answers = list(_answers(case, usual))
    if answers:
        yield "  answers:"
        yield from (f"    {answer}" for answer in answers)
    removed = _removed(case, usual)
    if removed:
        yield f"  remove: [{', '.join(removed)}]"
    if case.answers.raised:
        yield f"  raised: [{', '.join(map(_raised, case.answers.raised))}]"
    yield from (f"  # {note}" for note in draft.notes)
    yield "  expect: {}"


def _answers(case: Case, usual: Usual | None) -> Iterator[str]:
    """Yield the answers that are not usual; a question that is written whole stays whole."""
    known = usual.case.answers.facts if usual is not None else {}
    keys = usual.keys if usual is not None else frozenset()
    facts = case.answers.facts
    for whole, group in _by_question(facts).items():
        if all(known.get(fact) == facts[fact] for fact in group):
            continue
        if group[0].option is not None and whole in keys:
            options = (f"{fact.option}: {_written(facts[fact])}" for fact in group)
            yield f"{whole}: {{{', '.join(options)}}}"
        else:
            other = (fact for fact in group if known.get(fact) != facts[fact])
            yield from (f"{fact}: {_written(facts[fact])}" for fact in other)


def _removed(case: Case, usual: Usual | None) -> list[str]:
    """Return the default answers that this patient does not give, by their keys."""
    if usual is None:
        return []
    given = case.answers.facts.keys()
    questions = _by_question(usual.case.answers.facts).items()
    whole = [key for key, group in questions if key in usual.keys and not given & set(group)]
    missing = (str(fact) for fact in usual.case.answers.facts if fact not in given)
    return [*whole, *(key for key in missing if key in usual.keys and key not in whole)]


def _by_question(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(str(replace(fact, option=None)), []).append(fact)
    return found


def _clocks(case: Case) -> Iterator[str]:
    yield f"start: {_instant(case.clocks.start)}"
    for visit, instant in case.clocks.visits.items():
        yield f"{visit}: {_instant(instant)}"
    if case.clocks.now is not None:
        yield f"now: {_instant(case.clocks.now)}"


def _actor(actor: Actor) -> Iterator[str]:
    """Yield every key, for what is left out would be that of the defaults."""
    entitled = "null" if actor.entitled is None else _written(actor.entitled)
    yield f"profession: {actor.profession or 'null'}"
    yield f"entitled: {entitled}"
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
