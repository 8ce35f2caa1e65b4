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

from z3 import And, BoolRef, BoolVal, ModelRef, Not, Or

from arbre.analysis.proof.asking import Asking, surely
from arbre.analysis.proof.case import Reader
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
    """Two protocols that ask the same questions at the same visits.

    The walks are compared first. Where they differ and the engine does not confirm it, an alert of
    another part of the protocol took effect at once: then these are encoded too.
    """

    old: Tree
    new: Tree

    @property
    def equal(self) -> bool:
        """Whether they decide the same of every patient."""
        if said_of(self.old.doubt) != said_of(self.new.doubt):
            return False
        model = self._proof.model(self._walked)
        if model is None:
            return True
        return self._replayed(model) is None and self._proof.model(self._at_once) is None

    def patient(self) -> Other:
        """Return a small patient whom they treat otherwise; there is one unless they are equal.

        Raises:
            DisagreementError: the engine does not confirm what the solver found.

        """
        if said_of(self.old.doubt) != said_of(self.new.doubt):
            return _doubting(self.old, self.new)
        for unlike in (self._walked, self._at_once):
            if self._proof.model(unlike) is not None:
                found = self._replayed(smallest(self._proof, (unlike,)))
                if found is not None:
                    return found
        raise DisagreementError("the engine treats every patient the same")

    @cached_property
    def _walked(self) -> BoolRef:
        """Whether the walks of a patient differ."""
        return self._unlike(_said(self._proof.walk), _said(self._second))

    @cached_property
    def _at_once(self) -> BoolRef:
        """The same, where alerts of any part take effect at once."""
        second = Asking(walk=self._second).encode()
        return self._unlike(
            _said_at_once(Asking(walk=self._proof.walk).encode()), _said_at_once(second)
        )

    @cached_property
    def _proof(self) -> Proof:
        return Proof.of(self.old)

    @cached_property
    def _second(self) -> Walk:
        return encoded(self.new, self._proof.walk.patient)

    def _unlike(self, first: Said, second: Said) -> BoolRef:
        """Return whether two things are said; the calendar says the same of every visit."""
        none = BoolVal(False)
        ways = [
            first.get(key, none) != second.get(key, none)
            for key in dict.fromkeys((*first, *second))
            if not first.get(key, none).eq(second.get(key, none))
        ]
        ways.extend(
            And(first.get(act, none), second.get(act, none), unlike)
            for act, unlike in _limits(self._proof.walk, self._second)
        )
        same_days = [in_force(visit) == in_force(FIRST) for visit in self.old.visits]
        return self._proof.walk.patient.named(And(Or(*ways), *same_days))

    def _replayed(self, model: ModelRef) -> Other | None:
        """Ask the engine about a patient; None when it treats them the same."""
        walk = self._proof.walk
        full = Reader(patient=walk.patient, model=model).full(walk)
        before, after = (replay(tree, full) for tree in (self.old, self.new))
        if said(before.outcome) == said(after.outcome):
            return None
        facts = {**before.asked.facts, **after.asked.facts}
        clocks = max((before.clocks, after.clocks), key=lambda clocks: len(clocks.visits))
        case = Case(answers=Answers(facts=facts), clocks=clocks, actor=full.actor)
        return Other(case=case, before=before.outcome, after=after.outcome)


def _doubting(old: Tree, new: Tree) -> Other:
    """Return a patient of whom the person at work says at once that there is a doubt."""
    start = datetime.fromisoformat(old.protocol.valid.from_)
    answers = Answers(raised=(Raised(kind="doubt"),))
    case = Case(answers=answers, clocks=Clocks(start=start), actor=NOBODY)
    before, after = (decide(tree, answers, clocks=case.clocks) for tree in (old, new))
    return Other(case=case, before=before, after=after)


def said(outcome: Outcome) -> tuple[object, ...]:
    """Return what is compared of an outcome."""
    urgencies = (made.urgency for made in outcome.referrals)
    return (*outcome.decision, *urgencies)


def said_of(referral: Referral) -> tuple[str, str]:
    """Return what is compared of a referral."""
    return (referral.id, referral.urgency)


# ── what is said of a patient ─────────────────────────────────────────────────────────────────


def _said(walk: Walk) -> Said:
    found: dict[Key, list[BoolRef]] = defaultdict(list)
    found["included",].append(walk.ended)
    for sent in walk.sent:
        found["sent", sent.referral.id, sent.referral.urgency].append(sent.when)
        found["status", sent.status].append(sent.when)
    for section in walk.sections:
        if section.name in ("consent", "inclusion", "exclusion"):
            for key, when in excluded(section):
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
            key = ("handed", *said_of(handed.referral), handed.node.id)
            found[key].append(handed.when)
    return {key: Or(*ways) for key, ways in found.items()}


def _said_at_once(asking: Asking) -> Said:
    """Return what is said of a patient when alerts of any part take effect at once.

    What such an alert takes back is left out: it is not asked about any more.
    """
    walk = asking.walk
    plain = _said(walk)
    urgent = interrupting(asking)
    ranked = sorted({*urgent, *(sent.referral for sent in walk.sent)}, key=lambda one: one.rank)
    found: dict[Key, list[BoolRef]] = defaultdict(list)
    more_urgent: list[BoolRef] = []
    overruled: list[BoolRef] = []
    earlier: list[BoolRef] = []
    for referral in ranked:
        mine = [sent for sent in walk.sent if sent.referral == referral]
        for sent in mine:
            found["status", sent.status].append(And(sent.when, Not(Or(*more_urgent))))
            overruled.append(And(sent.when, Or(*more_urgent)))
        at_once = urgent.get(referral, [])
        here = Or(*(sent.when for sent in mine), *at_once)
        found["sent", referral.id, referral.urgency].append(And(here, Not(Or(*earlier))))
        earlier.append(here)
        more_urgent.extend(at_once)
    ended = Or(walk.ended, *(when for key, when in plain.items() if key[0] == "waiting"))
    found["status", "referred"].extend((Or(*overruled), And(ended, Or(*more_urgent))))
    for key, when in plain.items():
        if key[0] in ("included", "waiting", "act", "handed"):
            found[key].append(And(when, Not(Or(*more_urgent))))
        elif key[0] == "category":
            found[key].append(And(when, Not(Or(*overruled))))
    return {key: Or(*ways) for key, ways in found.items()}


def interrupting(asking: Asking) -> dict[Referral, list[BoolRef]]:
    """Return when each referral is that of an alert that the answers asked for settle."""
    walk = asking.walk
    groups = [(id_, visit.alerts) for id_, visit in walk.tree.visits.items()]
    groups += [(node.visit, node.alerts) for node in walk.tree.nodes.values() if node.alerts]
    found: dict[Referral, list[BoolRef]] = defaultdict(list)
    for visit, alerts in groups:
        settled = [(one, surely(one.fires, asking)) for one in alerts]
        opened = BoolVal(True) if visit == FIRST else walk.reach[visit]
        on = walk.patient.named(And(opened, Or(*(each.true for _, each in settled))))
        for one, each in settled:
            found[one.refer].append(And(on, each.true))
            found[one.if_unknown].append(And(on, each.not_false, each.not_true))
    return found


def excluded(section: Settled) -> Iterator[tuple[Key, BoolRef]]:
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


def _limits(first: Walk, second: Walk) -> Iterator[tuple[Key, BoolRef]]:
    """Yield each act that both may give with whether a limit of it is another."""
    others = {(one.act.id, one.node.id): one for one in second.given}
    for given in first.given:
        other = others.get((given.act.id, given.node.id))
        if other is None:
            continue
        key: Key = ("act", given.act.id, given.node.id)
        theirs = {limit.id: limit for limit in other.act.limits}
        for limit in given.act.limits:
            for unlike in _unlike_bounds(first, limit, second, theirs.get(limit.id)):
                yield key, unlike


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
        one = bound(first, side, "max" if side is mine.max else "min")
        two = bound(second, other, "max" if side is mine.max else "min")
        left, right = aligned(one, two)
        yield left.low != right.low


def bound(walk: Walk, terms: tuple[Term, ...], side: str) -> Amount:
    """Return the most restrictive bound: the least for a maximum, the greatest for a minimum."""
    amounts = aligned(*(walk.conditions.amount(term) for term in terms))
    if side == "max":
        value = least(one.low for one in amounts)
    else:
        value = greatest(one.high for one in amounts)
    return Amount(value, value, amounts[0].parts)
