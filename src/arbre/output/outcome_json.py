"""Outcome → plain data for JSON: the contract of `schemas/outcome.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from arbre.engine.outcome import (
    AuthorisedAct,
    ComputedValue,
    LimitValue,
    Outcome,
    Reason,
    ReferralMade,
    RefusedAct,
    Waiting,
)
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree

Data = dict[str, Any]


def as_data(outcome: Outcome, tree: Tree) -> Data:
    """Return an outcome as plain data; facts are keys of answers, such as `temperature@controle`.

    Numbers are exact: a whole number is an integer, any other keeps the digits of the file.
    """
    protocol = tree.protocol
    return {
        "status": outcome.status,
        "mode": outcome.mode,
        "protocol": {
            "id": protocol.id,
            "version": protocol.version,
            "hash": tree.hash,
            "fidelity": protocol.fidelity,
            **({} if tree.base is None else {"extends": tree.base.as_data()}),
        },
        "in_force": outcome.in_force,
        "review_is_near": outcome.review_is_near,
        "category": outcome.category,
        "reasons": [_reason(one) for one in outcome.reasons],
        "acts": [_act(one, tree) for one in outcome.acts],
        "refused": [_refused(one) for one in outcome.refused],
        "values": [_value(one) for one in outcome.values],
        "referrals": [_referral(one) for one in outcome.referrals],
        "waiting": _waiting(outcome.waiting),
        "asking": _keys(outcome.asking),
        "missing": _keys(outcome.missing),
        "used": _keys(outcome.used),
        "unused": _keys(outcome.unused),
        "unsought": list(outcome.unsought),
        "examined": [_reason(one) for one in outcome.examined],
        "path": [{"id": step.id, "visit": step.visit or "start"} for step in outcome.path],
    }


def _keys(facts: Iterable[Fact]) -> list[str]:
    return [str(fact) for fact in facts]


def _reason(reason: Reason) -> Data:
    return {
        "id": reason.id,
        "origin": reason.origin,
        "visit": reason.visit or "start",
        "truth": reason.truth.name.lower(),
        "category": reason.category,
        "facts": _keys(reason.facts),
        "cite": list(reason.cite),
    }


def _act(act: AuthorisedAct, tree: Tree) -> Data:
    written = tree.protocol.acts[act.id]
    return {
        "id": act.id,
        "kind": written.kind,
        "derogatory": written.derogatory,
        "node": act.node,
        "visit": act.visit or "start",
        "limits": {limit.id: _limit(limit) for limit in act.limits},
        "revoked": act.revoked,
        "facts": _keys(act.facts),
        "cite": list(act.cite),
    }


def _limit(limit: LimitValue) -> Data:
    return {"min": _number(limit.min), "max": _number(limit.max), "unit": limit.unit}


def _number(value: int | Decimal | None) -> int | float | None:
    """Return a number that JSON writes with the digits that it has."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _value(value: ComputedValue) -> Data:
    return {
        "id": value.id,
        "visit": value.visit or "start",
        "min": _number(value.min),
        "max": _number(value.max),
        "unit": value.unit,
        "facts": _keys(value.facts),
    }


def _refused(act: RefusedAct) -> Data:
    return {
        "id": act.id,
        "node": act.node,
        "why": act.why,
        "facts": _keys(act.facts),
        "cite": list(act.cite),
    }


def _referral(made: ReferralMade) -> Data:
    return {
        "id": made.id,
        "to": made.to,
        "urgency": made.urgency,
        "channel": made.channel,
        "within": made.within,
        "mandatory": made.mandatory,
        "node": made.node,
        "reasons": [reason.id for reason in made.reasons],
    }


def _waiting(waiting: Waiting | None) -> Data | None:
    if waiting is None:
        return None
    return {
        "node": waiting.node,
        "kind": waiting.kind,
        "by": waiting.by,
        "question": None if waiting.question is None else str(waiting.question),
        "not_before": waiting.not_before.isoformat() if waiting.not_before else None,
        "not_after": waiting.not_after.isoformat(),
    }
