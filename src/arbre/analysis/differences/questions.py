"""Which questions two protocols share: matched by id, type and unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arbre.analysis.proof.differing.matching import alike
from arbre.language.protocol import Question
from arbre.language.tree import Tree

Fate = Literal["added", "removed", "retyped", "widened", "narrowed", "other_values"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of which the answers are not the same in both protocols."""

    id: str
    fate: Fate


def questions(old: Tree, new: Tree) -> tuple[Asked, ...]:
    """Return the questions that only one protocol has, or that take other answers."""
    ours, theirs = old.protocol.questions, new.protocol.questions
    return tuple(_found(ours, theirs))


def _found(ours: dict[str, Question], theirs: dict[str, Question]) -> Iterator[Asked]:
    for id_ in dict.fromkeys((*ours, *theirs)):
        if id_ not in theirs:
            yield Asked(id=id_, fate="removed")
        elif id_ not in ours:
            yield Asked(id=id_, fate="added")
        elif not alike(ours[id_], theirs[id_]):
            yield Asked(id=id_, fate="retyped")
        elif (fate := _values(ours[id_], theirs[id_])) is not None:
            yield Asked(id=id_, fate=fate)


def _values(one: Question, other: Question) -> Fate | None:
    """Return what became of the values that a question takes."""
    mine, theirs = set(one.options or ()), set(other.options or ())
    low, high = one.range or (0, 0)
    least, most = other.range or (0, 0)
    wider = bool(theirs - mine) or least < low or most > high
    narrower = bool(mine - theirs) or least > low or most < high
    if (wider and narrower) or one.step != other.step:
        return "other_values"
    return "widened" if wider else "narrowed" if narrower else None
