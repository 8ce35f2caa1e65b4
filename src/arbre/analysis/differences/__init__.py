"""What a new version of a protocol decides otherwise, and of whom (extra `proof`).

`compare(old, new)` gives `Differences`: its `changes`, and those of them that are `laxer`, are
tuples of `Change`, each with one small patient whom the engine has walked through both protocols.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from arbre.analysis.differences.differences import Differences
from arbre.analysis.proof.differing.aspects import Aspect
from arbre.analysis.proof.differing.treated import Change, Treated
from arbre.errors import MissingExtra

if TYPE_CHECKING:
    from arbre.language.tree import Tree

__all__ = ["Aspect", "Change", "Differences", "Treated", "compare"]


def compare(old: Tree, new: Tree) -> Differences:
    """Compare what two protocols decide of every patient.

    Args:
        old: a protocol, from `load`: the one in use, or the one that is extended.
        new: the other one.

    Raises:
        MissingExtra: the solver is not installed; the message is the command to run.

    """
    if find_spec("z3") is None:
        raise MissingExtra("proof")
    from arbre.analysis.differences.comparing import compared

    return compared(old, new)
