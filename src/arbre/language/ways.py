"""Ways between named things: what can be reached, and what goes round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

Ways = Mapping[str, tuple[str, ...]]

_MOST_SHOWN: Final = 12


def reached(starts: Iterable[str], ways: Ways) -> frozenset[str]:
    """Return what can be reached from `starts`, themselves included.

    >>> sorted(reached(["a"], {"a": ("b",), "b": (), "c": ("a",)}))
    ['a', 'b']
    """
    found: set[str] = set()
    pending = list(starts)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(ways.get(name, ()))
    return frozenset(found)


def turned(ways: Ways) -> Ways:
    """Return the same ways, walked backwards."""
    back: dict[str, list[str]] = {name: [] for name in ways}
    for name, targets in ways.items():
        for target in targets:
            back.setdefault(target, []).append(name)
    return {name: tuple(sources) for name, sources in back.items()}


def loops(ways: Ways) -> Iterator[tuple[str, ...]]:
    """Yield the ways that come back to where they were; a thing is shown in one loop at most.

    >>> list(loops({"a": ("b",), "b": ("a", "c"), "c": ("c",)}))
    [('a', 'b'), ('c',)]
    """
    done: set[str] = set()
    for start in ways:
        if start not in done:
            yield from _loops_from(start, ways, done)


def _loops_from(start: str, ways: Ways, done: set[str]) -> Iterator[tuple[str, ...]]:
    """Walk depth first: what is met again before it is left closes a loop."""
    trail: dict[str, Iterator[str]] = {start: iter(ways.get(start, ()))}
    shown: set[str] = set()
    while trail:
        here = next(reversed(trail))
        target = next(trail[here], None)
        if target is None:
            del trail[here]
            done.add(here)
        elif target in trail:
            if target not in shown and here not in shown:
                loop = _tail(trail, target)
                shown.update(loop)
                yield loop
        elif target not in done:
            trail[target] = iter(ways.get(target, ()))


def _tail(trail: Mapping[str, object], first: str) -> tuple[str, ...]:
    names = tuple(trail)
    return names[names.index(first) :]


def shown(loop: tuple[str, ...]) -> str:
    """Return a loop as a text.

    >>> shown(("a", "b"))
    'a → b → a'
    """
    middle = loop if len(loop) <= _MOST_SHOWN else (*loop[: _MOST_SHOWN - 1], "…", loop[-1])
    return " → ".join((*middle, loop[0]))
