"""What could be left out: criteria that change nothing, questions whose answer never matters.

Advice, not faults: the law repeats itself, and a delegate may have to look at what decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from z3 import And, Bool, BoolRef, Not, Or

from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.sections import Rule, Settled
from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.walk import Walk, encoded_without
from arbre.language.conditions.syntax import Path


def nothing_redundant(proof: Proof) -> Iterator[Fault]:
    """Yield each criterion that stops somebody, and without which all would be decided alike."""
    removed: dict[Path, BoolRef] = {}
    ids: dict[Path, str] = {}

    def kept(rule: Rule) -> Truths:
        ids[rule.path] = rule.id
        out = removed.setdefault(rule.path, Bool(f"without {rule.path}"))
        return Truths(And(rule.truths.true, Not(out)), Or(rule.truths.false, out))

    lesser = encoded_without(proof.walk, kept)
    different = proof.walk.patient.named(_different(proof.walk, lesser))
    for path, out in removed.items():
        others = (Not(other) for where, other in removed.items() if where != path)
        if proof.model(*proof.usual, _fires(proof.walk, path)) is None:
            continue  # said already: it never fires
        if proof.model(*proof.usual, out, *others, different) is None:
            yield Fault(code="redundant-criterion", path=path, values={"criterion": ids[path]})


def _fires(walk: Walk, path: Path) -> BoolRef:
    every = ((section, one) for section in walk.sections for one in section.rules)
    return Or(*(And(section.entered, one.true) for section, one in every if one.rule.path == path))


def nothing_asked_for_nothing(proof: Proof) -> Iterator[Fault]:
    """Yield each question that a condition reads and whose answer changes no decision."""
    different = proof.walk.patient.named(_different(proof.walk, proof.second))
    facts = tuple(proof.second.patient.answers)
    for question in dict.fromkeys(fact.question for fact in facts):
        same = [proof.same(fact) for fact in facts if fact.question != question]
        if proof.model(*proof.usual, *same, different) is None and _is_read(proof, question):
            yield Fault(
                code="asked-for-nothing",
                path=("questions", question),
                at="key",
                values={"question": question},
            )


def _is_read(proof: Proof, question: str) -> bool:
    """Tell whether it is read for some patient; that nobody comes there is said elsewhere."""
    course = proof.end.course
    read = (course.reads(fact) for fact in proof.facts if fact.question == question)
    return proof.model(*proof.usual, Or(*read)) is not None


def _different(one: Walk, other: Walk) -> BoolRef:
    """Return whether two walks decide differently: status, referrals, acts and their limits."""
    return Or(*_differences(one, other))


def _differences(one: Walk, other: Walk) -> Iterator[BoolRef]:
    statuses = {(sent.status, sent.referral.id) for sent in (*one.sent, *other.sent)}
    for status in sorted(statuses):
        yield _sent(one, status) != _sent(other, status)
    for section, lesser in zip(one.sections, other.sections, strict=True):
        for category in sorted({each.rule.category or "" for each in section.rules}):
            yield _known(section, category) != _known(lesser, category)
    for mine, theirs in zip(one.given, other.given, strict=True):
        released = one.released(mine)
        yield released != other.released(theirs)
        for limit in mine.act.limits:
            for term in (*limit.min, *limit.max):
                amounts = one.conditions.amount(term), other.conditions.amount(term)
                yield And(released, amounts[0].low != amounts[1].low)
                yield And(released, amounts[0].high != amounts[1].high)
    for id_, offered in one.offered.items():
        for mine_, theirs_ in zip(offered.handed, other.offered[id_].handed, strict=True):
            yield mine_.when != theirs_.when


def _known(section: Settled, category: str) -> BoolRef:
    """Return whether the section stops a patient by a criterion of this kind, known to be true."""
    known = (one.true for one in section.rules if (one.rule.category or "") == category)
    return And(section.entered, Or(*known))


def _sent(walk: Walk, status: tuple[str, str]) -> BoolRef:
    return Or(*(one.when for one in walk.sent if (one.status, one.referral.id) == status))
