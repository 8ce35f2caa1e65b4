"""The engine decides what a second interpreter, written apart, decides.

`ARBRE_SEED` begins elsewhere, `ARBRE_CASES` asks about as many cases.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome, Reason
from arbre.engine.reading import Case
from generating.cases import drawn_case
from generating.protocols import protocol
from reference.walk import Reference, Said

SEED = int(os.environ.get("ARBRE_SEED", "1"))
CASES = int(os.environ.get("ARBRE_CASES", "100000"))
OF_ONE = 250
"""So many cases of each protocol."""
ITEMS = 10
"""So many tests, for as many processes to share."""


@pytest.mark.parametrize("item", range(ITEMS))
def test_the_engine_decides_what_the_reference_decides(item: int) -> None:
    """Status, referral, reasons, path, acts with their limits, and what is still to be asked."""
    counts: Counter[str] = Counter()
    for seed, numbers in list(shares(CASES))[item::ITEMS]:
        generated = protocol(seed)
        reference = Reference.of(generated.tree)
        for number in numbers:
            one = drawn_case(generated, number).case
            actor = one.actor or NOBODY
            outcome = decide(generated.tree, one.answers, clocks=one.clocks, actor=actor)
            said = reference.said(one.answers, one.clocks, actor)
            replay = f"ARBRE_SEED={seed} ARBRE_CASES={number + 1}"
            assert as_said(outcome) == said, f"{replay} pytest tests/proof/test_reference.py"
            counts[outcome.status] += 1
    print(counts)


def shares(cases):
    for at in range(0, cases, OF_ONE):
        yield SEED + at // OF_ONE, range(min(OF_ONE, cases - at))


def as_said(outcome: Outcome) -> Said:
    return Said(
        status=outcome.status,
        category=outcome.category,
        referral=outcome.referral.id if outcome.referral else None,
        reasons=[(one.id, one.origin, one.visit, int(one.truth), one.path) for one in outcome.reasons],
        path=[(step.id, step.visit) for step in outcome.path],
        acts=[
            (act.id, act.node, tuple((one.id, one.min, one.max) for one in act.limits), act.revoked)
            for act in outcome.acts
        ],
        handed={(one.id, one.node) for one in outcome.referrals if not one.mandatory},
        waiting=(outcome.waiting.node, outcome.waiting.not_before, outcome.waiting.not_after) if outcome.waiting else None,
        asking=list(outcome.asking),
        missing=list(outcome.missing),
        unsought=set(outcome.unsought),
    )
