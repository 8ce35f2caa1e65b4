"""What a proof calls unreachable, no random patient of a random protocol ever reaches."""

from __future__ import annotations

import os
from time import perf_counter

import pytest

from arbre.analysis.proof import prove
from arbre.analysis.proof.proving import Report
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.language.conditions.values import Truth
from generating.cases import case
from generating.protocols import Generated, protocol

SEED = int(os.environ.get("ARBRE_SEED", "1"))
PROTOCOLS = int(os.environ.get("ARBRE_PROTOCOLS", "12"))
CASES = 60


@pytest.mark.parametrize("seed", range(SEED, SEED + PROTOCOLS))
def test_no_patient_reaches_what_no_patient_can_reach(seed: int) -> None:
    """Every fault with a patient was replayed by the engine: `prove` raises where it disagrees."""
    generated = protocol(seed)
    report = prove(generated.tree, perf_counter)
    for number in range(CASES):
        outcome = decided(generated, number)
        assert contradicted(report, outcome) == [], f"ARBRE_SEED={seed} (case {number})"


def decided(generated: Generated, number: int) -> Outcome:
    one = case(generated, number)
    return decide(generated.tree, one.answers, clocks=one.clocks, actor=one.actor or NOBODY)


def contradicted(report: Report, outcome: Outcome) -> list[object]:
    """What a patient does that the proof says nobody does, in the visits that the walk came to."""
    visits = {step.visit for step in outcome.path}
    looked = [one for one in outcome.examined if one.visit in visits]
    dead = {
        code: [fault for fault in report.faults if fault.code == code]
        for code in (
            *("never-reached", "never-fires", "never-taken", "never-given", "never-handed"),
            "empty-ground",
        )
    }
    nodes = {fault.values["node"] for fault in dead["never-reached"]}
    paths = {fault.path for fault in dead["never-fires"] + dead["never-taken"]}
    acts = {(fault.values["act"], fault.values["node"]) for fault in dead["never-given"]}
    handed = {(fault.values["referral"], fault.values["node"]) for fault in dead["never-handed"]}
    grounds = [one for one in looked if one.origin == "ground"]
    met = {fault.path for fault in dead["empty-ground"]}
    return [
        *(step for step in outcome.path if step.id in nodes),
        *(one for one in looked if one.truth is Truth.TRUE and one.path in paths),
        *(act for act in outcome.acts if not act.revoked and (act.id, act.node) in acts),
        *(one for one in outcome.referrals if not one.mandatory and (one.id, one.node) in handed),
        *(one for one in grounds if one.truth is Truth.TRUE and (*one.path, "ground") in paths),
        *(one for one in grounds if one.truth is not Truth.TRUE and (*one.path, "ground") in met),
    ]
