"""Which answers the walk asks for, and what a condition says from those alone.

A fact counts as asked where a condition that is looked at reads it before the rest is settled, by
what it reads or by what was surely asked before. It may still count one too many, where an answer
asked on some ways only settles the rest; never one too few: what is proved of patients who were
asked holds of all who really are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from z3 import And, BoolRef, BoolVal, Not, Or

from arbre.analysis.proof.sections import Settled
from arbre.analysis.proof.surely import Surely, answered, composed, knowing
from arbre.analysis.proof.truths import Conditions, unknown
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions import syntax
from arbre.language.conditions.syntax import Condition, Fact, Term
from arbre.language.conditions.traversal import all_facts, parts_of
from arbre.language.tree import Asked, Fork, Grounded, Node, Wait


@dataclass(slots=True, kw_only=True)
class Asking:
    """The facts that one walk asks for; `_before` are those surely asked so far, when they are.

    `likely` are those that begin a condition that is looked at: a guess, for patients to try.
    """

    walk: Walk
    _asked: dict[Fact, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))
    _before: Before = field(init=False)
    likely: Before = field(init=False)
    _named: dict[Fact, BoolRef] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._before = Before(conditions=self.walk.conditions)
        self.likely = Before(conditions=self.walk.conditions)

    def encode(self) -> Asking:
        """Go through the walk, in its order, and note what each of its stages reads."""
        sections: dict[str | None, list[Settled]] = defaultdict(list)
        for section in self.walk.sections:
            sections[section.node].append(section)
        for section in sections[None]:
            self._section(section)
        for id_ in self.walk.reach:
            self._node(self.walk.tree.nodes[id_], sections[id_])
        self._named = self.named()
        return self

    def named(self) -> dict[Fact, BoolRef]:
        """Return what was noted so far, in reading order."""
        named = self.walk.patient.named
        return {fact: named(Or(*ways)) for fact, ways in self._asked.items()}

    @property
    def conditions(self) -> Conditions:
        return self.walk.conditions

    @property
    def facts(self) -> dict[Fact, BoolRef]:
        """Each fact that may be asked, with whether it is."""
        return self._named

    def asked(self, part: Condition | Term) -> BoolRef:
        """Return whether every fact of a part is asked."""
        return And(*(self._named.get(fact, BoolVal(False)) for fact in all_facts(part)))

    # ── the stages ────────────────────────────────────────────────────────────────────────────

    def _section(self, section: Settled) -> None:
        """Note what rules read; an alert that is true ends the questions."""
        for condition, on in _looked_at(section):
            self._whole(condition, on)
            self._before.note(condition, on)

    def _node(self, node: Node, sections: list[Settled]) -> None:
        """Note what a node reads, in its order, while no sign ends the walk."""
        on = self.walk.reach[node.id]
        if node.wait is not None:
            on = self._visit(on, node.id, node.wait, sections)
        self._all_wanted(node.again, on)
        for section in sections:
            if section.name == node.id:
                self._section(section)
                on = section.passes
        self._all_wanted(node.ask, on)
        for section in sections:
            if section.name == "acts":
                for condition, looked in _looked_at(section):
                    self._whole(condition, looked)
        self._offers(node, on)
        self._exit(node)

    def _visit(self, on: BoolRef, node: str, wait: Wait, sections: list[Settled]) -> BoolRef:
        """Note what the beginning of a visit reads; return whether the walk goes on from there."""
        if wait.from_fact is not None:
            self._asked[wait.from_fact].append(on)
        on = And(on, self.walk.waits[node].open)
        for section in sections:
            if section.name in ("alerts", "withdrawal"):
                self._section(section)
                on = section.passes
        self._all_wanted(wait.asked, on)
        return on

    def _all_wanted(self, asked: tuple[Asked, ...], on: BoolRef) -> None:
        for one in asked:
            self._wanted(one, on)
            if one.relevant is None:
                self._before.add(one.fact, on)

    def _wanted(self, one: Asked, on: BoolRef) -> None:
        if one.relevant is not None:
            self._whole(one.relevant, on)
            on = And(on, Not(self.conditions.truth(one.relevant).false))
        self._asked[one.fact].append(on)
        self.likely.add(one.fact, on)

    def _offers(self, node: Node, on: BoolRef) -> None:
        for each in self.walk.offered[node.id].considered:
            when = on
            if each.offer.when is not None:
                self._whole(each.offer.when, on)
                when = And(on, Not(each.when.false))
            for i, act in enumerate(each.offer.acts):
                tried = And(when, *each.barred[:i])
                for one in act.contraindications:
                    self._whole(one.when, tried)
                    tried = And(tried, self.conditions.truth(one.when).false)
                given = And(on, each.when.true, each.chosen[i])
                for limit in act.limits:
                    for term in (*limit.min, *limit.max):
                        self._term(term, given)
                for also in each.offer.also:
                    self._whole(also.when, given)

    def _exit(self, node: Node) -> None:
        if not isinstance(node.exit, Fork):
            return
        on = self.walk.leaving[node.id]
        for guard in node.exit.guards:
            truths = self.conditions.truth(guard.when)
            self._whole(guard.when, on)
            self._before.note(guard.when, on)
            if isinstance(node.exit.if_unknown, Grounded):
                self._whole(node.exit.if_unknown.ground, And(on, unknown(truths)))
            on = And(on, truths.false)

    # ── what a condition reads ────────────────────────────────────────────────────────────────

    def _whole(self, condition: Condition, on: BoolRef) -> None:
        """Note what a whole condition reads, and that it likely asks for its first fact."""
        for first in all_facts(condition)[:1]:
            self.likely.add(first, on)
        self.read(condition, on)

    def read(self, condition: Condition, on: BoolRef) -> None:
        """Note what a condition reads, in order, until its truth is settled."""
        match condition:
            case syntax.Leaf() | syntax.OneOf():
                self._asked[condition.fact].append(on)
            case syntax.And() | syntax.Or():
                for i, operand in enumerate(condition.operands):
                    later = condition.operands[i + 1 :]
                    known = [self._before.settles(one, condition) for one in later]
                    self.read(operand, And(on, *(Not(one) for one in known if one is not None)))
                    truths = self.conditions.truth(operand)
                    settling = truths.false if isinstance(condition, syntax.And) else truths.true
                    on = And(on, Not(settling))
            case syntax.Compare() | syntax.Between():
                for term in parts_of(condition):
                    self._part(term, on)
            case _:
                for part in parts_of(condition):
                    self._part(part, on)

    def _part(self, part: Condition | Term, on: BoolRef) -> None:
        if isinstance(part, Term):
            self._term(part, on)
        else:
            self.read(part, on)

    def _term(self, term: Term, on: BoolRef) -> None:
        if isinstance(term, syntax.Measure | syntax.Age | syntax.Since) and term.fact is not None:
            self._asked[term.fact].append(on)
        elif isinstance(term, syntax.Cases):
            for condition, value in term.cases:
                truths = self.conditions.truth(condition)
                self.read(condition, on)
                self._term(value, And(on, Not(truths.false)))
                on = And(on, Not(truths.true))
            self._term(term.otherwise, on)
        else:
            for part in parts_of(term):
                self._part(part, on)


def _looked_at(section: Settled) -> Iterator[tuple[Condition, BoolRef]]:
    """Yield each condition with whether it is looked at: not after an alert that is true."""
    on = section.entered
    for one in section.rules:
        if one.rule.condition is not None:
            yield one.rule.condition, And(on, one.looked)
        if one.rule.origin == "alerts":
            on = And(on, Not(one.true))


@dataclass(slots=True, kw_only=True)
class Before:
    """What was surely asked before a condition is read, and when."""

    conditions: Conditions
    _facts: dict[Fact, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))

    def add(self, fact: Fact, on: BoolRef) -> None:
        self._facts[fact].append(on)

    def note(self, condition: Condition, on: BoolRef) -> None:
        """Note the fact of a condition that reads one only: it is asked where this is looked at."""
        facts = tuple(all_facts(condition))
        if len(facts) == 1:
            self.add(facts[0], on)

    def asked(self, part: Condition | Term) -> BoolRef:
        return And(*(Or(*self._facts.get(fact, ())) for fact in all_facts(part)))

    def settles(self, part: Condition, whole: syntax.And | syntax.Or) -> BoolRef | None:
        """Return whether a part settles the whole already; None when nothing of it was asked."""
        if not any(fact in self._facts for fact in all_facts(part)):
            return None
        found = surely(part, self)
        return found.false if isinstance(whole, syntax.And) else found.true


class Told(Protocol):
    """Who was asked what."""

    @property
    def conditions(self) -> Conditions:
        """The conditions of the patient."""

    def asked(self, part: Condition | Term) -> BoolRef:
        """Return whether every fact of a part was asked."""


def surely(condition: Condition, told: Told) -> Surely:
    """Return what the answers that were asked already settle of a condition."""
    match condition:
        case syntax.Not():
            return surely(condition.operand, told).negated
        case syntax.Named():
            return surely(condition.body, told)
        case syntax.And() | syntax.Or() | syntax.AtLeast():
            parts = [surely(operand, told) for operand in condition.operands]
            return composed(condition, parts)
        case syntax.Knowing() if not isinstance(condition.operand, Term):
            return knowing(condition.knowledge, surely(condition.operand, told))
        case _:
            return answered(told.asked(condition), told.conditions.truth(condition))
