"""The engine decides what a second interpreter, written apart, decides.

Of whole cases and of partial ones, with events: how the walk ends and why, its path, the acts and
their limits, what accompanies them, what is waited for, and what is still to be asked, in order.
How many cases: see `sharing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from arbre.engine.answers import Unknown
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from generating.cases import MIXED, drawn_case
from proof.sharing import cases_wanted, replay, share
from reference.walk import Reference, Said

CASES = cases_wanted(100_000)
OF_ONE = 250
"""So many cases of each protocol."""
ITEMS = 20
"""So many tests."""
ENOUGH = 4_000
"""From so many cases on, all of this is met. The figures are parts of the cases."""
LEAST = {
    "passed exclusion": 1 / 2,
    "an act": 1 / 4,
    "an act with a limit": 1 / 6,
    "an act taken back": 1 / 100,
    "handed over": 1 / 20,
    "an unknown answer": 1 / 4,
    "an event": 1 / 100,
    "a second visit": 1 / 20,
    "unknown at a guard": 1 / 200,
    "a ground": 1 / 1000,
    "included": 1 / 10,
    "excluded": 1 / 50,
    "referred": 1 / 10,
    "withdrawn": 1 / 200,
    "waiting": 1 / 50,
    "incomplete": 1 / 10,
}


@pytest.mark.parametrize("item", range(ITEMS))
def test_the_engine_decides_what_the_reference_decides(item: int) -> None:
    counts: Counter[str] = Counter()
    for generated, numbers in share(item, ITEMS, CASES, OF_ONE):
        reference = Reference.of(generated.tree)
        for number in numbers:
            one = drawn_case(generated, number, MIXED[number % len(MIXED)]).case
            actor = one.actor or NOBODY
            outcome = decide(generated.tree, one.answers, clocks=one.clocks, actor=actor)
            said = reference.said(one.answers, one.clocks, actor)
            assert as_said(outcome) == said, replay(generated, number, "test_reference")
            counts.update(met(one, outcome))
    print(counts)
    if counts["case"] >= ENOUGH:
        rare = {what: counts[what] for what, part in LEAST.items()
                if counts[what] < part * counts["case"]}  # fmt: skip
        assert not rare


def as_said(outcome: Outcome) -> Said:
    """An outcome in the words of the reference."""
    waiting = outcome.waiting
    return Said(
        status=outcome.status,
        category=outcome.category,
        referral=outcome.referral.id if outcome.referral else None,
        reasons=[
            (one.id, one.origin, one.visit, int(one.truth), one.path) for one in outcome.reasons
        ],
        path=[(step.id, step.visit) for step in outcome.path],
        acts=[
            (act.id, act.node, tuple((one.id, one.min, one.max) for one in act.limits), act.revoked)
            for act in outcome.acts
        ],
        handed={(one.id, one.node) for one in outcome.referrals if not one.mandatory},
        waiting=(waiting.node, waiting.not_before, waiting.not_after) if waiting else None,
        asking=list(outcome.asking),
        missing=list(outcome.missing),
        unsought=set(outcome.unsought),
    )


def met(one: Case, outcome: Outcome) -> Iterator[str]:
    """What a case is an example of."""
    facts = one.answers.facts
    yield from ("case", outcome.status)
    named = {
        "passed exclusion": outcome.path[-1].id
        not in ("alerts", "consent", "inclusion", "exclusion"),
        "an act": outcome.acts,
        "an act with a limit": any(act.limits for act in outcome.acts),
        "an act taken back": any(act.revoked for act in outcome.acts),
        "handed over": any(not made.mandatory for made in outcome.referrals),
        "an unknown answer": any(isinstance(answer, Unknown) for answer in facts.values()),
        "a second visit": outcome.path[-1].visit,
        "an event": one.answers.raised,
        "unknown at a guard": any(
            why.origin == "guard" and why.truth == 1 for why in outcome.reasons
        ),
        "a ground": any(why.origin == "ground" for why in outcome.reasons),
    }
    yield from (what for what, is_so in named.items() if is_so)
