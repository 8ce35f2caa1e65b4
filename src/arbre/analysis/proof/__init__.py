"""What is true of every patient of a protocol, shown by a solver (extra `proof`, home of z3)."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from arbre.errors import MissingExtra

if TYPE_CHECKING:
    from arbre.analysis.proof.proving import Clock, Report
    from arbre.language.tree import Tree

__all__ = ["prove"]


def prove(tree: Tree, clock: Clock) -> Report:
    """Prove every property of a protocol, and every guarantee that it gives.

    Args:
        tree: a protocol, from `load`.
        clock: returns seconds, such as `time.perf_counter`.

    Raises:
        MissingExtra: the solver is not installed; the message is the command to run.

    """
    if find_spec("z3") is None:
        raise MissingExtra("proof")
    from arbre.analysis.proof.proving import prove as prove_

    return prove_(tree, clock)
