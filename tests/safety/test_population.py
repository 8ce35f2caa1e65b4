"""The random protocols and cases reach what the properties are about: else these prove nothing."""

from __future__ import annotations

import csv
from pathlib import Path

from arbre.engine.reading import read_case
from generating.cases import MIXED, drawn_case
from generating.population import counted
from generating.protocols import protocol
from generating.questions import START

REACHED = Path(__file__).parent / "reached.csv"


def test_random_cases_reach_everything(seed: int) -> None:
    counts = counted(seed)
    print(
        f"ARBRE_SEED={seed}",
        *(f"{count:6} {what}" for what, count in sorted(counts.items())),
        sep="\n",
    )
    assert counts["passed exclusion"] >= counts["case"] / 2
    with REACHED.open(encoding="utf-8", newline="") as file:
        least = {row["what"]: int(row["at_least"]) for row in csv.DictReader(file)}
    missing = {what: (counts[what], n) for what, n in least.items() if counts[what] < n}
    assert not missing, f"ARBRE_SEED={seed}: too few of {missing}"


def test_a_drawn_case_is_what_its_plain_data_say(seed: int) -> None:
    """Cases are made of answers typed once; read whole, from plain data, they are the same."""
    for at in range(seed, seed + 4):
        generated = protocol(at)
        for number, chances in enumerate(MIXED):
            drawn = drawn_case(generated, number, chances)
            read = read_case(drawn.raw, generated.tree, at=START)
            assert read == drawn.case, f"ARBRE_SEED={at} (case {number})"
