"""One patient whom two protocols ask, each its own questions (home of the matching).

A question is the same where both have its id, its type and its unit, at the same visit. Its values
are those that either accepts; one that a protocol does not accept is *unknown* to it. A visit is
the same where the node that opens it has the same id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from math import gcd, lcm
from typing import Final

from z3 import And, BoolRef, Implies, Or, Solver

from arbre.analysis.proof.differing.matching import alike, retyped
from arbre.analysis.proof.naming import Naming
from arbre.analysis.proof.patient import Answered, Patient, step_of
from arbre.language.conditions.syntax import Fact
from arbre.language.protocol import Question, Validity
from arbre.language.tree import FIRST, Tree

LAST_DAY: Final = "9999-12-31"
TEMPORAL: Final = ("date", "datetime")


def in_force(old: Tree, new: Tree) -> tuple[Tree, Tree]:
    """Return both protocols as if they were in force from the same day on, for ever."""
    valid = Validity.model_validate({"from": new.protocol.valid.from_, "review_by": LAST_DAY})
    update = {"valid": valid, "status": "active"}
    return (
        replace(old, protocol=old.protocol.model_copy(update=update)),
        replace(new, protocol=new.protocol.model_copy(update=update)),
    )


def swapped(old: Tree, new: Tree) -> tuple[str, ...]:
    """Return the visits that both have, in two orders that cannot both be: all of them, or none."""
    shared = tuple(id_ for id_ in old.visits if id_ in new.visits and id_ != FIRST)
    sorter = TopologicalSorter[str]()
    for tree in (old, new):
        for visit in tree.visits.values():
            if visit.parent is not None:
                sorter.add(visit.id, visit.parent)
    try:
        sorter.prepare()
    except CycleError:
        return shared
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Patients:
    """One patient, as each of the two protocols sees them."""

    old: Patient
    new: Patient


def patients(old: Tree, new: Tree, solver: Solver) -> Patients:
    """Return the variables of a patient whom both protocols ask."""
    apart = frozenset((*retyped(old, new), *swapped(old, new)))
    naming = Naming(solver=solver)
    pool = Patient(tree=_pooled(old, new), solver=solver, naming=naming)
    shared = [
        fact for fact in old.facts if fact in new.known and not {fact.question, fact.visit} & apart
    ]
    every = {fact: pool.answer(fact) for fact in shared}
    ages = pool.ages
    sides = []
    for mark, tree in (("old:", old), ("new:", new)):
        side = Patient(tree=tree, solver=solver, naming=naming, apart=apart, mark=mark)
        if not any(_temporal(id_, old, new) for id_ in apart):
            side.ages = ages
        side.given = {fact: _accepted(fact, one, pool, side) for fact, one in every.items()}
        sides.append(side)
    first, second = sides
    for fact, one in every.items():
        solver.add(Implies(one.known, Or(first.given[fact].known, second.given[fact].known)))
    return Patients(old=first, new=second)


def _temporal(id_: str, old: Tree, new: Tree) -> bool:
    every = (tree.protocol.questions.get(id_) for tree in (old, new))
    return any(one is not None and one.type in TEMPORAL for one in every)


# ── the values that either accepts ────────────────────────────────────────────────────────────


def _pooled(old: Tree, new: Tree) -> Tree:
    """Return the old protocol with questions that take what either takes; only they are used."""
    theirs = new.protocol.questions
    questions = {
        id_: _joined(one, theirs[id_]) if id_ in theirs and alike(one, theirs[id_]) else one
        for id_, one in old.protocol.questions.items()
    }
    protocol = old.protocol.model_copy(update={"questions": questions})
    return replace(old, protocol=protocol, past=frozenset())


def _joined(one: Question, other: Question) -> Question:
    update: dict[str, object] = {}
    if one.range is not None and other.range is not None:
        ends = (*one.range, *other.range)
        update["range"] = (min(ends), max(ends))
        update["step"] = _finest(step_of(one), step_of(other))
    if one.options is not None and other.options is not None:
        update["options"] = {**one.options, **other.options}
    return one.model_copy(update=update)


def _finest(one: Fraction, other: Fraction) -> Fraction:
    """Return the greatest step of which both are multiples.

    >>> _finest(Fraction(1, 2), Fraction(3, 4))
    Fraction(1, 4)
    """
    parts = lcm(one.denominator, other.denominator)
    return Fraction(gcd(int(one * parts), int(other * parts)), parts)


def _accepted(fact: Fact, made: Answered, pool: Patient, side: Patient) -> Answered:
    """Return an answer as one protocol takes it: what it does not accept is unknown to it."""
    question = side.tree.protocol.questions[fact.question]
    joined = pool.tree.protocol.questions[fact.question]
    if made.options:
        options = tuple((id_, one) for id_, one in made.options if id_ in (question.options or ()))
        return replace(made, known=Or(*(one for _, one in options)), options=options)
    if made.number is None:
        return made
    limits = tuple(_limits(fact, made, question, joined, side))
    return replace(made, known=side.named(And(made.known, *limits))) if limits else made


def _limits(
    fact: Fact, made: Answered, question: Question, joined: Question, side: Patient
) -> Iterator[BoolRef]:
    number = made.value
    if question.range is not None and question.range != joined.range:
        low, high = (int(Fraction(end) * made.parts) for end in question.range)
        yield And(number >= low, number <= high)
    if question.range is not None and step_of(question) != step_of(joined):
        yield number % int(step_of(question) * made.parts) == 0
    if question.type in TEMPORAL and fact.question in side.tree.past:
        now = side.day(fact.visit) if question.type == "date" else side.clock(fact.visit)
        yield number <= now
