"""The solver's formulas decide what the interpreter decides, on random protocols and cases.

`ARBRE_SEED` begins elsewhere, `ARBRE_CASES` asks about as many cases.
"""

from __future__ import annotations

import os
from collections import Counter

from proof.agreement import compared

SEED = int(os.environ.get("ARBRE_SEED", "1"))
CASES = int(os.environ.get("ARBRE_CASES", "5000"))


def test_the_solver_decides_what_the_interpreter_decides() -> None:
    """Status, category, referrals, acts, path and reasons."""
    counts: Counter[str] = Counter()
    for one in compared(SEED, CASES):
        assert one.solver == one.interpreter, f"{one.replay} pytest tests/proof/test_agreement.py"
        counts[one.interpreter.status] += 1
        counts["acts"] += bool(one.interpreter.acts)
    print(counts)
    if CASES >= 5000:
        missing = {"included", "excluded", "referred", "withdrawn", "waiting", "acts"} - set(counts)
        assert not missing
