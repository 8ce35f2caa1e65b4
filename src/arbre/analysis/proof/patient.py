"""The answers and the clocks of one patient, any patient, as variables of the solver.

An answer is a value of the question's domain, or unknown: everything is answered. Instants are
minutes from midnight of the day on which the case begins, days are counted from that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Final

from z3 import (
    And,
    ArithRef,
    AtMost,
    Bool,
    BoolRef,
    If,
    Implies,
    Int,
    IntVal,
    ModelRef,
    Not,
    Or,
    is_bool,
    sat,
)
from z3 import Solver as Z3Solver
from z3 import unknown as undecided

from arbre.analysis.proof.folding import plain
from arbre.analysis.proof.naming import Naming
from arbre.analysis.proof.terms import Amount, Truths
from arbre.language.conditions.evaluation import MOST
from arbre.language.conditions.syntax import Age, Fact, Since
from arbre.language.durations import minutes
from arbre.language.protocol import Question
from arbre.language.tree import FIRST, Tree, Wait

DAY: Final = 24 * 60
LONGEST_LIFE: Final = 150
LATEST: Final = 400_000  # days after the first one
EARLIEST: Final = -LONGEST_LIFE * 366

STOPPED: Final = ("canceled", "interrupted from keyboard")
"""What the solver says where somebody stopped it: it takes the key for itself."""


class UndecidedError(AssertionError):
    """The solver gave up: an internal error, for no property here is that hard."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: `known`, and its value in the form of its question.

    A number is counted in parts of its unit; two that can be answered are `step` parts apart. An
    instant is a number too, of days or of minutes.
    """

    known: BoolRef
    truths: Truths | None = None
    options: tuple[tuple[str, BoolRef], ...] = ()
    number: ArithRef | None = None
    parts: int = 1
    step: int = 1
    instant: bool = False

    @property
    def value(self) -> ArithRef:
        """The number, of a question that is answered by one."""
        if self.number is None:
            raise TypeError("this question is not answered by a number")
        return self.number


@dataclass(slots=True, kw_only=True)
class Patient:
    """One copy of a patient; `name` tells its variables from those of another copy.

    Copies in one solver are seen at the same moments. Of a patient whom two protocols ask, `given`
    are the answers to what both ask, and `apart` the questions and visits of which only the name is
    the same: their variables bear `mark`. `ages` may be shared.
    """

    tree: Tree
    solver: Z3Solver
    name: str = ""
    naming: Naming | None = None
    given: Mapping[Fact, Answered] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    mark: str = ""
    ages: dict[tuple[Fact, str], ArithRef] = field(default_factory=dict)
    _answers: dict[Fact, Answered] = field(default_factory=dict)
    _clocks: dict[str, ArithRef] = field(default_factory=dict)
    _days: dict[str, ArithRef] = field(default_factory=dict)
    _months: dict[tuple[str, str], ArithRef] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.naming is None:
            self.naming = Naming(solver=self.solver, prefix=self.name)

    def called(self, fact: Fact) -> str:
        """Return what the variables of a fact are called."""
        return f"{self.marked(fact)}{self.name}{fact}"

    def marked(self, fact: Fact) -> str:
        """Return the mark of a question that two protocols ask under one name."""
        return self.mark if {fact.question, fact.visit} & self.apart else ""

    def timed(self, name: str, visit: str) -> str:
        """Return what a variable of a visit is called."""
        return f"{self.mark}{name} {visit}" if visit in self.apart else f"{name} {visit}"

    # ── answers ───────────────────────────────────────────────────────────────────────────────

    def answer(self, fact: Fact) -> Answered:
        """Return the variables of one fact, made when first asked for."""
        if fact not in self._answers:
            self._answers[fact] = self.given.get(fact) or self._made(fact)
        return self._answers[fact]

    @property
    def answers(self) -> dict[Fact, Answered]:
        """The variables made so far."""
        return self._answers

    def _made(self, fact: Fact) -> Answered:
        name, question = self.called(fact), self.tree.protocol.questions[fact.question]
        match question.type:
            case "boolean" | "choices":
                true, false = Bool(f"{name}:yes"), Bool(f"{name}:no")
                self.solver.add(Not(And(true, false)))
                return Answered(Or(true, false), truths=Truths(true, false))
            case "choice":
                return self._choice(name, question)
            case "integer" | "decimal":
                return self._number(name, question)
            case "date" | "datetime":
                return self._instant(name, fact, question)
            case "text":
                return Answered(Bool(f"{name}:known"))

    def _choice(self, name: str, question: Question) -> Answered:
        options = tuple((id_, Bool(f"{name}:{id_}")) for id_ in question.options or ())
        every = [chosen for _, chosen in options]
        if len(every) > 1:
            self.solver.add(AtMost(*every, 1))
        return Answered(Or(*every), options=options)

    def _number(self, name: str, question: Question) -> Answered:
        step, (low, high) = step_of(question), question.range or (0, 0)
        parts = lcm(step.denominator, Fraction(low).denominator, Fraction(high).denominator)
        steps = Int(f"{name}:steps")
        each = int(step * parts)
        value = steps * each
        self.solver.add(value >= int(Fraction(low) * parts), value <= int(Fraction(high) * parts))
        return Answered(Bool(f"{name}:known"), number=value, parts=parts, step=each)

    def _instant(self, name: str, fact: Fact, question: Question) -> Answered:
        known = Bool(f"{name}:known")
        if question.type == "date":
            value, now, scale = Int(f"{name}:day"), self.day(fact.visit), 1
        else:
            value, now, scale = Int(f"{name}:minute"), self.clock(fact.visit), DAY
        self.solver.add(value >= EARLIEST * scale, value <= LATEST * scale)
        if fact.question in self.tree.past:
            self.solver.add(value <= now)
        return Answered(known, number=value, instant=True)

    # ── clocks ────────────────────────────────────────────────────────────────────────────────

    def clock(self, visit: str) -> ArithRef:
        """Return the minute at which a visit begins; clocks never go back along a case."""
        if visit not in self._clocks:
            made = Int(self.timed("clock", visit))
            parent = self.tree.visits[visit].parent
            least = IntVal(0) if parent is None else self.clock(parent)
            most = DAY - 1 if parent is None else LATEST * DAY
            self.solver.add(made >= least, made <= most)
            self._clocks[visit] = made
        return self._clocks[visit]

    def day(self, visit: str) -> ArithRef:
        """Return the day of a visit."""
        if visit == FIRST:
            return IntVal(0)
        return self.day_of(self.timed("day", visit), self.clock(visit))

    def day_of(self, name: str, minute: ArithRef) -> ArithRef:
        """Return the day of an instant."""
        if name not in self._days:
            made = Int(name)
            self.solver.add(made * DAY <= minute, minute < made * DAY + DAY)
            self._days[name] = made
        return self._days[name]

    # ── delays ────────────────────────────────────────────────────────────────────────────────

    def age(self, term: Age) -> Amount:
        fact = of(term)
        known = self.answer(fact).known
        most = MOST[term.unit]
        value = self._age(fact, term.unit)
        return Amount(If(known, value, -most), If(known, value, most))

    def _age(self, fact: Fact, unit: str) -> ArithRef:
        if (fact, unit) not in self.ages:
            made = Int(f"{self.called(fact)}:{unit}")
            per_year = 12 if unit == "months" else 1
            self.solver.add(made >= 0, made <= LONGEST_LIFE * per_year)
            self.ages[fact, unit] = made
            self._link(fact, unit, made)
        return self.ages[fact, unit]

    def _link(self, fact: Fact, unit: str, made: ArithRef) -> None:
        """Keep an age near the date of birth, and in step with the other unit.

        The calendar itself is not encoded: a year has 365 or 366 days here.
        """
        born = self.answer(fact).value
        if self.tree.protocol.questions[fact.question].type == "datetime":
            born = self.day_of(f"{self.called(fact)}:day", born)
        if unit == "years":
            self.solver.add(-born >= 365 * made, -born <= 366 * made + 366)
        else:
            self.solver.add(-born >= 30 * made - 3, -born <= 31 * made + 31)
        other = self.ages.get((fact, "years" if unit == "months" else "months"))
        if other is not None:
            months, years = (made, other) if unit == "months" else (other, made)
            self.solver.add(months >= 12 * years, months < 12 * years + 12)

    def since(self, term: Since) -> Amount:
        fact = of(term)
        answer, most = self.answer(fact), MOST[term.unit]
        if self.tree.protocol.questions[fact.question].type == "datetime":
            parts = 60 if term.unit == "hours" else DAY
            passed = self.clock(term.visit) - answer.value
        else:
            parts = 1
            passed = (self.day(term.visit) - answer.value) * (24 if term.unit == "hours" else 1)
        return Amount(
            If(answer.known, passed, -most * parts), If(answer.known, passed, most * parts), parts
        )

    def months(self, wait: Wait, node: str, duration: str) -> ArithRef:
        """Return how many days the months of a node's wait have, counted from where it counts.

        Copies of a patient count from the same day, or one of them does not know it.
        """
        if (node, duration) not in self._months:
            fact = wait.from_fact
            origin = f"{self.marked(fact)}{fact}" if fact else self.timed("clock", wait.from_visit)
            made = Int(f"{duration} from {origin}")
            least, most = (one // DAY for one in minutes(duration))
            self.solver.add(made >= least, made <= most)
            self._months[node, duration] = made
        return self._months[node, duration]

    @property
    def months_of_waits(self) -> dict[tuple[str, str], ArithRef]:
        return self._months

    # ── the solver ────────────────────────────────────────────────────────────────────────────

    def model(self, *wanted: BoolRef) -> ModelRef | None:
        """Return a patient of whom all of this is true, None when there is none."""
        found = self.solver.check(*map(self._literal, wanted))
        if found == undecided:
            reason = self.solver.reason_unknown()
            if reason in STOPPED:
                raise KeyboardInterrupt(reason)
            raise UndecidedError(reason)
        return self.solver.model() if found == sat else None

    def _literal(self, formula: BoolRef) -> BoolRef:
        return formula if is_bool(formula) and plain(formula) else self.named(formula)

    # ── names ─────────────────────────────────────────────────────────────────────────────────

    def named(self, meaning: BoolRef) -> BoolRef:
        """Give a formula a name, so that the solver meets it once."""
        return self._naming.truth(meaning)

    def number(self, meaning: ArithRef) -> ArithRef:
        """Give a number a name."""
        return self._naming.number(meaning)

    @property
    def _naming(self) -> Naming:
        if self.naming is None:
            raise AssertionError("a patient is born with a naming")
        return self.naming


def of(term: Age | Since) -> Fact:
    """Return the fact that a bound term reads."""
    if term.fact is None:
        raise TypeError("only a bound term can be proved")
    return term.fact


def step_of(question: Question) -> Fraction:
    """Return the step of a question's numbers; an integer goes by ones."""
    if question.step is not None:
        return Fraction(question.step)
    return Fraction(1) if question.type == "integer" else Fraction(1, 1000)


def refining(first: Patient, second: Patient) -> Iterator[BoolRef]:
    """Yield that the second copy knows what the first knows, and perhaps more."""
    for fact, one in first.answers.items():
        other = second.answer(fact)
        if one.truths is not None and other.truths is not None:
            yield Implies(one.truths.true, other.truths.true)
            yield Implies(one.truths.false, other.truths.false)
        elif one.options:
            pairs = zip(one.options, other.options, strict=True)
            yield from (Implies(mine, theirs) for (_, mine), (_, theirs) in pairs)
        elif one.number is not None:
            yield Implies(one.known, And(other.known, one.number == other.number))
    for (fact, unit), age in first.ages.items():
        if (fact, unit) in second.ages:
            yield Implies(first.answer(fact).known, age == second.ages[fact, unit])
