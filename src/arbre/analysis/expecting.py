"""Compare an outcome with what a scenario expects: only what is named is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from arbre.engine.outcome import LimitValue, Outcome
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """One expectation that is not met."""

    key: str
    expected: Any
    found: Any


def differences(outcome: Outcome, expect: Mapping[str, Any], tree: Tree) -> Iterator[Mismatch]:
    """Yield each expectation that the outcome does not meet.

    Lists of acts, of acts revoked and of referrals handed over are compared whole and without
    order; `asking` and `path` by their beginning; `reasons` and `not_acts` by what they name.
    """
    for key, expected in expect.items():
        found, meets = READERS[key](outcome, expected)
        if not meets:
            yield Mismatch(key=key, expected=expected, found=found)


Reader = Callable[[Outcome, Any], tuple[Any, bool]]


def _same(read: Callable[[Outcome], Any]) -> Reader:
    return lambda outcome, expected: (read(outcome), read(outcome) == expected)


def _as_a_set(read: Callable[[Outcome], list[str]]) -> Reader:
    return lambda outcome, expected: (read(outcome), sorted(read(outcome)) == sorted(expected))


def _beginning(read: Callable[[Outcome], list[str]]) -> Reader:
    return lambda outcome, expected: (read(outcome), read(outcome)[: len(expected)] == expected)


def _among(read: Callable[[Outcome], list[str]]) -> Reader:
    return lambda outcome, expected: (read(outcome), set(expected) <= set(read(outcome)))


def _without(read: Callable[[Outcome], list[str]]) -> Reader:
    return lambda outcome, expected: (read(outcome), not set(expected) & set(read(outcome)))


def _referral(outcome: Outcome) -> str:
    return outcome.referral.id if outcome.referral else "none"


def _standing(outcome: Outcome) -> list[str]:
    return [act.id for act in outcome.acts if not act.revoked]


def _urgency(outcome: Outcome, expected: Mapping[str, str]) -> tuple[Any, bool]:
    """Compare the urgency of the referrals named, those that accompany acts too."""
    found = {made.id: made.urgency for made in outcome.referrals if made.id in expected}
    return found, found == expected


def _limits(outcome: Outcome, expected: Mapping[str, Any]) -> tuple[Any, bool]:
    """Compare bounds; a bound expected without its unit fits any unit."""
    found = {act.id: {limit.id: limit for limit in act.limits} for act in outcome.acts}
    bounds = [
        (found.get(act, {}).get(name), side, bound)
        for act, limits in expected.items()
        for name, sides in limits.items()
        for side, bound in sides.items()
    ]
    shown = {
        act: {name: _shown(found.get(act, {}).get(name)) for name in limits}
        for act, limits in expected.items()
    }
    return shown, all(_fits(limit, side, bound) for limit, side, bound in bounds)


def _fits(limit: LimitValue | None, side: str, expected: Any) -> bool:
    if limit is None:
        return False
    number, _, unit = str(expected).partition(" ")
    value = limit.min if side == "min" else limit.max
    same_unit = not unit or (limit.unit or "").removesuffix("s") == unit.removesuffix("s")
    return value is not None and value == Decimal(number) and same_unit


def _shown(limit: LimitValue | None) -> str:
    if limit is None:
        return "—"
    return f"{limit.min}–{limit.max} {limit.unit or ''}".strip()


READERS: Final[Mapping[str, Reader]] = {
    "status": _same(lambda outcome: outcome.status),
    "mode": _same(lambda outcome: outcome.mode),
    "reason": _same(lambda outcome: outcome.category),
    "referral": _same(_referral),
    "urgency": _urgency,
    "handed_over": _as_a_set(lambda o: [made.id for made in o.referrals if not made.mandatory]),
    "acts": _as_a_set(_standing),
    "not_acts": _without(_standing),
    "revoked": _as_a_set(lambda outcome: [act.id for act in outcome.acts if act.revoked]),
    "limits": _limits,
    "reasons": _among(lambda outcome: [reason.id for reason in outcome.reasons]),
    "asking": _beginning(lambda outcome: [str(fact) for fact in outcome.asking]),
    "path": _among(lambda outcome: [step.id for step in outcome.path]),
    "unsought": _among(lambda outcome: list(outcome.unsought)),
}
