"""The walk of one patient through the whole tree, as formulas (`engine.walking`).

Each node has one boolean that says whether the walk comes to it, made from the exits of the nodes
before it: no path is ever listed. What is encoded is the walk alone: an alert takes effect where
it is asked, not because somebody mentioned an answer that was not asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from typing import assert_never

from z3 import And, Bool, BoolRef, Not, Or

from arbre.analysis.proof.offering import Given, Offered, offered
from arbre.analysis.proof.patient import Patient
from arbre.analysis.proof.sections import Rule, Settled, at_once, in_order, settled, winners
from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.truths import Conditions, unknown
from arbre.analysis.proof.waits import Waited, waited
from arbre.language.conditions.syntax import Path
from arbre.language.tree import (
    END,
    FIRST,
    Criterion,
    Exit,
    Fork,
    Go,
    Grounded,
    Leave,
    Node,
    Referral,
    Stop,
    Tree,
    Wait,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One way in which a walk ends by a referral, in a visit."""

    when: BoolRef
    status: str
    referral: Referral
    visit: str
    node: str | None
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way out of a node; `path` is where it is written."""

    when: BoolRef
    path: Path
    to: str | None = None


@dataclass(slots=True, kw_only=True)
class Walk:
    """The walk of one patient. `entitled` and `in_force` are left open.

    `kept` gives other truths to criteria: what would be decided without one of them.
    """

    tree: Tree
    patient: Patient
    conditions: Conditions
    entitled: Truths
    kept: Callable[[Rule], Truths] | None = None
    reach: dict[str, BoolRef] = field(default_factory=dict)
    leaving: dict[str, BoolRef] = field(default_factory=dict)
    sections: list[Settled] = field(default_factory=list)
    waits: dict[str, Waited] = field(default_factory=dict)
    offered: dict[str, Offered] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    ways: dict[str, list[Way]] = field(default_factory=lambda: defaultdict(list))
    stands: list[tuple[str, BoolRef]] = field(default_factory=list)
    grounds: list[Way] = field(default_factory=list)
    _arriving: dict[str, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))

    def encode(self) -> Walk:
        """Encode the whole walk."""
        self._arriving[self.tree.start].append(self._open_case())
        for id_ in _in_order(self.tree):
            self.reach[id_] = self.patient.named(Or(*self._arriving[id_]))
            self._pass(self.tree.nodes[id_])
        return self

    @property
    def ended(self) -> BoolRef:
        """Whether the walk reaches the end of the tree."""
        return Or(*self._arriving[END])

    @property
    def given(self) -> tuple[Given, ...]:
        """Every act that any node may give."""
        return tuple(one for each in self.offered.values() for one in each.given)

    def released(self, given: Given) -> BoolRef:
        """Return whether an act is given and its visit completed without a referral."""
        return And(given.authorised, self.completed(given.node.visit))

    def completed(self, visit: str) -> BoolRef:
        """Return whether the walk comes through a visit: to the end, or to the next wait."""
        return Or(*(way.when for way in self.out_of(visit)))

    def out_of(self, visit: str) -> Iterator[Way]:
        """Yield the ways out of a visit: to the end, or to the wait before another one."""
        for id_, node in self.tree.nodes.items():
            if node.visit == visit:
                ways = self.ways[id_]
                yield from (way for way in ways if way.to is not None and self.beyond(way.to))

    def beyond(self, to: str) -> bool:
        """Tell whether what a way leads to is the end, or the wait before another visit."""
        return to == END or self.tree.nodes[to].wait is not None

    # ── before the tree ───────────────────────────────────────────────────────────────────────

    def _open_case(self) -> BoolRef:
        tree = self.tree
        on: BoolRef = self.patient.named(True)
        on = self._alerts(on, tree.alerts, FIRST, "alerts", None)
        on = self._stand(on, FIRST)
        on = self._section(on, tree.consent, "consent")
        on = self._section(on, tree.inclusion, "inclusion")
        return self._section(on, tree.exclusion, "exclusion")

    def _alerts(
        self, on: BoolRef, alerts: tuple[Criterion, ...], visit: str, name: str, node: str | None
    ) -> BoolRef:
        if not alerts:
            return on
        rules = at_once([self._rule(one) for one in alerts], self.conditions)
        return self._sent(settled(name, visit, node, on, rules), "referred")

    def _section(self, on: BoolRef, criteria: tuple[Criterion, ...], name: str) -> BoolRef:
        rules = in_order([self._rule(one) for one in criteria], self.conditions)
        return self._sent(settled(name, FIRST, None, on, rules), "referred")

    def _rule(self, criterion: Criterion) -> Rule:
        rule = Rule(
            id=criterion.id,
            origin=criterion.section,
            path=criterion.path,
            refer=criterion.refer,
            if_unknown=criterion.if_unknown,
            truths=self.conditions.truth(criterion.fires),
            condition=criterion.when,
            category=criterion.reason,
        )
        return rule if self.kept is None else replace(rule, truths=self.kept(rule))

    def _stand(self, on: BoolRef, visit: str) -> BoolRef:
        """Go on if the protocol is in force on that day and the person may act."""
        self.stands.append((visit, on))
        allowed = And(in_force(visit), self.entitled.true)
        out = _Ending(status="excluded", visit=visit, node=None, path=("delegates",))
        self._end(And(on, Not(allowed)), self.tree.entitlement, out)
        return self.patient.named(And(on, allowed))

    def _sent(self, section: Settled, status: str) -> BoolRef:
        self.sections.append(section)
        for referral, wins in winners(section.rules):
            path = section.rules[0].rule.path
            ending = _Ending(status=status, visit=section.visit, node=section.node, path=path)
            self._end(And(section.entered, wins), referral, ending)
        return self.patient.named(section.passes)

    def _end(self, when: BoolRef, referral: Referral, ending: _Ending) -> None:
        self.sent.append(
            Sent(
                when=self.patient.named(when),
                status=ending.status,
                referral=referral,
                visit=ending.visit,
                node=ending.node,
                path=ending.path,
            )
        )

    # ── one node ──────────────────────────────────────────────────────────────────────────────

    def _pass(self, node: Node) -> None:
        on = self.reach[node.id]
        if node.wait is not None:
            on = self._open_visit(on, node, node.wait)
        on = self._alerts(on, node.alerts, node.visit, node.id, node.id)
        self.offered[node.id] = offered(node, on, self.conditions)
        on = self._sent(self.offered[node.id].referring, "referred") if node.offers else on
        self.leaving[node.id] = on
        self._leave(on, node, node.exit)

    def _open_visit(self, on: BoolRef, node: Node, wait: Wait) -> BoolRef:
        found = waited(node, wait, self.patient)
        self.waits[node.id] = found
        parent = self.tree.visits[node.visit].parent or FIRST
        late = _Ending(status="referred", visit=parent, node=node.id, path=wait.path)
        self._end(And(on, found.missed), wait.if_none, late)
        on = self.patient.named(And(on, found.open))
        visit = self.tree.visits[node.visit]
        on = self._alerts(on, visit.alerts, node.visit, "alerts", node.id)
        on = self._stand(on, node.visit)
        rules = in_order([self._rule(one) for one in visit.withdrawal], self.conditions)
        return self._sent(settled("withdrawal", node.visit, node.id, on, rules), "withdrawn")

    # ── where it leads ────────────────────────────────────────────────────────────────────────

    def _leave(self, on: BoolRef, node: Node, exit_: Exit) -> None:
        match exit_:
            case Go() | Stop():
                self._follow(on, node, exit_)
            case Leave():
                self._end(on, exit_.referral, _ending("excluded", node, exit_.path))
            case Fork():
                self._choose(on, node, exit_)
            case _:
                assert_never(exit_)

    def _follow(self, on: BoolRef, node: Node, target: Go | Stop) -> None:
        on = self.patient.named(on)
        if isinstance(target, Go):
            self.ways[node.id].append(Way(when=on, path=target.path, to=target.to))
            self._arriving[target.to].append(on)
            return
        self.ways[node.id].append(Way(when=on, path=target.path))
        self._end(on, target.referral, _ending("referred", node, target.path))

    def _choose(self, on: BoolRef, node: Node, fork: Fork) -> None:
        unsure: list[BoolRef] = []
        for guard in fork.guards:
            truths = self.conditions.truth(guard.when)
            self._follow(And(on, truths.true), node, guard.target)
            unsure.append(And(on, unknown(truths)))
            on = self.patient.named(And(on, truths.false))
        self._follow(on, node, fork.otherwise)
        self._unknown(self.patient.named(Or(*unsure)), node, fork.if_unknown)

    def _unknown(self, on: BoolRef, node: Node, target: Stop | Grounded) -> None:
        if isinstance(target, Stop):
            self._follow(on, node, target)
            return
        ground = self.conditions.truth(target.ground)
        self._follow(And(on, ground.true), node, target.go)
        self.grounds.append(self.ways[node.id][-1])
        stop = Stop(referral=target.otherwise, path=target.path)
        self._follow(And(on, Not(ground.true)), node, stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """Where and how a walk ends."""

    status: str
    visit: str
    node: str | None
    path: Path


def _ending(status: str, node: Node, path: Path) -> _Ending:
    return _Ending(status=status, visit=node.visit, node=node.id, path=path)


def in_force(visit: str) -> BoolRef:
    """Return whether the protocol may be used on the day of a visit."""
    return Bool(f"in force {visit}")


def entitled() -> Truths:
    """Return whether the person at work may act."""
    return Truths(Bool("entitled"), Bool("not entitled"))


def encoded(tree: Tree, patient: Patient) -> Walk:
    """Return the walk of a patient through a tree."""
    conditions = Conditions(patient=patient)
    return Walk(tree=tree, patient=patient, conditions=conditions, entitled=entitled()).encode()


def encoded_without(walk: Walk, kept: Callable[[Rule], Truths]) -> Walk:
    """Return another walk of the same patient, with other truths of criteria."""
    lesser = Walk(
        tree=walk.tree,
        patient=walk.patient,
        conditions=walk.conditions,
        entitled=walk.entitled,
        kept=kept,
    )
    return lesser.encode()


def _in_order(tree: Tree) -> Iterator[str]:
    """Yield the nodes, each after all that lead to it."""
    sorter = TopologicalSorter[str](dict.fromkeys(tree.nodes, ()))
    for id_, node in tree.nodes.items():
        for target in _targets(node.exit):
            if target != END:
                sorter.add(target, id_)
    yield from sorter.static_order()


def _targets(exit_: Exit) -> Iterator[str]:
    match exit_:
        case Go():
            yield exit_.to
        case Fork():
            ways = (*(guard.target for guard in exit_.guards), exit_.otherwise)
            yield from (way.to for way in ways if isinstance(way, Go))
            if isinstance(exit_.if_unknown, Grounded):
                yield exit_.if_unknown.go.to
        case Stop() | Leave():
            return
        case _:
            assert_never(exit_)
