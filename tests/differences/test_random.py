"""Random pairs of protocols: what the engine finds in random patients, the verdict says too.

More of them: `ARBRE_PAIRS=200 ARBRE_CASES_OF_PAIR=200`; one again: `ARBRE_SEED=15 ARBRE_PAIRS=1`.
"""

from __future__ import annotations

import os

import pytest

from arbre.analysis.differences import compare
from arbre.analysis.proof.differing.aspects import moves
from arbre.analysis.proof.differing.sharing import in_force
from arbre.engine.deciding import decide
from differences.brute import pair, seen

SEED = int(os.environ.get("ARBRE_SEED", "0"))
PAIRS = int(os.environ.get("ARBRE_PAIRS", "5"))
CASES = int(os.environ.get("ARBRE_CASES_OF_PAIR", "20"))


@pytest.mark.parametrize("seed", range(SEED, SEED + PAIRS))
def test_the_engine_finds_nothing_that_the_verdict_does_not_say(seed: int) -> None:
    generated, new = pair(seed)
    found = compare(generated.tree, new)
    said = {(one.aspect, one.order) for one in found.changes}
    for number in range(CASES):
        missed = seen(generated, generated.tree, new, number) - said
        assert not missed, f"ARBRE_SEED={seed}, case {number}: {missed}"


@pytest.mark.parametrize("seed", range(SEED, SEED + PAIRS))
def test_every_patient_shown_is_treated_otherwise(seed: int) -> None:
    generated, changed = pair(seed)
    found = compare(generated.tree, changed)
    old, new = in_force(generated.tree, changed)
    for change in found.changes:
        before, after = (
            decide(tree, one.asked, clocks=one.clocks, actor=one.full.actor)
            for tree, one in ((old, change.patient.before), (new, change.patient.after))
        )
        assert (change.aspect, change.order) in set(moves(before, old, after, new)) or (
            change.aspect.kind in ("doubt", "withdrawal")
        )
