"""What a random protocol promises is proved and kept, or shown broken by a patient.

`prove` never ends as an internal error. The engine treats each patient who is shown as is said. No
random patient contradicts what is proved, by the reading of the witness of `faults`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from time import perf_counter

import pytest

from arbre.analysis.proof import prove
from arbre.analysis.proof.case import Full
from arbre.analysis.proof.proving import Report
from arbre.analysis.proof.replay import Replayed, replay
from arbre.engine.answers import Actor
from arbre.language.tree import Guarantee
from faults.witness import contradicts, suffers
from generating.cases import GOOD_ACTOR, MIXTURE, case
from generating.promises import Promised, promised
from proof.agreement import whole

SEED = int(os.environ.get("ARBRE_SEED", "1"))
PROTOCOLS = int(os.environ.get("ARBRE_PROTOCOLS", "6"))
CASES = 36
CHANCES = [one for one in MIXTURE if not one.odd]


@pytest.mark.parametrize("seed", range(SEED, SEED + PROTOCOLS))
def test_what_is_promised_is_kept_or_shown_broken(seed: int) -> None:
    one = promised(seed)
    again = f"ARBRE_SEED={seed} ARBRE_PROTOCOLS=1 pytest tests/proof/test_random_promises.py"
    report = prove(one.tree, perf_counter)
    for fault in report.faults:
        assert suffers(fault, one.tree), f"{again}: {fault.code} {dict(fault.values)}"
    for found in replayed(one):
        broken = [kept.id for kept in proved(report) if contradicts(kept, found, one.tree)]
        assert broken == [], f"{again}: {found.asked}"


def proved(report: Report) -> list[Guarantee]:
    names = {one.about for one in report.proved if one.name == "guarantee" and not one.faults}
    return [one for one in report.tree.guarantees if one.id in names]


def replayed(one: Promised) -> Iterator[Replayed]:
    """Random patients of whom everything is answered, at every visit, as the engine asks them."""
    for number in range(CASES):
        drawn = case(one.generated, number, CHANCES[number % len(CHANCES)])
        if set(one.tree.visits) - {""} <= drawn.clocks.visits.keys():
            answers = whole(drawn.answers, one.tree)
            full = Full(answers=answers, clocks=drawn.clocks, actor=Actor(**GOOD_ACTOR))
            found = replay(one.tree, full)
            if found.outcome.status != "waiting":
                yield found
