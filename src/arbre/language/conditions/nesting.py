"""How deep conditions are nested once their definitions are written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import Cases, Points
from arbre.language.conditions.traversal import Part, names, parts_of

MAX_EXPANDED = 100


def too_deep(scope: Scope) -> tuple[str, ...]:
    """Return the definitions, values and questions (by their `if`) nested too deep written out.

    Everything that evaluates, prints or proves a condition goes down one level of nesting at a
    time: this bound keeps it from going down without end. A name that goes round in circles is
    counted once; it has its own diagnostic.
    """
    return tuple(name for name, depth in depths(scope).items() if depth > MAX_EXPANDED)


def depths(scope: Scope) -> Mapping[str, int]:
    """Return how deep each definition, value and gated question is nested, written out."""
    parts = _parts(scope)
    below = {name: _below(part, parts) for name, part in parts.items()}
    found: dict[str, int] = {}
    for name in _children_first(below):
        inner = max((found.get(child, 0) for child in below[name]), default=0)
        found[name] = _depth(parts[name]) + inner
    return found


def _parts(scope: Scope) -> dict[str, Part]:
    gated = {
        name: question.gate
        for name, question in scope.questions.items()
        if question.gate is not None
    }
    return {**gated, **scope.definitions, **scope.values}


def _below(part: Part, parts: Mapping[str, Part]) -> tuple[str, ...]:
    mentioned = dict.fromkeys(mention.name for mention in names(part))
    return tuple(name for name in mentioned if name in parts)


def _depth(part: Part) -> int:
    step = 2 if isinstance(part, Cases | Points) else 1
    return step + max(map(_depth, parts_of(part)), default=0)


def _children_first(below: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield every name after those that it mentions, without recursion."""
    begun: set[str] = set()
    for root in below:
        path = [(root, iter(below[root]))] if root not in begun else []
        begun.add(root)
        while path:
            name, children = path[-1]
            child = next((each for each in children if each not in begun), None)
            if child is None:
                yield name
                path.pop()
            else:
                begun.add(child)
                path.append((child, iter(below[child])))
