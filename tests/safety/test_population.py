"""The random protocols and cases reach what the properties are about: else these prove nothing."""

from __future__ import annotations

import csv
from pathlib import Path

from generating.population import counted

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
