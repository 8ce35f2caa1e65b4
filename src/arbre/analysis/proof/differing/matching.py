"""Which questions of two protocols are the same: those with one id, one type and one unit."""

from __future__ import annotations

from arbre.language.protocol import Question
from arbre.language.tree import Tree


def retyped(old: Tree, new: Tree) -> tuple[str, ...]:
    """Return the questions that have the same id and ask for something else."""
    ours, theirs = old.protocol.questions, new.protocol.questions
    return tuple(id_ for id_ in ours if id_ in theirs and not alike(ours[id_], theirs[id_]))


def alike(one: Question, other: Question) -> bool:
    return one.type == other.type and one.unit == other.unit
