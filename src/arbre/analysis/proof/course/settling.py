"""What the answers given so far settle, as `conditions.evaluation` says it of open questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from z3 import BoolRef, If, IntVal

from arbre.analysis.proof.folding import NEVER, every, plain, some
from arbre.analysis.proof.surely import Surely, answered, composed, knowing
from arbre.analysis.proof.terms import Amount, Truths, added, chosen, compared, times
from arbre.analysis.proof.truths import Conditions
from arbre.language.conditions import syntax
from arbre.language.conditions.evaluation import MOST
from arbre.language.conditions.syntax import Condition, Fact, Term
from arbre.language.conditions.traversal import all_facts


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
            case syntax.Knowing() if not isinstance(condition.operand, Term):
                return knowing(condition.knowledge, self.surely(condition.operand))
            case syntax.Compare() | syntax.Between() if len(self.read(condition)) > 1:
                return self._partly(condition)
            case _:
                return answered(self.asked(condition), self.conditions.truth(condition))

    def _partly(self, condition: syntax.Compare | syntax.Between) -> Surely:
        """Compare numbers of which some are open: as far as they may lie, they are unknown."""
        asked, truths = self.asked(condition), self._compared(condition)
        settled = answered(asked, truths)
        return Surely(
            truths.true,
            some(truths.true, settled.not_false),
            some(truths.false, settled.not_true),
            truths.false,
        )

    def _compared(self, condition: syntax.Compare | syntax.Between) -> Truths:
        if isinstance(condition, syntax.Compare):
            left, right = self._amount(condition.left), self._amount(condition.right)
            return compared(left, condition.comparator, right)
        middle = self._amount(condition.term)
        above = compared(middle, ">=", self._amount(condition.low))
        below = compared(middle, "<=", self._amount(condition.high))
        return Truths(every(above.true, below.true), some(above.false, below.false))

    def _amount(self, term: Term) -> Amount:
        match term:
            case syntax.Sum():
                return added(self._amount(term.left), times(term.sign, self._amount(term.right)))
            case syntax.Product():
                return times(term.factor, self._amount(term.term))
            case syntax.Cases():
                rest = self._amount(term.otherwise)
                for condition, value in reversed(term.cases):
                    found = self.surely(condition)
                    rest = chosen(Truths(found.true, found.false), self._amount(value), rest)
                return rest
            case syntax.Points():
                return self._score(term)
            case syntax.Measure():
                return self._open(term, Fraction(term.low), Fraction(term.high))
            case syntax.Age() | syntax.Since():
                return self._open(term, Fraction(-MOST[term.unit]), Fraction(MOST[term.unit]))
            case _:
                return self.conditions.amount(term)

    def _open(self, term: Term, low: Fraction, high: Fraction) -> Amount:
        """Return a number that may be anywhere while it is open."""
        found, asked = self.conditions.amount(term), self.asked(term)
        return Amount(
            If(asked, found.low, floor(low * found.parts)),
            If(asked, found.high, ceil(high * found.parts)),
            found.parts,
        )

    def _score(self, term: syntax.Points) -> Amount:
        low = high = IntVal(0)
        for condition, points in term.items:
            found = self.surely(condition)
            least, most = min(0, points), max(0, points)
            low = low + If(found.true, points, If(found.false, 0, least))
            high = high + If(found.true, points, If(found.false, 0, most))
        return Amount(low, high)
