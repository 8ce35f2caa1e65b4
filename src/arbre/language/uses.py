"""Where the names of a protocol are used: every place of the file that must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from arbre.language.conditions.syntax import Path
from arbre.language.protocol import Model, Protocol, Question, Wait
from arbre.language.tree import REFERRAL

Space = Literal["node", "referral", "act", "question", "statement", "origin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """`name` stands at `path` and means something of `space`.

    An `origin` is what a wait counts from: `start`, a node or a question.
    """

    space: Space
    name: str
    path: Path


def uses_of(protocol: Protocol) -> Iterator[Use]:
    """Yield every use of a name outside conditions and terms, in the order of the models."""
    yield from _of_model(protocol, ())


_SPACES: Mapping[str, Space] = MappingProxyType(
    {
        "next": "node",
        "start": "node",
        "refer": "referral",
        "hand_over": "referral",
        "act": "act",
        "acts": "act",
        "first_of": "act",
        "ask": "question",
        "again": "question",
        "at": "node",
        "aggravates": "act",
        "question": "question",
        "cite": "statement",
    }
)
"""The fields that hold names, and what these mean. A question's `ask` is what people read."""


def _of_model(model: Model, path: Path) -> Iterator[Use]:
    for field, value in model:
        if value is None:
            continue
        where = (*path, field.removesuffix("_"))
        uses = _of_value(value, where, _space(model, field))
        yield from (use for use in uses if (field, use.name) != ("aggravates", REFERRAL))


def _space(model: Model, field: str) -> Space | None:
    if isinstance(model, Question) and field == "ask":
        return None
    if isinstance(model, Wait) and field == "from_":
        return "origin"
    return _SPACES.get(field)


def _of_value(value: object, path: Path, space: Space | None) -> Iterator[Use]:
    if isinstance(value, str):
        if space is not None:
            yield Use(space=space, name=value, path=path)
    elif isinstance(value, Model):
        yield from _of_model(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _of_value(item, (*path, index), space)
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, Model):
                yield from _of_model(item, (*path, key))
