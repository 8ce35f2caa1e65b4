"""Which cases of which protocols one test looks at, so that several processes share them.

ARBRE_SEED=…   the first protocol
ARBRE_CASES=…  so many cases; those of one protocol first, then those of the protocols after it
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from generating.protocols import Generated, protocol

SEED = int(os.environ.get("ARBRE_SEED", "1"))


def cases_wanted(usual: int) -> int:
    return int(os.environ.get("ARBRE_CASES", usual))


def share(item: int, items: int, cases: int, of_one: int) -> Iterator[tuple[Generated, range]]:
    """Yield the protocols of one of the tests, each with the numbers of its cases."""
    for at in range(item, -(-cases // of_one), items):
        yield protocol(SEED + at), range(min(of_one, cases - at * of_one))


def replay(generated: Generated, number: int, test: str) -> str:
    """The line that asks about this very case again, after those before it."""
    return f"ARBRE_SEED={generated.seed} ARBRE_CASES={number + 1} pytest tests/proof/{test}.py"
