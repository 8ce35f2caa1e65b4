"""Walk a condition: its parts, the facts it reads, the names it mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from arbre.language.conditions.syntax import (
    Age,
    And,
    AnyOption,
    AtLeast,
    Between,
    Cases,
    Compare,
    Condition,
    Fact,
    Is,
    Knowing,
    Leaf,
    Measure,
    Name,
    Named,
    Not,
    Number,
    OneOf,
    Or,
    Place,
    Points,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)

Part = Condition | Term
READING = (Leaf, OneOf, Measure, Age, Since)
"""What reads a fact; it has no parts."""
SHARED = (And, Or, AtLeast, Cases, Points)
"""What several bound conditions may hold in common: the same object, to be walked once."""


def all_facts(part: Part) -> tuple[Fact, ...]:
    """Return every fact that a bound condition or term reads, in reading order.

    >>> all_facts(And((Leaf(Fact("b")), Not(Leaf(Fact("a"))), Leaf(Fact("b")))))
    (Fact(question='b', option=None, visit=''), Fact(question='a', option=None, visit=''))
    """
    found: dict[Fact, None] = {}
    _collect(part, found, set())
    return tuple(found)


def parts_of(part: Part) -> tuple[Part, ...]:
    """Return the conditions and terms right below, in reading order."""
    match part:
        case And() | Or() | AtLeast():
            return part.operands
        case Not() | Knowing():
            return (part.operand,)
        case Named():
            return (part.body,)
        case Compare() | Sum():
            return (part.left, part.right)
        case Between():
            return (part.term, part.low, part.high)
        case Product():
            return (part.term,)
        case Cases():
            pairs = tuple(each for case in part.cases for each in case)
            return (*pairs, part.otherwise)
        case Points():
            return tuple(condition for condition, _ in part.items)
        case Leaf() | OneOf() | Reference() | AnyOption() | Is():
            return ()
        case Number() | Name() | Measure() | Age() | Since():
            return ()
        case _:
            assert_never(part)


def values_in(part: Part) -> Iterator[Cases | Points]:
    """Yield the computed values that a bound condition or term reads, the outer ones first."""
    if isinstance(part, Cases | Points):
        yield part
    for below in parts_of(part):
        yield from values_in(below)


def _collect(part: Part, found: dict[Fact, None], seen: set[int]) -> None:
    """Walk each shared part once."""
    if isinstance(part, READING):
        if part.fact is not None:
            found[part.fact] = None
        return
    if isinstance(part, SHARED):
        if id(part) in seen:
            return
        seen.add(id(part))
    for below in parts_of(part):
        _collect(below, found, seen)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a written condition, and where exactly it stands."""

    name: str
    option: str | None
    place: Place


def names(part: Part) -> tuple[Mention, ...]:
    """Return every name that a written condition or term mentions, in reading order.

    >>> names(Not(Reference("ci_ains", "ulcere", Place((), 4, 18))))
    (Mention(name='ci_ains', option='ulcere', place=Place(path=(), start=4, end=18)),)
    """
    return tuple(_mentions(part))


def signed_parts(part: Part) -> Iterator[tuple[Part, int]]:
    """Yield a condition and all its parts with their polarity.

    1 where the part is affirmed, −1 where it is denied (through `not` and `none`), 0 where it is
    both: inside a test of knowledge, or in the cases of a value. What definitions and values share
    is walked once for each polarity.

    >>> test = Reference("a")
    >>> parts = signed_parts(Not(Or((test, Not(test)))))
    >>> [polarity for part, polarity in parts if part is test]
    [-1, 1]
    """
    return _signed(part, 1, set())


def _signed(part: Part, polarity: int, seen: set[tuple[int, int]]) -> Iterator[tuple[Part, int]]:
    if isinstance(part, SHARED):
        if (id(part), polarity) in seen:
            return
        seen.add((id(part), polarity))
    yield part, polarity
    below = -polarity if isinstance(part, Not) else polarity
    if isinstance(part, Knowing | Cases | Points):
        below = 0
    for inner in parts_of(part):
        yield from _signed(inner, below, seen)


def _mentions(part: Part) -> Iterator[Mention]:
    match part:
        case Reference(name, option, place):
            yield Mention(name, option, place)
        case Name(name, place):
            yield Mention(name, None, place)
        case Is(name, _, _, place):
            yield Mention(name, None, _first(place, name))
        case AnyOption(name, place) | Age(name, _, _, place) | Since(name, _, _, _, place):
            yield Mention(name, None, _last(place, name))
        case _:
            for below in parts_of(part):
                yield from _mentions(below)


def _first(place: Place, name: str) -> Place:
    return Place(place.path, place.start, min(place.end, place.start + len(name)))


def _last(place: Place, name: str) -> Place:
    return Place(place.path, max(place.start, place.end - len(name)), place.end)
