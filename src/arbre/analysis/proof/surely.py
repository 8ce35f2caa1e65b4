"""What the answers that were asked settle of a condition, whatever the others would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from z3 import BoolRef

from arbre.analysis.proof.folding import every, no, several, some
from arbre.analysis.proof.terms import Truths
from arbre.language.conditions import syntax


@dataclass(frozen=True, slots=True)
class Surely:
    """What the answers asked say of a condition, whatever the others would be."""

    true: BoolRef
    not_false: BoolRef
    not_true: BoolRef
    false: BoolRef

    @property
    def negated(self) -> Surely:
        return Surely(self.false, self.not_true, self.not_false, self.true)


def answered(asked: BoolRef, truths: Truths) -> Surely:
    """Return what is settled of a condition once all that it reads is asked."""
    return Surely(
        every(asked, truths.true),
        every(asked, no(truths.false)),
        every(asked, no(truths.true)),
        every(asked, truths.false),
    )


def composed(condition: syntax.And | syntax.Or | syntax.AtLeast, parts: list[Surely]) -> Surely:
    """Return what is settled of several conditions taken together."""
    count = _count(condition)
    most = len(parts) - count + 1
    return Surely(
        several([one.true for one in parts], count),
        several([one.not_false for one in parts], count),
        several([one.not_true for one in parts], most),
        several([one.false for one in parts], most),
    )


def all_of(parts: Sequence[Surely]) -> Surely:
    """Return what is settled of all of several being true."""
    return Surely(
        every(*(one.true for one in parts)),
        every(*(one.not_false for one in parts)),
        some(*(one.not_true for one in parts)),
        some(*(one.false for one in parts)),
    )


def known_by_case(when: Surely, value: Surely, rest: Surely) -> Surely:
    """Return whether it is settled that what stands for one of two, by a condition, is known."""
    known = some(every(when.true, value.true), every(when.false, rest.true))
    unknown = every(some(when.not_false, rest.false), some(when.not_true, value.false))
    return Surely(known, known, unknown, unknown)


def knowing(knowledge: syntax.Knowledge, inner: Surely) -> Surely:
    """Return what is settled of a test of what is known."""
    unknown = every(inner.not_false, inner.not_true)
    known = some(inner.true, inner.false)
    match knowledge:
        case "unknown":
            return Surely(unknown, unknown, known, known)
        case "known":
            return Surely(known, known, unknown, unknown)
        case "false":
            return Surely(inner.false, inner.false, inner.not_false, inner.not_false)
        case "not_false":
            return Surely(inner.not_false, inner.not_false, inner.false, inner.false)


def _count(condition: syntax.And | syntax.Or | syntax.AtLeast) -> int:
    match condition:
        case syntax.And():
            return len(condition.operands)
        case syntax.Or():
            return 1
        case syntax.AtLeast():
            return condition.count
