"""One protocol asks its patient, question by question, until an alert takes effect.

An alert takes effect at the answer that makes it surely true, wherever it stands, and nothing is
asked after it. `now` says that one has; `late`, that the walk would have had to go on asking: what
follows is then not come to. Alerts of a visit are passed by all who go on in it, and count while
they are asked only; those of nodes count from the first answer that they read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from z3 import BoolRef

from arbre.analysis.proof.course.settling import Settling
from arbre.analysis.proof.folding import ALWAYS, NEVER, every, no, some
from arbre.analysis.proof.sections import Examined, Settled, in_order, winners
from arbre.analysis.proof.truths import unknown
from arbre.analysis.proof.waits import over
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions import syntax
from arbre.language.conditions.syntax import Condition, Fact, Term
from arbre.language.conditions.traversal import all_facts, parts_of
from arbre.language.conditions.values import Truth
from arbre.language.tree import (
    FIRST,
    Act,
    Asked,
    Criterion,
    Fork,
    Grounded,
    Node,
    Offer,
    Referral,
    Wait,
)

Chain = tuple[Condition | tuple[Condition, Condition], ...]
"""What must be open still for a question to matter: conditions, and operands in their whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The alerts of a visit or of a node, taken together."""

    visit: str
    alerts: tuple[Criterion, ...]


@dataclass(slots=True, kw_only=True)
class Course:
    """What is asked of one patient, and when an alert ends it."""

    walk: Walk
    settling: Settling = field(init=False)
    elsewhere: BoolRef = NEVER
    here: BoolRef = NEVER
    late: BoolRef = NEVER
    late_at: dict[str, BoolRef] = field(default_factory=dict)
    opened: dict[str, BoolRef] = field(default_factory=dict)
    own: list[tuple[Referral, BoolRef]] = field(default_factory=list)
    unsure: dict[Referral, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))
    _surely: frozenset[Fact] = frozenset()
    _first: frozenset[Fact] = frozenset()
    _after: dict[str, frozenset[Fact]] = field(default_factory=dict)
    _asked_here: Group | None = None
    _visits: dict[str, Group] = field(default_factory=dict)
    _nodes: list[Group] = field(default_factory=list)
    _reading: dict[Fact, list[Group]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.settling = Settling(conditions=self.walk.conditions)
        tree = self.walk.tree
        self._visits = {
            id_: Group(visit=id_, alerts=one.alerts) for id_, one in tree.visits.items()
        }
        nodes = (one for one in tree.nodes.values() if one.alerts)
        self._nodes = [Group(visit=node.visit, alerts=node.alerts) for node in nodes]
        for group in self._nodes:
            for fact in {f for one in group.alerts for f in self.settling.read(one.fires)}:
                self._reading[fact].append(group)

    def encode(self) -> Course:
        """Go through the walk in its order."""
        sections: dict[str | None, list[Settled]] = defaultdict(list)
        for section in self.walk.sections:
            sections[section.node].append(section)
        self.opened[FIRST] = ALWAYS
        self._take_effect(self._nodes)
        for section in sections[None]:
            self._section(section)
        self._first = self._surely
        for id_ in self.walk.reach:
            self._node(self.walk.tree.nodes[id_], sections[id_])
        self._rest(self.walk.ended)
        return self

    @property
    def now(self) -> BoolRef:
        """Whether an alert took effect, of those whose place the walk did not pass."""
        return self.settling.named(some(self.elsewhere, self.here))

    @property
    def ever(self) -> BoolRef:
        """Whether an alert took effect at all."""
        return self.settling.named(some(self.elsewhere, *map(self._true, self._visits.values())))

    # ── alerts ────────────────────────────────────────────────────────────────────────────────

    def alerts(self) -> Iterator[tuple[Referral, BoolRef]]:
        """Yield when each referral is that of an alert that takes effect."""
        for group in (*self._visits.values(), *self._nodes):
            on = self.settling.named(self._true(group))
            for one in group.alerts:
                each = self.settling.surely(one.fires)
                yield (one.refer, every(on, each.true))
                yield (one.if_unknown, every(on, each.not_false, each.not_true))
        for referral, ways in self.unsure.items():
            yield referral, some(*ways)

    def _true(self, group: Group) -> BoolRef:
        """Return whether one of the alerts is surely true, in a visit that was opened."""
        opened = self.opened.get(group.visit, NEVER)
        return every(opened, some(*(self.settling.surely(one.fires).true for one in group.alerts)))

    def _take_effect(self, groups: list[Group]) -> None:
        self.elsewhere = self.settling.named(some(self.elsewhere, *map(self._true, groups)))

    def _rest(self, on: BoolRef) -> None:
        """Let alerts of nodes not passed that an answer left unknown end a walk that is at rest."""
        on = self.settling.named(every(on, no(self.late)))
        found: list[BoolRef] = []
        for node in self.walk.tree.nodes.values():
            opened = self.opened.get(node.visit, NEVER)
            for one in node.alerts:
                each = self.settling.surely(one.fires)
                open_ = every(on, opened, no(self.walk.reach[node.id]))
                when = self.settling.named(every(open_, each.not_false, each.not_true))
                self.unsure[one.if_unknown].append(when)
                found.append(when)
        self.elsewhere = self.settling.named(some(self.elsewhere, *found))

    # ── the stages ────────────────────────────────────────────────────────────────────────────

    def _section(self, section: Settled) -> None:
        rules = section.rules
        if rules and rules[0].rule.origin == "alerts":
            rules = in_order([one.rule for one in rules], self.walk.conditions)
            for referral, wins in winners(rules):
                self.own.append((referral, every(section.entered, wins)))
        if section.name == "alerts":
            self._at(section.visit)
        self._rules(rules, section.entered)
        self.here, self._asked_here = NEVER, None
        if section.name != "acts":
            self._pass(section)

    def _pass(self, section: Settled) -> None:
        """Note what those who go on from a section were asked: what includes is true of them."""
        truth = Truth.TRUE if section.name == "inclusion" else Truth.FALSE
        conditions = (one.rule.condition for one in section.rules)
        self._surely |= {f for one in conditions if one is not None for f in _told(one, truth)}

    def _at(self, visit: str) -> None:
        """Heed the alerts of a visit, as they are asked."""
        self._asked_here = self._visits[visit]
        self.here = self.settling.named(self._true(self._asked_here))

    def _rules(self, rules: tuple[Examined, ...], on: BoolRef) -> None:
        for one in rules:
            if one.rule.condition is not None:
                self._read(one.rule.condition, every(on, one.looked))

    def _node(self, node: Node, sections: list[Settled]) -> None:
        on = self.walk.reach[node.id]
        self.late_at[node.id] = self.late
        self._surely = self._before(node.id)
        if node.wait is not None:
            on = self._visit(on, node, node.wait, sections)
        self._all_wanted(node.again, on)
        for section in sections:
            if section.name == node.id:
                self._section(section)
                on = section.passes
        self._all_wanted(node.ask, on)
        self._acts(node, on, sections)
        self._exit(node)
        self._after[node.id] = self._surely

    def _before(self, node: str) -> frozenset[Fact]:
        """Return what all who come to a node were asked before."""
        coming = [one for one in self._after if any(w.to == node for w in self.walk.ways[one])]
        if not coming:
            return self._first
        return frozenset.intersection(*(self._after[one] for one in coming))

    def _visit(self, on: BoolRef, node: Node, wait: Wait, sections: list[Settled]) -> BoolRef:
        if wait.from_fact is not None:
            self._ask(wait.from_fact, on)
        waited, patient = self.walk.waits[node.id], self.walk.patient
        parent = self.walk.tree.visits[node.visit].parent or FIRST
        gone = over(node, wait, patient, parent)
        coming = self.settling.named(every(on, no(waited.unknown), no(gone)))
        self._rest(coming)
        self.opened[node.visit] = self.settling.named(every(coming, no(self.now)))
        self.late = self.settling.named(some(self.late, every(coming, self.now)))
        self._take_effect([one for one in self._nodes if one.visit == node.visit])
        self._rest(every(on, waited.waiting))
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
                self._read(one.relevant, on)
                when = every(on, no(self.walk.conditions.truth(one.relevant).false))
            self._ask(one.fact, when)
            if one.relevant is None:
                self._surely |= {one.fact}

    def _acts(self, node: Node, on: BoolRef, sections: list[Settled]) -> None:
        considered = self.walk.offered[node.id].considered
        for each in considered:
            if each.offer.when is not None:
                self._read(each.offer.when, on)
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
            self._read(one.when, on)
            on = every(on, self.walk.conditions.truth(one.when).false)

    def _given(self, offer: Offer, act: Act, on: BoolRef) -> None:
        for limit in act.limits:
            for term in (*limit.min, *limit.max):
                self._term(term, on, ())
        for also in offer.also:
            self._read(also.when, on)

    def _exit(self, node: Node) -> None:
        if not isinstance(node.exit, Fork):
            return
        on = self.walk.leaving[node.id]
        for guard in node.exit.guards:
            truths = self.walk.conditions.truth(guard.when)
            self._read(guard.when, on)
            if isinstance(node.exit.if_unknown, Grounded):
                self._read(node.exit.if_unknown.ground, every(on, unknown(truths)))
            on = every(on, truths.false)

    # ── one question ──────────────────────────────────────────────────────────────────────────

    def _ask(self, fact: Fact, on: BoolRef, chain: Chain = ()) -> None:
        before = self.settling.was_asked(fact)
        if fact in self._surely:
            return
        needed = self.settling.named(every(on, no(before), *map(self._open, chain)))
        self.late = self.settling.named(some(self.late, every(needed, self.now)))
        self.settling.facts[fact] = self.settling.named(some(before, every(needed, no(self.now))))
        self._take_effect(self._reading[fact])
        if self._asked_here is not None:
            self._at(self._asked_here.visit)

    def _open(self, link: Condition | tuple[Condition, Condition]) -> BoolRef:
        if not isinstance(link, tuple):
            return no(self.settling.settled(link))
        whole, part = map(self.settling.surely, link)
        highest = some(whole.false, every(whole.not_true, part.not_false), part.true)
        lowest = some(whole.true, every(whole.not_false, part.not_true), part.false)
        return no(some(highest, lowest))

    def _read(self, part: Condition, on: BoolRef, chain: Chain = ()) -> None:
        """Ask what a condition reads, in its order, as long as it can change what matters."""
        match part:
            case syntax.Leaf() | syntax.OneOf():
                self._ask(part.fact, on, chain)
            case syntax.And() | syntax.Or() | syntax.AtLeast():
                for operand in part.operands:
                    self._read(operand, on, (*chain, part, (part, operand)))
            case _:
                here = chain if isinstance(part, syntax.Not | syntax.Named) else (*chain, part)
                for one in parts_of(part):
                    self._part(one, on, here)

    def _part(self, part: Condition | Term, on: BoolRef, chain: Chain) -> None:
        if isinstance(part, Term):
            self._term(part, on, chain)
        else:
            self._read(part, on, chain)

    def _term(self, term: Term, on: BoolRef, chain: Chain) -> None:
        match term:
            case syntax.Measure():
                self._ask(term.fact, on, chain)
            case syntax.Age() | syntax.Since():
                if term.fact is not None:
                    self._ask(term.fact, on, chain)
            case syntax.Cases():
                for condition, value in term.cases:
                    self._read(condition, on, chain)
                    self._term(value, every(on, no(self.settling.surely(condition).false)), chain)
                    on = every(on, no(self.settling.surely(condition).true))
                self._term(term.otherwise, on, chain)
            case _:
                for one in parts_of(term):
                    self._part(one, on, chain)


def _told(condition: Condition, truth: Truth) -> Iterator[Fact]:
    """Yield the facts that were surely asked where a condition was found true, or found false."""
    match condition:
        case syntax.Named():
            yield from _told(condition.body, truth)
        case syntax.Not():
            yield from _told(condition.operand, Truth(2 - truth))
        case syntax.Or() if truth is Truth.FALSE:
            for operand in condition.operands:
                yield from _told(operand, truth)
        case syntax.And() if truth is Truth.TRUE:
            for operand in condition.operands:
                yield from _told(operand, truth)
        case _:
            facts = tuple(dict.fromkeys(all_facts(condition)))
            if len(facts) == 1:
                yield facts[0]
