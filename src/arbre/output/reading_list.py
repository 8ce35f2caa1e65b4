"""Tree → what is still to be read or confirmed in a protocol, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypedDict

from arbre.engine.telling.names import Names
from arbre.engine.telling.sources import CONFIDENCE
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`line` is that of `file`; `id` is the parameter or the statement."""

    kind: Literal["assumed", "inferred", "recalled", "unknown"]
    id: str
    file: str
    line: int
    text: str


class _Place(TypedDict):
    file: str
    line: int


def reading_list(names: Names) -> tuple[Task, ...]:
    """Return every assumed value and every statement that no source was read for, by line."""
    found = (*_assumed(names), *_unread(names))
    first = names.tree.document.source.name
    return tuple(sorted(found, key=lambda task: (task.file != first, task.line, task.id)))


def to_text(tasks: tuple[Task, ...], names: Names) -> str:
    """Return the tasks, one a line, as `file:line: what it is: what it says`."""
    french = names.language == "fr"
    lines = [
        f"{task.file}:{task.line}: {_kind(task, names)}{' : ' if french else ': '}{task.text}"
        for task in tasks
    ]
    what = "points à lire ou à confirmer" if french else "points to read or to confirm"
    return "\n".join([*lines, f"{len(tasks)} {what}"]) + "\n"


def _kind(task: Task, names: Names) -> str:
    if task.kind == "assumed":
        return "valeur supposée" if names.language == "fr" else "assumed value"
    return names.say(CONFIDENCE[task.kind])


def _assumed(names: Names) -> Iterator[Task]:
    for name, one in names.tree.protocol.parameters.items():
        if one.status == "assumed":
            value = to_number(one.value, one.unit, names.language)
            text = names.pair(names.text(one.label) or name, value)
            note = names.text(one.note)
            yield Task(
                kind="assumed",
                id=name,
                **_place(names, ("parameters", name)),
                text=f"{text} ({note})" if note else text,
            )


def _unread(names: Names) -> Iterator[Task]:
    for source, written in names.tree.protocol.sources.items():
        for name, statement in written.statements.items():
            if statement.confidence in ("inferred", "recalled", "unknown"):
                yield Task(
                    kind=statement.confidence,
                    id=f"{source}.{name}",
                    **_place(names, ("sources", source, "statements", name)),
                    text=names.text(statement.text),
                )


def _place(names: Names, path: Path) -> _Place:
    document = names.tree.document
    return {"file": document.source_of(path).name, "line": document.key_span(path).start.line}
