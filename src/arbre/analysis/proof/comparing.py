"""Two protocols, one patient: whom do they treat otherwise.

Both walk the patient, seen at the same moments by the same person. What is compared is what
`Outcome.decision` holds (status, acts with their limits, referrals), and how urgent a referral is.
Every patient comes to each visit, in time or too late, and is answered whatever is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.case import Full, Reader
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import replay
from arbre.analysis.proof.sections import Examined, Settled, referrals_of
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.terms import Amount, aligned, greatest, least
from arbre.analysis.proof.walk import Walk, encoded, in_force
from arbre.engine.answers import Answers, Clocks, Raised
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.language.conditions.syntax import Term
from arbre.language.tree import FIRST, Leave, Limit, Referral, Tree

Key = tuple[object, ...]
Said = dict[Key, BoolRef]


class DisagreementError(AssertionError):
    """The solver finds a patient of whom the engine decides the same: an internal error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A patient whom two protocols treat otherwise: the answers that one of them asks for."""

    case: Case
    before: Outcome
    after: Outcome


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two protocols that ask the same questions at the same visits."""

    old: Tree
    new: Tree

    @property
    def equal(self) -> bool:
        """Whether they decide the same of every patient."""
        if said_of(self.old.doubt) != said_of(self.new.doubt):
            return False
        return self._proof.model(self._unlike) is None

    def patient(self) -> Other:
        """Return a small patient whom they treat otherwise; there is one unless they are equal.

        Raises:
            DisagreementError: the engine does not confirm what the solver found.

        """
        if said_of(self.old.doubt) != said_of(self.new.doubt):
            return _doubting(self.old, self.new)
        model = smallest(self._proof, (self._unlike,))
        walk = self._proof.walk
        full = Reader(patient=walk.patient, model=model).full(walk)
        return _confirmed(self.old, self.new, full)

    @cached_property
    def _proof(self) -> Proof:
        return Proof.of(self.old)

    @cached_property
    def _unlike(self) -> BoolRef:
        """Whether a patient is treated otherwise; the calendar says the same of every visit."""
        patient = self._proof.walk.patient
        same_days = [in_force(visit) == in_force(FIRST) for visit in self.old.visits]
        unlike = _unlike(self._proof, encoded(self.new, patient))
        return patient.named(And(unlike, *same_days))


def _doubting(old: Tree, new: Tree) -> Other:
    """Return a patient of whom the person at work says at once that there is a doubt."""
    start = datetime.fromisoformat(old.protocol.valid.from_)
    answers = Answers(raised=(Raised(kind="doubt"),))
    case = Case(answers=answers, clocks=Clocks(start=start), actor=NOBODY)
    before, after = (decide(tree, answers, clocks=case.clocks) for tree in (old, new))
    return Other(case=case, before=before, after=after)


def _confirmed(old: Tree, new: Tree, full: Full) -> Other:
    before, after = (replay(tree, full) for tree in (old, new))
    if said(before.outcome) == said(after.outcome):
        raise DisagreementError(f"{before.outcome.status} {before.outcome.path}")
    facts = {**before.asked.facts, **after.asked.facts}
    clocks = max((before.clocks, after.clocks), key=lambda clocks: len(clocks.visits))
    case = Case(answers=Answers(facts=facts), clocks=clocks, actor=full.actor)
    return Other(case=case, before=before.outcome, after=after.outcome)


def said(outcome: Outcome) -> tuple[object, ...]:
    """Return what is compared of an outcome."""
    urgency = outcome.referral.urgency if outcome.referral else None
    return (*outcome.decision, urgency)


def said_of(referral: Referral) -> tuple[str, str]:
    """Return what is compared of a referral."""
    return (referral.id, referral.urgency)


# ── what is said of a patient ─────────────────────────────────────────────────────────────────


def _unlike(proof: Proof, second: Walk) -> BoolRef:
    first, other = _said(proof.walk), _said(second)
    none = BoolVal(False)
    ways = [
        first.get(key, none) != other.get(key, none)
        for key in dict.fromkeys((*first, *other))
        if not _identical(first.get(key, none), other.get(key, none))
    ]
    ways.extend(_limits(proof.walk, second))
    return proof.walk.patient.named(Or(*ways))


def _identical(one: BoolRef, other: BoolRef) -> bool:
    return bool(one.eq(other))


def _said(walk: Walk) -> Said:
    found: dict[Key, list[BoolRef]] = defaultdict(list)
    found["included",].append(walk.ended)
    for sent in walk.sent:
        found["sent", sent.referral.id, sent.referral.urgency].append(sent.when)
        found["status", sent.status].append(sent.when)
    for section in walk.sections:
        if section.name in ("consent", "inclusion", "exclusion"):
            for key, when in _excluded(section):
                found[key].append(when)
    for id_, node in walk.tree.nodes.items():
        if isinstance(node.exit, Leave):
            found["category", node.exit.reason].append(walk.leaving[id_])
    for id_, waited in walk.waits.items():
        found["waiting", id_].append(And(walk.reach[id_], waited.waiting))
    for given in walk.given:
        found["act", given.act.id, given.node.id].append(given.authorised)
    for offered in walk.offered.values():
        for handed in offered.handed:
            found["handed", handed.referral.id, handed.node.id].append(handed.when)
    return {key: Or(*ways) for key, ways in found.items()}


def _excluded(section: Settled) -> Iterator[tuple[Key, BoolRef]]:
    """Yield the categories of an exclusion: that of the first criterion of the leading referral."""
    known = [(one, _known(section, one)) for one in section.rules]
    earlier: list[BoolRef] = []
    for referral in referrals_of(section.rules):
        before: list[BoolRef] = list(earlier)
        for one, is_known in known:
            here = And(is_known, _sends(section, one, referral.id))
            yield ("category", one.rule.category), And(section.entered, here, Not(Or(*before)))
            before.append(here)
        earlier = before


def _known(section: Settled, one: Examined) -> BoolRef:
    return one.fires if section.name == "consent" else one.true


def _sends(section: Settled, one: Examined, referral: str) -> BoolRef:
    ways = [one.true] if one.rule.refer.id == referral else []
    if section.name == "consent" and one.rule.if_unknown.id == referral:
        ways.append(one.unsure)
    return Or(*ways)


# ── limits ────────────────────────────────────────────────────────────────────────────────────


def _limits(first: Walk, second: Walk) -> Iterator[BoolRef]:
    """Yield where an act that both give has another limit."""
    others = {(one.act.id, one.node.id): one for one in second.given}
    for given in first.given:
        other = others.get((given.act.id, given.node.id))
        if other is None:
            continue
        both = And(given.authorised, other.authorised)
        theirs = {limit.id: limit for limit in other.act.limits}
        for limit in given.act.limits:
            for unlike in _unlike_bounds(first, limit, second, theirs.get(limit.id)):
                yield And(both, unlike)


def _unlike_bounds(
    first: Walk, mine: Limit, second: Walk, theirs: Limit | None
) -> Iterator[BoolRef]:
    if theirs is None:
        yield BoolVal(True)
        return
    for side, other in ((mine.max, theirs.max), (mine.min, theirs.min)):
        if side == other:
            continue
        if not side or not other:
            yield BoolVal(True)
            continue
        one = _bound(first, side, "max" if side is mine.max else "min")
        two = _bound(second, other, "max" if side is mine.max else "min")
        left, right = aligned(one, two)
        yield left.low != right.low


def _bound(walk: Walk, terms: tuple[Term, ...], side: str) -> Amount:
    """Return the most restrictive bound: the least for a maximum, the greatest for a minimum."""
    amounts = aligned(*(walk.conditions.amount(term) for term in terms))
    if side == "max":
        value = least(one.low for one in amounts)
    else:
        value = greatest(one.high for one in amounts)
    return Amount(value, value, amounts[0].parts)
