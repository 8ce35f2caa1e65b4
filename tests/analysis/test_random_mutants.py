"""Random mutants of random protocols: what is proved equal, no random patient tells apart.

More of them: `ARBRE_SEED=0 ARBRE_MUTANTS=300 ARBRE_CASES_OF_MUTANT=300`; one again: `ARBRE_SEED=15
ARBRE_MUTANTS=1`. Each seed draws another protocol, and one fault in it; with `ARBRE_ALARMS=1`
alerts of later nodes end many walks.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from arbre.analysis.mutation import Mutant, mutants_of
from arbre.analysis.mutation.proving import proved
from arbre.analysis.mutation.running import draft_of, grown
from arbre.analysis.proof.case import Full
from arbre.analysis.proof.differing.equivalence import said
from arbre.analysis.proof.differing.sharing import in_force
from arbre.engine.answers import Actor, Answer, Answers, Clocks
from arbre.engine.deciding import NOBODY, decide
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree
from generating.alarming import alarmed
from generating.drawing import Draw
from generating.protocols import PROFESSION, Generated, protocol
from generating.wholes import drawn, whole

QUICK = (2, 8, 10, 14, 20, 27, 28, 35)
SEED = int(os.environ.get("ARBRE_SEED", "0"))
MUTANTS = int(os.environ.get("ARBRE_MUTANTS", "0"))
SEEDS = range(SEED, SEED + MUTANTS) if MUTANTS else QUICK
CASES = int(os.environ.get("ARBRE_CASES_OF_MUTANT", "30"))
ALARMS = os.environ.get("ARBRE_ALARMS", "0") != "0"
STRANGER = Actor(profession=PROFESSION, entitled=False)


def test_what_is_proved_equal_no_patient_tells_apart() -> None:
    """And whoever is shown of another mutant is decided otherwise."""
    fates = Counter(_fate(seed) for seed in SEEDS)
    print(dict(fates))
    assert MUTANTS or {"equal", "unlike"} == set(fates)
    assert fates["not shown"] <= MUTANTS // 100


def _fate(seed: int) -> str:
    generated = alarmed(protocol(seed)) if ALARMS else protocol(seed)
    mutant, changed = _mutant(generated)
    found = proved(generated.tree, changed)
    if found.equal:
        for number in range(CASES):
            apart = _told_apart(generated, changed, number)
            assert not apart, f"ARBRE_SEED={seed} ARBRE_MUTANTS=1, case {number}: {mutant}"
        return "equal"
    shown = found.patient()
    if shown is None:
        print(f"ARBRE_SEED={seed}, not shown: {mutant}")
        return "not shown"
    one, other = (
        decide(tree, shown.answers, clocks=shown.clocks, actor=shown.actor or NOBODY)
        for tree in in_force(generated.tree, changed)
    )
    assert said(one) != said(other), f"ARBRE_SEED={seed}: {mutant}"
    return "unlike"


def _mutant(generated: Generated) -> tuple[Mutant, Tree]:
    draw, every = Draw.of("mutant", generated.seed), mutants_of(draft_of(generated.tree))
    for _ in every:
        mutant = draw.pick(every)
        changed = grown(generated.tree, mutant)
        if changed is not None:
            return mutant, changed
    raise AssertionError(f"ARBRE_SEED={generated.seed}: check refuses every mutant")


def _told_apart(generated: Generated, changed: Tree, number: int) -> bool:
    """Whether the engine decides otherwise of one random patient, at the end or on the way."""
    sides = []
    for tree in in_force(generated.tree, changed):
        patient = whole(drawn(generated, number), tree, number)
        seen = patient if number % 10 else replace(patient, actor=STRANGER)
        sides.append(list(_rests(tree, seen)))
    return sides[0] != sides[1]


def _rests(tree: Tree, patient: Full) -> Iterator[tuple[object, ...]]:
    """What is told of a patient who is asked one question at a time, each time nothing is open."""
    known: dict[Fact, Answer] = {}
    clocks = Clocks(start=patient.clocks.start)
    while True:
        outcome = decide(tree, Answers(facts=dict(known)), clocks=clocks, actor=patient.actor)
        if outcome.asking:
            known[outcome.asking[0]] = patient.answers.facts[outcome.asking[0]]
            continue
        yield said(outcome)
        waiting = outcome.waiting
        if waiting is None or waiting.node in clocks.visits:
            return
        at = patient.clocks.visits[waiting.node]
        clocks = Clocks(start=clocks.start, visits={**clocks.visits, waiting.node: at})
