"""What two files say otherwise, key by key: words, sources, parameters, dates, order.

What stands in a list is matched by its `id`, or else by what it says; a question, an act, a node by
its key. A change is told at the deepest key that has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal

from arbre.language.conditions.printing import to_text
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft
from arbre.language.drafting import draft
from arbre.language.tree import Tree

Fate = Literal["added", "removed", "changed", "moved"]
LONGEST_KEY: Final = 48
STANDING: Final = ("status", "valid", "delegates", "delegants", "settings", "kind", "fidelity")
"""The keys that say who may act and when, which are not compared: they want to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One key that says something else. `before` and `after` are in the words of the file."""

    path: Path
    fate: Fate
    before: str = ""
    after: str = ""

    @property
    def section(self) -> str:
        return str(self.path[0])

    @property
    def standing(self) -> bool:
        """Whether it says who may act, or when: no patient shows it."""
        return self.section in STANDING

    @property
    def place(self) -> str:
        """Return the keys that lead there."""
        return ".".join(_short(str(key)) for key in self.path)


def texts(old: Tree, new: Tree) -> tuple[Said, ...]:
    """Return every key that says something else."""
    return tuple(_of_values((), _form(old), _form(new)))


def _form(tree: Tree) -> Any:
    made, _ = draft(tree.protocol, tree.document)
    written = made.protocol.model_dump(mode="python", by_alias=True, exclude_none=True)
    return _plain(written, (), made)


def _plain(value: object, path: Path, made: Draft) -> Any:
    """Return plain values, conditions in their one textual form."""
    part = made.conditions.get(path) or made.terms.get(path)
    if part is not None:
        return to_text(part)
    if isinstance(value, dict):
        return {str(key): _plain(one, (*path, key), made) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, (*path, i), made) for i, one in enumerate(value)]
    return str(value.normalize()) if isinstance(value, Decimal) else value


def _of_values(path: Path, old: Any, new: Any) -> Iterator[Said]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _of_keys(path, old, new)
    elif isinstance(old, Sequence) and isinstance(new, Sequence) and not isinstance(old, str):
        yield from _of_lists(path, old, new)
    else:
        yield Said(path=path, fate="changed", before=shown(old), after=shown(new))


def _of_keys(path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Said]:
    for key in dict.fromkeys((*old, *new)):
        here = (*path, key)
        if key not in new:
            yield Said(path=here, fate="removed", before=shown(old[key]))
        elif key not in old:
            yield Said(path=here, fate="added", after=shown(new[key]))
        else:
            yield from _of_values(here, old[key], new[key])


def _of_lists(path: Path, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Said]:
    """Match what stands in two lists; what both have in another order has moved."""
    ours, theirs = _by_name(old), _by_name(new)
    yield from _of_keys(path, ours, theirs)
    one, other = [key for key in ours if key in theirs], [key for key in theirs if key in ours]
    if one != other:
        yield Said(path=path, fate="moved", before=", ".join(one), after=", ".join(other))


def _by_name(items: Sequence[Any]) -> dict[str, Any]:
    """Name what stands in a list: by its id, by the act or condition that it is about, or as it is.

    >>> list(_by_name([{"id": "age", "when": "a"}, {"when": "b"}, "c"]))
    ['age', 'b', 'c']
    """
    found: dict[str, Any] = {}
    for item in items:
        name = _name(item)
        count = sum(key == name or key.startswith(f"{name} #") for key in found)
        found[f"{name} #{count + 1}" if count else name] = item
    return found


def _name(item: Any) -> str:
    if isinstance(item, Mapping):
        for key in ("id", "act", "when", "profession"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return shown(item)


def shown(value: Any) -> str:
    """Return a value in its flow form.

    >>> shown({"max": [5, "x"], "if": True})
    '{max: [5, x], if: true}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(shown, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _short(key: str) -> str:
    return key if len(key) <= LONGEST_KEY else key[: LONGEST_KEY - 1] + "…"
