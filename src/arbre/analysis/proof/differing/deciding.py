"""What one protocol decides of the patient, as formulas: the same aspects as `aspects`.

Alerts of any part of a protocol take effect at once, at the answer that makes them true (`course`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from z3 import And, BoolRef, Not, Or

from arbre.analysis.proof.course.ending import Ended, ended, without_alerts
from arbre.analysis.proof.differing.aspects import NO_URGENCY, Aspect, Move, rank
from arbre.analysis.proof.differing.bounding import Bounded, bounds
from arbre.analysis.proof.folding import NEVER
from arbre.analysis.proof.sections import Examined, Settled, referrals_of
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Act, Leave


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One protocol's decisions; `facts` are what it asks, `calm` that no alert takes effect."""

    end: Ended
    flags: Mapping[Aspect, BoolRef]
    acts: Mapping[Aspect, Act]
    facts: Mapping[Fact, BoolRef]
    calm: BoolRef

    @property
    def walk(self) -> Walk:
        return self.end.walk


def decided(walk: Walk) -> Decided:
    """Return what a protocol decides."""
    end = ended(walk)
    course, named = end.course, walk.patient.named
    found: dict[Aspect, list[BoolRef]] = defaultdict(list)
    found[Aspect(kind="inclusion")].append(end.comes_to(walk.tree.start))
    for given in walk.given:
        found[_act(given.act.id, given.node.visit)].append(end.released(given))
    for aspect, when in _handed(end):
        found[aspect].append(when)
    for aspect, when in _own(walk):
        found[aspect].append(And(when, Not(end.overruled)))
    signs = Or(*(one.when for one in course.own))
    found[Aspect(kind="status", name="referred")] += [end.overruled, And(signs, Not(end.overruled))]
    for referral, when in end.sent.items():
        found[Aspect(kind="referral", name=referral.id)].append(when)
    return Decided(
        end=end,
        flags={aspect: named(Or(*ways)) for aspect, ways in found.items()},
        acts={_act(given.act.id, given.node.visit): given.act for given in walk.given},
        facts=dict(course.settling.facts),
        calm=named(Not(course.ever)),
    )


def _act(id_: str, visit: str) -> Aspect:
    return Aspect(kind="act", name=id_, visit=visit)


def _own(walk: Walk) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield what is said of the walk by itself."""
    yield Aspect(kind="end"), walk.ended
    yield Aspect(kind="status", name="included"), walk.ended
    categories = list(_categories(walk))
    yield from categories
    put_out = Or(*(when for _, when in categories))
    yield Aspect(kind="status", name="excluded"), put_out
    for sent in without_alerts(walk):
        yield Aspect(kind="status", name=sent.status), And(sent.when, Not(put_out))
    for id_, waited in walk.waits.items():
        waiting = And(walk.reach[id_], waited.waiting)
        yield Aspect(kind="waiting", name=id_), waiting
        yield Aspect(kind="status", name="waiting"), waiting


def _handed(end: Ended) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield the referrals that accompany acts, of those whom an alert sends away too."""
    for offered in end.walk.offered.values():
        for handed in offered.handed:
            visit = handed.node.visit
            aspect = Aspect(kind="hand_over", name=handed.referral.id, visit=visit)
            yield aspect, And(handed.when, end.told(visit))


def _categories(walk: Walk) -> Iterator[tuple[Aspect, BoolRef]]:
    """Yield the kinds of exclusion; a referral of a section is an exclusion where it is known."""
    for section in walk.sections:
        if section.name in ("consent", "inclusion", "exclusion"):
            for name, when in _excluded(section):
                yield Aspect(kind="category", name=name), when
    for id_, node in walk.tree.nodes.items():
        if isinstance(node.exit, Leave):
            yield Aspect(kind="category", name=node.exit.reason), walk.leaving[id_]


def _excluded(section: Settled) -> Iterator[tuple[str, BoolRef]]:
    """Yield the kinds of an exclusion: that of the first criterion of the leading referral."""
    known = [(one, one.fires if section.name == "consent" else one.true) for one in section.rules]
    earlier: list[BoolRef] = []
    for referral in referrals_of(section.rules):
        before: list[BoolRef] = list(earlier)
        for one, is_known in known:
            here = And(is_known, _sends(section, one, referral.id))
            yield one.rule.category or "", And(section.entered, here, Not(Or(*before)))
            before.append(here)
        earlier = before


def _sends(section: Settled, one: Examined, referral: str) -> BoolRef:
    ways = [one.true] if one.rule.refer.id == referral else []
    if section.name == "consent" and one.rule.if_unknown.id == referral:
        ways.append(one.unsure)
    return Or(*ways)


# ── where two protocols part ──────────────────────────────────────────────────────────────────


def parting(old: Decided, new: Decided) -> Iterator[tuple[Move, BoolRef]]:
    """Yield each way in which the new protocol may treat a patient otherwise, and when it does.

    What both say in the same words is left out: it cannot differ.
    """
    for aspect in dict.fromkeys((*old.flags, *new.flags)):
        mine, other = old.flags.get(aspect, NEVER), new.flags.get(aspect, NEVER)
        if not mine.eq(other):
            yield (aspect, "more"), And(other, Not(mine))
            yield (aspect, "fewer"), And(mine, Not(other))
    yield from _urgency(old, new)
    for aspect in old.acts.keys() & new.acts.keys():
        both = And(old.flags[aspect], new.flags[aspect])
        sides = (Bounded(walk=side.walk, act=side.acts[aspect]) for side in (old, new))
        yield from ((move, And(both, when)) for move, when in bounds(aspect, *sides))


def _urgency(old: Decided, new: Decided) -> Iterator[tuple[Move, BoolRef]]:
    ranks = sorted({rank(one) for one in (*old.end.sent, *new.end.sent)})
    pairs = [(old.end.sent_by(one), new.end.sent_by(one)) for one in ranks if one < NO_URGENCY]
    aspect = Aspect(kind="urgency")
    pairs = [(mine, other) for mine, other in pairs if not mine.eq(other)]
    if pairs:
        yield (aspect, "more"), Or(*(And(other, Not(mine)) for mine, other in pairs))
        yield (aspect, "fewer"), Or(*(And(mine, Not(other)) for mine, other in pairs))
