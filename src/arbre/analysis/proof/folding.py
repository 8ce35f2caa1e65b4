"""Formulas made of a few parts, of which many are constants: what is plain is not said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from z3 import And, AtLeast, BoolRef, BoolVal, Not, Or, is_not

NEVER: Final = BoolVal(False)
ALWAYS: Final = BoolVal(True)
# z3 keeps one copy of equal formulas: comparing numbers is far quicker than asking what they are.
_NEVER: Final = NEVER.get_id()
_ALWAYS: Final = ALWAYS.get_id()


def every(*parts: BoolRef) -> BoolRef:
    """Return that all parts hold.

    >>> every(ALWAYS, NEVER)
    False
    """
    rest: dict[int, BoolRef] = {}
    for one in parts:
        key = one.get_id()
        if key == _NEVER:
            return NEVER
        if key != _ALWAYS:
            rest[key] = one
    return And(*rest.values()) if len(rest) > 1 else next(iter(rest.values()), ALWAYS)


def some(*parts: BoolRef) -> BoolRef:
    """Return that a part holds.

    >>> some()
    False
    """
    rest: dict[int, BoolRef] = {}
    for one in parts:
        key = one.get_id()
        if key == _ALWAYS:
            return ALWAYS
        if key != _NEVER:
            rest[key] = one
    return Or(*rest.values()) if len(rest) > 1 else next(iter(rest.values()), NEVER)


def no(part: BoolRef) -> BoolRef:
    """Return that a part does not hold."""
    key = part.get_id()
    if key == _ALWAYS:
        return NEVER
    if key == _NEVER:
        return ALWAYS
    return part.arg(0) if is_not(part) else Not(part)


def several(parts: Sequence[BoolRef], count: int) -> BoolRef:
    """Return that `count` of the parts hold, or more."""
    rest = [one for one in parts if one.get_id() not in (_ALWAYS, _NEVER)]
    count -= sum(one.get_id() == _ALWAYS for one in parts)
    if count <= 0:
        return ALWAYS
    if count > len(rest):
        return NEVER
    if count == len(rest):
        return every(*rest)
    return some(*rest) if count == 1 else AtLeast(*rest, count)


def plain(formula: BoolRef) -> bool:
    """Tell whether a formula is a constant or a name, which wants no other name."""
    return bool(formula.num_args() == 0)
