"""Formulas made of a few parts, of which many are constants: what is plain is not said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from z3 import And, AtLeast, BoolRef, BoolVal, Not, Or, is_false, is_not, is_true

NEVER: Final = BoolVal(False)
ALWAYS: Final = BoolVal(True)


def every(*parts: BoolRef) -> BoolRef:
    """Return that all parts hold.

    >>> every(ALWAYS, NEVER)
    False
    """
    rest: dict[int, BoolRef] = {}
    for one in parts:
        if is_false(one):
            return NEVER
        if not is_true(one):
            rest[one.get_id()] = one
    return And(*rest.values()) if len(rest) > 1 else next(iter(rest.values()), ALWAYS)


def some(*parts: BoolRef) -> BoolRef:
    """Return that a part holds.

    >>> some()
    False
    """
    rest: dict[int, BoolRef] = {}
    for one in parts:
        if is_true(one):
            return ALWAYS
        if not is_false(one):
            rest[one.get_id()] = one
    return Or(*rest.values()) if len(rest) > 1 else next(iter(rest.values()), NEVER)


def no(part: BoolRef) -> BoolRef:
    """Return that a part does not hold."""
    if is_true(part):
        return NEVER
    if is_false(part):
        return ALWAYS
    return part.arg(0) if is_not(part) else Not(part)


def several(parts: Sequence[BoolRef], count: int) -> BoolRef:
    """Return that `count` of the parts hold, or more."""
    rest = [one for one in parts if not is_true(one) and not is_false(one)]
    count -= sum(map(is_true, parts))
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
