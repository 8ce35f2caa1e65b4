"""Tree → what is still to be read or confirmed in a protocol, with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arbre.engine.telling.names import Names
from arbre.engine.telling.sources import CONFIDENCE
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`line` is that of the file; `id` is the parameter or the statement."""

    kind: Literal["assumed", "inferred", "recalled", "unknown"]
    id: str
    line: int
    text: str


def reading_list(names: Names) -> tuple[Task, ...]:
    """Return every assumed value and every statement that no source was read for, by line."""
    found = (*_assumed(names), *_unread(names))
    return tuple(sorted(found, key=lambda task: (task.line, task.id)))


def to_text(tasks: tuple[Task, ...], names: Names) -> str:
    """Return the tasks, one a line, as `file:line: what it is: what it says`."""
    file = names.tree.document.source.name
    french = names.language == "fr"
    lines = [
        f"{file}:{task.line}: {_kind(task, names)}{' : ' if french else ': '}{task.text}"
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
                line=_line(names, ("parameters", name)),
                text=f"{text} ({note})" if note else text,
            )


def _unread(names: Names) -> Iterator[Task]:
    for source, written in names.tree.protocol.sources.items():
        for name, statement in written.statements.items():
            if statement.confidence in ("inferred", "recalled", "unknown"):
                yield Task(
                    kind=statement.confidence,
                    id=f"{source}.{name}",
                    line=_line(names, ("sources", source, "statements", name)),
                    text=names.text(statement.text),
                )


def _line(names: Names, path: Path) -> int:
    return names.tree.document.key_span(path).start.line
