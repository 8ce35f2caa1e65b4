"""What a page may expect of an outcome beyond what scenarios may."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from arbre.analysis.expecting import READERS
from arbre.engine.outcome import Outcome


def mismatches(outcome: Outcome, expect: Mapping[str, Any]) -> Iterator[str]:
    """Say of each expectation that is not met what was found instead."""
    for key, expected in expect.items():
        if key in EXACT:
            found = EXACT[key](outcome)
            meets = found == expected
        elif key in PARTIAL:
            whole = PARTIAL[key](outcome)
            found = {name: whole.get(name) for name in expected}
            meets = found == expected
        else:
            found, meets = READERS[key](outcome, expected)
        if not meets:
            yield f"{key}: expected {expected}, found {found}"


def _waiting(outcome: Outcome) -> Mapping[str, Any]:
    waiting = outcome.waiting
    if waiting is None:
        return {}
    return {
        "node": waiting.node,
        "for": waiting.kind,
        "by": waiting.by,
        "question": None if waiting.question is None else str(waiting.question),
        "not_before": waiting.not_before.isoformat() if waiting.not_before else "none",
        "not_after": waiting.not_after.isoformat(),
    }


EXACT: Final[Mapping[str, Callable[[Outcome], Any]]] = {
    "asks": lambda outcome: list(map(str, outcome.asking)),
    "missing": lambda outcome: list(map(str, outcome.missing)),
    "used": lambda outcome: list(map(str, outcome.used)),
    "unused": lambda outcome: list(map(str, outcome.unused)),
    "not_sought": lambda outcome: list(outcome.unsought),
    "why": lambda outcome: [reason.id for reason in outcome.reasons],
    "rests_on": lambda outcome: [str(f) for reason in outcome.reasons for f in reason.facts],
    "whole_path": lambda outcome: [step.id for step in outcome.path],
    "in_force": lambda outcome: outcome.in_force,
    "review_is_near": lambda outcome: outcome.review_is_near,
    "given": lambda outcome: [f"{act.id}@{act.node}" for act in outcome.acts],
    "referral_node": lambda outcome: outcome.referral and outcome.referral.node,
}
PARTIAL: Final[Mapping[str, Callable[[Outcome], Mapping[str, Any]]]] = {
    "waiting": _waiting,
    "refused": lambda outcome: {one.id: one.why for one in outcome.refused},
    "truth": lambda outcome: {one.id: one.truth.name.lower() for one in outcome.examined},
    "visit": lambda outcome: {one.id: one.visit or "start" for one in outcome.examined},
    "cited": lambda outcome: {one.id: list(one.cite) for one in outcome.examined},
    "act_facts": lambda outcome: {act.id: list(map(str, act.facts)) for act in outcome.acts},
    "act_refused_by": lambda outcome: {
        one.id: list(map(str, one.facts)) for one in outcome.refused
    },
    "limit_facts": lambda outcome: {
        f"{act.id}.{one.id}": list(map(str, one.facts))
        for act in outcome.acts
        for one in act.limits
    },
}
