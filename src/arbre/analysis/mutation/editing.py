"""Change one value of a document, and leave the rest as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

from arbre.language.conditions.syntax import Path


class Removed(Enum):
    """Stands for the new value of what is taken out: a key, or an item of a list."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED


def edited(value: Any, path: Path, new: object) -> Any:
    """Return `value` with what is at `path` replaced, or taken out.

    >>> edited({"a": [1, 2], "b": 3}, ("a", 0), REMOVED)
    {'a': [2], 'b': 3}
    >>> edited({"a": [1, 2], "b": 3}, ("b",), 4)
    {'a': [1, 2], 'b': 4}
    """
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, Mapping):
        return _in_mapping(value, str(first), rest, new)
    if isinstance(value, Sequence) and isinstance(first, int):
        return _in_list(value, first, rest, new)
    raise KeyError(path)


def _in_mapping(value: Mapping[str, Any], key: str, rest: Path, new: object) -> dict[str, Any]:
    if not rest and new is REMOVED:
        return {name: one for name, one in value.items() if name != key}
    return {**value, key: edited(value.get(key), rest, new)}


def _in_list(value: Sequence[Any], index: int, rest: Path, new: object) -> list[Any]:
    if not rest and new is REMOVED:
        return [*value[:index], *value[index + 1 :]]
    return [*value[:index], edited(value[index], rest, new), *value[index + 1 :]]
