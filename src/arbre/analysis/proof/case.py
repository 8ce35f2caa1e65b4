"""A model of the solver → a patient that the engine can be asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from z3 import ArithRef, ModelRef, is_true

from arbre.analysis.proof.patient import Answered, Patient
from arbre.analysis.proof.walk import Walk, in_force
from arbre.engine.answers import Actor, Answer, Answers, Clocks, Unknown
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import FIRST, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """A patient of whom everything is answered, every visit included."""

    answers: Answers
    clocks: Clocks
    actor: Actor


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads one patient from a model; `first` is the day on which the case begins."""

    patient: Patient
    model: ModelRef
    first: date | None = None

    @property
    def tree(self) -> Tree:
        return self.patient.tree

    def full(self, walk: Walk) -> Full:
        """Return the whole patient, with a person at work as the model wants."""
        facts = {fact: self.answer(fact) for fact in self.tree.facts}
        entitled = self._holds(walk.entitled.true)
        profession = self.tree.protocol.delegates[0].profession
        return Full(
            answers=Answers(facts=facts),
            clocks=self._clocks(),
            actor=Actor(profession=profession, entitled=entitled),
        )

    def answer(self, fact: Fact) -> Answer:
        """Return the answer to one question; one that nothing reads gets a quiet answer."""
        variables = self.patient.answers.get(fact)
        question = self.tree.protocol.questions[fact.question]
        if variables is None:
            return _quiet(fact, self.tree)
        if not self._holds(variables.known):
            return Unknown()
        if variables.truths is not None:
            return self._holds(variables.truths.true)
        if variables.options:
            return next(id_ for id_, chosen in variables.options if self._holds(chosen))
        if question.type == "text":
            return "…"
        return self._number(fact, variables)

    def _number(self, fact: Fact, variables: Answered) -> Answer:
        number = self._int(variables.number)
        match self.tree.protocol.questions[fact.question].type:
            case "integer":
                return number // variables.parts
            case "decimal":
                value = Fraction(number, variables.parts)
                return Decimal(value.numerator) / Decimal(value.denominator)
            case "datetime":
                return self._midnight() + timedelta(minutes=number)
            case _:
                return self._day(fact, number)

    def _day(self, fact: Fact, days: int) -> date:
        """Return a date; one of birth from the age, of which the calendar is not encoded."""
        today = self._midnight().date()
        ages = {unit: self._int(age) for (of, unit), age in self.patient.ages.items() if of == fact}
        if not ages:
            return today + timedelta(days=days)
        months = ages["months"] if "months" in ages else 12 * ages["years"]
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        return date(year, month + 1, min(today.day, 28))

    def _clocks(self) -> Clocks:
        midnight = self._midnight()
        at = {
            visit: midnight + timedelta(minutes=self._int(self.patient.clock(visit)))
            for visit in self.tree.visits
        }
        return Clocks(start=at.pop(FIRST), visits=at)

    def _midnight(self) -> datetime:
        """Return the midnight before the case: the protocol's first day, if it is in force."""
        if self.first is not None:
            return datetime.combine(self.first, time.min)
        valid = self.tree.protocol.valid
        first = date.fromisoformat(valid.from_)
        if not self._holds(in_force(FIRST)):
            first = date.fromisoformat(valid.review_by) + timedelta(days=1)
        return datetime.combine(first, time.min)

    def _holds(self, formula: object) -> bool:
        return bool(is_true(self.model.eval(formula, model_completion=True)))

    def _int(self, term: ArithRef | None) -> int:
        return int(self.model.eval(term, model_completion=True).as_long())


def _quiet(fact: Fact, tree: Tree) -> Answer:
    question = tree.protocol.questions[fact.question]
    match question.type:
        case "boolean" | "choices":
            return False
        case "integer":
            return int((question.range or (0, 0))[0])
        case "decimal":
            return Decimal((question.range or (0, 0))[0])
        case "choice":
            return next(iter(question.options or {"": ""}))
        case "date" | "datetime":
            return Unknown()
        case "text":
            return "…"
