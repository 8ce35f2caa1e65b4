"""Compare an outcome with what a scenario expects: only what is named is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from arbre.engine.outcome import AuthorisedAct, Outcome
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


def _limits(outcome: Outcome, expected: Mapping[str, Any]) -> tuple[Any, bool]:
    found = {act.id: _bounds(act, expected.get(act.id, {})) for act in outcome.acts}
    named = {id_: found.get(id_) for id_ in expected}
    wanted = {
        id_: {name: {side: _quantity(one) for side, one in bounds.items()} for name, bounds in a}
        for id_, a in ((id_, limits.items()) for id_, limits in expected.items())
    }
    return named, named == wanted


def _bounds(act: AuthorisedAct, expected: Mapping[str, Any]) -> dict[str, Any]:
    sides = {
        limit.id: {"min": (limit.min, limit.unit), "max": (limit.max, limit.unit)}
        for limit in act.limits
    }
    return {
        name: {side: sides[name][side] for side in bounds}
        for name, bounds in expected.items()
        if name in sides
    }


def _quantity(written: Any) -> tuple[int | Decimal, str | None]:
    """Read `3 days` or `3`."""
    if not isinstance(written, str):
        return written, None
    number, _, unit = written.partition(" ")
    return (Decimal(number) if "." in number else int(number)), unit or None


READERS: Final[Mapping[str, Reader]] = {
    "status": _same(lambda outcome: outcome.status),
    "mode": _same(lambda outcome: outcome.mode),
    "reason": _same(lambda outcome: outcome.category),
    "referral": _same(_referral),
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
