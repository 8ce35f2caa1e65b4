"""One protocol asks its patient, question by question, until an alert takes effect.

An alert takes effect at the answer that makes it surely true, wherever it stands, and nothing is
asked after it. `late` says that the walk would have had to go on asking: what follows is then not
come to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from z3 import BoolRef

from arbre.analysis.proof.course.alerting import Alerting, Sign
from arbre.analysis.proof.course.reading import Reading, told
from arbre.analysis.proof.course.settling import Settling
from arbre.analysis.proof.folding import every, no, some
from arbre.analysis.proof.sections import Examined, Settled, in_order, winners
from arbre.analysis.proof.truths import unknown
from arbre.analysis.proof.waits import over
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.values import Truth
from arbre.language.tree import FIRST, Act, Asked, Fork, Grounded, Node, Offer, Wait


@dataclass(slots=True, kw_only=True)
class Course:
    """What is asked of one patient, and when an alert ends it."""

    walk: Walk
    settling: Settling = field(init=False)
    late_at: dict[str, BoolRef] = field(default_factory=dict)
    own: list[Sign] = field(default_factory=list)
    _alerting: Alerting = field(init=False)
    _reading: Reading = field(init=False)
    _first: frozenset[Fact] = frozenset()
    _after: dict[str, frozenset[Fact]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settling = Settling(conditions=self.walk.conditions)
        self._alerting = Alerting(walk=self.walk, settling=self.settling)
        self._reading = Reading(settling=self.settling, alerting=self._alerting)

    def encode(self) -> Course:
        """Go through the walk in its order."""
        sections: dict[str | None, list[Settled]] = defaultdict(list)
        for section in self.walk.sections:
            sections[section.node].append(section)
        for section in sections[None]:
            self._section(section)
        self._first = self._reading.surely
        for id_ in self.walk.reach:
            self._node(self.walk.tree.nodes[id_], sections[id_])
        self._alerting.rest(self.walk.ended)
        return self

    @property
    def late(self) -> BoolRef:
        """Whether the walk would have had to go on after an alert took effect."""
        return self._alerting.late

    @property
    def stopped(self) -> BoolRef:
        """Whether the walk then stands at a question, which nobody asks any more."""
        return self._alerting.stopped

    @property
    def ever(self) -> BoolRef:
        """Whether an alert took effect at all."""
        return self._alerting.ever

    @property
    def opened(self) -> Mapping[str, BoolRef]:
        """Whether each visit is opened."""
        return self._alerting.opened

    def reads(self, fact: Fact) -> BoolRef:
        """Return whether a fact is asked, or read by a condition that is true without it."""
        return some(self.settling.was_asked(fact), *self._reading.mattered[fact])

    def signs(self) -> Iterator[Sign]:
        """Yield when each alert takes effect, and where it sends the patient."""
        return self._alerting.signs()

    # ── sections ──────────────────────────────────────────────────────────────────────────────

    def _section(self, section: Settled) -> None:
        rules = section.rules
        if rules and rules[0].rule.origin == "alerts":
            rules = in_order([one.rule for one in rules], self.walk.conditions)
            for referral, wins in winners(rules):
                when = every(section.entered, wins)
                self.own.append(Sign(section.visit, section.name, referral, when))
        if section.name == "alerts":
            self._alerting.ask(section.visit)
        self._rules(rules, section.entered)
        self._alerting.leave()
        if section.name != "acts":
            self._pass(section)

    def _rules(self, rules: tuple[Examined, ...], on: BoolRef) -> None:
        for one in rules:
            if one.rule.condition is not None:
                self._reading.whole(one.rule.condition, every(on, one.looked))

    def _pass(self, section: Settled) -> None:
        """Note what those who go on from a section were asked: what includes is true of them."""
        truth = Truth.TRUE if section.name == "inclusion" else Truth.FALSE
        conditions = (one.rule.condition for one in section.rules)
        self._reading.surely |= {
            f for one in conditions if one is not None for f in told(one, truth)
        }

    # ── nodes ─────────────────────────────────────────────────────────────────────────────────

    def _node(self, node: Node, sections: list[Settled]) -> None:
        on = self.walk.reach[node.id]
        self.late_at[node.id] = self.late
        self._reading.surely = self._before(node.id)
        if node.wait is not None:
            on = self._visit(on, node, node.wait, sections)
        self._all_wanted(node.again, on)
        for section in sections:
            if section.name == node.id:
                self._alerting.stand(node)
                self._section(section)
                on = section.passes
        self._all_wanted(node.ask, on)
        self._acts(node, on, sections)
        self._exit(node)
        self._after[node.id] = self._reading.surely

    def _before(self, node: str) -> frozenset[Fact]:
        """Return what all who come to a node were asked before."""
        coming = [one for one in self._after if any(w.to == node for w in self.walk.ways[one])]
        if not coming:
            return self._first
        return frozenset.intersection(*(self._after[one] for one in coming))

    def _visit(self, on: BoolRef, node: Node, wait: Wait, sections: list[Settled]) -> BoolRef:
        if wait.from_fact is not None:
            self._reading.ask(wait.from_fact, on)
        waited, patient = self.walk.waits[node.id], self.walk.patient
        parent = self.walk.tree.visits[node.visit].parent or FIRST
        gone = over(node, wait, patient, parent)
        coming = self.settling.named(every(on, no(waited.unknown), no(gone)))
        self._alerting.rest(coming)
        self._alerting.open(node.visit, coming)
        self._alerting.rest(every(on, waited.waiting))
        on = every(on, waited.open)
        for section in sections:
            if section.name in ("alerts", "withdrawal"):
                self._section(section)
                on = section.passes
        self._all_wanted(wait.asked, on)
        return on

    def _all_wanted(self, asked: tuple[Asked, ...], on: BoolRef) -> None:
        for one in asked:
            when = on
            if one.relevant is not None:
                self._reading.whole(one.relevant, on)
                when = every(on, no(self.walk.conditions.truth(one.relevant).false))
            self._reading.ask(one.fact, when)
            if one.relevant is None:
                self._reading.surely |= {one.fact}

    # ── acts, and where a node leads ──────────────────────────────────────────────────────────

    def _acts(self, node: Node, on: BoolRef, sections: list[Settled]) -> None:
        considered = self.walk.offered[node.id].considered
        for each in considered:
            if each.offer.when is not None:
                self._reading.whole(each.offer.when, on)
        for section in sections:
            if section.name == "acts":
                self._rules(section.rules, section.entered)
        for each in considered:
            sure = each.when.true
            tried = sure if each.offer.else_refer is None else no(each.when.false)
            for i, act in enumerate(each.offer.acts):
                self._bars(act, every(on, tried, *each.barred[:i]))
                self._given(each.offer, act, every(on, sure, each.chosen[i]))

    def _bars(self, act: Act, on: BoolRef) -> None:
        for one in act.contraindications:
            self._reading.whole(one.when, on)
            on = every(on, self.walk.conditions.truth(one.when).false)

    def _given(self, offer: Offer, act: Act, on: BoolRef) -> None:
        for limit in act.limits:
            for term in (*limit.min, *limit.max):
                self._reading.measure(term, on)
        for also in offer.also:
            self._reading.whole(also.when, on)

    def _exit(self, node: Node) -> None:
        if not isinstance(node.exit, Fork):
            return
        on = self.walk.leaving[node.id]
        for guard in node.exit.guards:
            truths = self.walk.conditions.truth(guard.when)
            self._reading.whole(guard.when, on)
            if isinstance(node.exit.if_unknown, Grounded):
                self._reading.whole(node.exit.if_unknown.ground, every(on, unknown(truths)))
            on = every(on, truths.false)
