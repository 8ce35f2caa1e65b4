"""Random pairs of protocols: what the engine finds in random patients, the verdict says too.

More of them: `ARBRE_SEED=0 ARBRE_PAIRS=200 ARBRE_CASES_OF_PAIR=200`; one again: `ARBRE_SEED=15
ARBRE_PAIRS=1`. `ARBRE_CHANGES` says how many changes part the two; with `ARBRE_ALARMS=1` alerts of
later nodes end many walks.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

import pytest

from arbre.analysis.differences import Differences, compare
from arbre.analysis.proof.differing.aspects import moves
from arbre.analysis.proof.differing.sharing import in_force
from arbre.analysis.proof.replay import Replayed
from arbre.engine.deciding import decide
from arbre.engine.outcome import Outcome
from arbre.language.tree import Tree
from differences.brute import pair, seen
from generating.alarming import alarmed
from generating.protocols import Generated, protocol

QUICK = (1, 2, 6, 15, 18, 20, 23, 34, 35)
SEED = int(os.environ.get("ARBRE_SEED", "0"))
PAIRS = int(os.environ.get("ARBRE_PAIRS", "0"))
SEEDS = range(SEED, SEED + PAIRS) if PAIRS else QUICK
CASES = int(os.environ.get("ARBRE_CASES_OF_PAIR", "20"))
CHANGES = int(os.environ.get("ARBRE_CHANGES", "2"))
ALARMS = os.environ.get("ARBRE_ALARMS", "0") != "0"


@cache
def drawn(seed: int) -> Generated:
    generated = protocol(seed)
    return alarmed(generated) if ALARMS else generated


@cache
def compared(seed: int) -> Differences:
    return compare(drawn(seed).tree, pair(drawn(seed), CHANGES))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_engine_finds_nothing_that_the_verdict_does_not_say(seed: int) -> None:
    found = compared(seed)
    said = {(one.aspect, one.order) for one in found.changes}
    for number in range(CASES):
        missed = seen(drawn(seed), found.old, found.new, number) - said
        assert not missed, f"ARBRE_SEED={seed}, case {number}: {missed}"


def decided(tree: Tree, one: Replayed) -> Outcome:
    return decide(tree, one.asked, clocks=one.clocks, actor=one.full.actor)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_patient_shown_is_treated_otherwise(seed: int) -> None:
    found = compared(seed)
    assert found.unshown == ()
    old, new = in_force(found.old, found.new)
    for change in found.changes:
        before, after = (
            replace(one, outcome=decided(tree, one))
            for tree, one in ((old, change.patient.before), (new, change.patient.after))
        )
        assert (change.aspect, change.order) in set(moves(before, old, after, new)) or (
            change.aspect.kind in ("doubt", "withdrawal")
        )
