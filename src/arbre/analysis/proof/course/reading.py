"""What a condition asks for, in its order, as long as an answer can change what matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from z3 import BoolRef

from arbre.analysis.proof.course.alerting import Alerting
from arbre.analysis.proof.course.settling import NOTHING, Settling
from arbre.analysis.proof.folding import every, no, some
from arbre.language.conditions import syntax
from arbre.language.conditions.evaluation import evaluate
from arbre.language.conditions.syntax import Condition, Fact, Term
from arbre.language.conditions.traversal import all_facts, parts_of
from arbre.language.conditions.values import Truth

Chain = tuple[Condition | tuple[Condition, Condition], ...]
"""What must be open still for a question to matter: conditions, and operands in their whole."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """Asks what conditions read; `surely` are the facts that all who come here were asked.

    `mattered` says where each fact is read by what is true in the end, be it asked there or not.
    """

    settling: Settling
    alerting: Alerting
    surely: frozenset[Fact] = frozenset()
    mattered: dict[Fact, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))

    def ask(self, fact: Fact, on: BoolRef, chain: Chain = ()) -> None:
        """Ask one question, where it was not asked before and nothing ends the walk."""
        before = self.settling.was_asked(fact)
        if fact in self.surely:
            return
        needed = self.settling.named(every(on, no(before), *map(self._open, chain)))
        asked = some(before, self.alerting.asked(needed))
        self.settling.facts[fact] = self.settling.named(asked)
        self.alerting.answered(fact)

    def whole(self, condition: Condition, on: BoolRef) -> None:
        """Ask what a condition reads, and note where it is true."""
        true = every(on, self.settling.conditions.truth(condition).true)
        for fact in self.settling.read(condition):
            self.mattered[fact].append(true)
        self.read(condition, on)

    def read(self, part: Condition, on: BoolRef, chain: Chain = ()) -> None:
        """Ask what a part of a condition reads."""
        match part:
            case syntax.Leaf() | syntax.OneOf():
                self.ask(part.fact, on, chain)
            case syntax.And() | syntax.Or() | syntax.AtLeast():
                for operand in part.operands:
                    self.read(operand, on, (*chain, part, (part, operand)))
            case _:
                here = chain if isinstance(part, syntax.Not | syntax.Named) else (*chain, part)
                for one in parts_of(part):
                    self._part(one, on, here)

    def measure(self, term: Term, on: BoolRef, chain: Chain = ()) -> None:
        """Ask what a number reads."""
        match term:
            case syntax.Measure():
                self.ask(term.fact, on, chain)
            case syntax.Age() | syntax.Since():
                if term.fact is not None:
                    self.ask(term.fact, on, chain)
            case syntax.Cases():
                for condition, value in term.cases:
                    self.read(condition, on, chain)
                    self.measure(value, every(on, no(self.settling.surely(condition).false)), chain)
                    on = every(on, no(self.settling.surely(condition).true))
                self.measure(term.otherwise, on, chain)
            case _:
                for one in parts_of(term):
                    self._part(one, on, chain)

    def _part(self, part: Condition | Term, on: BoolRef, chain: Chain) -> None:
        if isinstance(part, Term):
            self.measure(part, on, chain)
        else:
            self.read(part, on, chain)

    def _open(self, link: Condition | tuple[Condition, Condition]) -> BoolRef:
        if not isinstance(link, tuple):
            return no(self.settling.settled(link))
        whole, part = map(self.settling.surely, link)
        highest = some(whole.false, every(whole.not_true, part.not_false), part.true)
        lowest = some(whole.true, every(whole.not_false, part.not_true), part.false)
        return no(some(highest, lowest))


def told(condition: Condition, truth: Truth) -> Iterator[Fact]:
    """Yield the facts that were surely asked where a condition was found true, or found false."""
    match condition:
        case syntax.Named():
            yield from told(condition.body, truth)
        case syntax.Not():
            yield from told(condition.operand, Truth(2 - truth))
        case syntax.Or() if truth is Truth.FALSE:
            for operand in condition.operands:
                yield from told(operand, truth)
        case syntax.And() if truth is Truth.TRUE:
            for operand in condition.operands:
                yield from told(operand, truth)
        case _:
            facts = tuple(dict.fromkeys(all_facts(condition)))
            if len(facts) == 1 and not evaluate(condition, NOTHING).settled:
                yield facts[0]
