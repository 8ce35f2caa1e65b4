"""What the answers given so far settle, as `conditions.evaluation` says it of open questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import Final, assert_never

from z3 import BoolRef

from arbre.analysis.proof.course.extents import (
    Extent,
    asked,
    by_case,
    scaled,
    settled,
    summed,
    weighted,
)
from arbre.analysis.proof.folding import NEVER, every, plain, some
from arbre.analysis.proof.surely import Surely, all_of, answered, composed, knowing, known_by_case
from arbre.analysis.proof.terms import Amount
from arbre.analysis.proof.truths import Conditions, certain
from arbre.language.conditions import syntax
from arbre.language.conditions.evaluation import MOST, evaluate
from arbre.language.conditions.facts import Answers
from arbre.language.conditions.syntax import Condition, Fact, Term
from arbre.language.conditions.traversal import all_facts
from arbre.language.conditions.values import OPEN, Exact

NOTHING: Final = Answers()


@dataclass(slots=True, kw_only=True)
class Settling:
    """What is settled by the facts that were asked, `facts` saying of each whether it was."""

    conditions: Conditions
    facts: dict[Fact, BoolRef] = field(default_factory=dict)
    _read: dict[int, tuple[Condition | Term, tuple[Fact, ...]]] = field(default_factory=dict)
    _found: dict[tuple[int, ...], Surely] = field(default_factory=dict)

    def read(self, part: Condition | Term) -> tuple[Fact, ...]:
        """Return the facts of a part, in reading order."""
        if id(part) not in self._read:
            self._read[id(part)] = (part, tuple(dict.fromkeys(all_facts(part))))
        return self._read[id(part)][1]

    def was_asked(self, fact: Fact) -> BoolRef:
        return self.facts.get(fact, NEVER)

    def asked(self, part: Condition | Term) -> BoolRef:
        """Return whether every fact of a part was asked."""
        return every(*(self.was_asked(fact) for fact in self.read(part)))

    def surely(self, condition: Condition) -> Surely:
        """Return what a condition surely is by now."""
        key = (id(condition), *(self.was_asked(fact).get_id() for fact in self.read(condition)))
        if key not in self._found:
            self._found[key] = self._named(self._surely(condition))
        return self._found[key]

    def settled(self, condition: Condition) -> BoolRef:
        """Return whether no open question can change a condition any more."""
        found = self.surely(condition)
        return self.named(some(found.true, found.false, every(found.not_true, found.not_false)))

    def named(self, meaning: BoolRef) -> BoolRef:
        """Give a formula a name, unless it is one."""
        return meaning if plain(meaning) else self.conditions.patient.named(meaning)

    def _named(self, one: Surely) -> Surely:
        named = self.named
        return Surely(named(one.true), named(one.not_false), named(one.not_true), named(one.false))

    def _surely(self, condition: Condition) -> Surely:
        match condition:
            case syntax.Not():
                return self.surely(condition.operand).negated
            case syntax.Named():
                return self.surely(condition.body)
            case syntax.And() | syntax.Or() | syntax.AtLeast():
                parts = [self.surely(operand) for operand in condition.operands]
                return composed(condition, parts)
            case syntax.Knowing():
                return self._knowing(condition)
            case _ if len(self.read(condition)) == 1 and evaluate(condition, NOTHING) == OPEN:
                return answered(self.asked(condition), self.conditions.truth(condition))
            case syntax.Compare():
                left, right = self._extent(condition.left), self._extent(condition.right)
                return settled(left, condition.comparator, right)
            case syntax.Between():
                middle = self._extent(condition.term)
                above = settled(middle, ">=", self._extent(condition.low))
                return all_of((above, settled(middle, "<=", self._extent(condition.high))))
            case _:
                return answered(self.asked(condition), self.conditions.truth(condition))

    def _knowing(self, condition: syntax.Knowing) -> Surely:
        if not isinstance(condition.operand, Term):
            return knowing(condition.knowledge, self.surely(condition.operand))
        known = self._known(condition.operand)
        return known if condition.knowledge == "known" else known.negated

    # ── numbers ───────────────────────────────────────────────────────────────────────────────

    def _extent(self, term: Term) -> Extent:
        """Return what a number may still be."""
        match term:
            case syntax.Number():
                return self._asked(term, 0, 0)
            case syntax.Measure():
                return self._asked(term, term.low, term.high)
            case syntax.Age() | syntax.Since():
                return self._asked(term, -MOST[term.unit], MOST[term.unit])
            case syntax.Sum():
                right = scaled(term.sign, self._extent(term.right))
                return summed(self._extent(term.left), right)
            case syntax.Product():
                return scaled(term.factor, self._extent(term.term))
            case syntax.Cases():
                rest = self._extent(term.otherwise)
                for condition, value in reversed(term.cases):
                    rest = self._called(by_case(self.surely(condition), self._extent(value), rest))
                return rest
            case syntax.Points():
                items = [weighted(points, self.surely(one)) for one, points in term.items]
                return self._called(reduce(summed, items))
            case syntax.Name():
                raise TypeError("only a bound term can be proved")
            case _:
                assert_never(term)

    def _called(self, one: Extent) -> Extent:
        """Give the ends of a number a name: several conditions compare it."""
        number = self.conditions.patient.number
        least, greatest = one.least, one.greatest
        return Extent(
            Amount(number(least.low), number(least.high), least.parts),
            Amount(number(greatest.low), number(greatest.high), greatest.parts),
        )

    def _asked(self, term: Term, low: Exact, high: Exact) -> Extent:
        return asked(self.asked(term), self.conditions.amount(term), low, high)

    def _known(self, term: Term) -> Surely:
        """Return whether it is settled that a number is known."""
        match term:
            case syntax.Sum():
                return all_of((self._known(term.left), self._known(term.right)))
            case syntax.Product():
                return self._known(term.term)
            case syntax.Points():
                items = [knowing("known", self.surely(one)) for one, _ in term.items]
                return all_of(items)
            case syntax.Cases():
                rest = self._known(term.otherwise)
                for condition, value in reversed(term.cases):
                    rest = known_by_case(self.surely(condition), self._known(value), rest)
                return rest
            case _:
                return answered(self.asked(term), certain(self.conditions.known(term)))
