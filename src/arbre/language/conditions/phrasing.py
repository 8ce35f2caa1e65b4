"""Write a condition as the sentence that a physician signs, in French or in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, assert_never

from arbre.language.conditions.phrases import OPPOSITES, SIGNS, WORDS, Words
from arbre.language.conditions.printing import number_text
from arbre.language.conditions.syntax import (
    Age,
    And,
    AnyOption,
    AtLeast,
    Between,
    Cases,
    Compare,
    Condition,
    Is,
    Knowing,
    Leaf,
    Measure,
    Name,
    Named,
    Not,
    Number,
    OneOf,
    Or,
    Points,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)
from arbre.language.diagnostics.diagnostic import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words of one protocol in one language; what has none is shown by its id.

    `names` holds the labels of questions, definitions, values and parameters; `if_true` and
    `if_false` the phrases of boolean questions; `options` those of (question, option).
    """

    names: Mapping[str, str] = field(default_factory=dict)
    if_true: Mapping[str, str] = field(default_factory=dict)
    if_false: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


def to_sentence(part: Condition | Term, labels: Labels, language: Language) -> str:
    """Return the sentence; precedence is shown by parentheses, never left to be known.

    >>> labels = Labels(names={"force": "Force la plus faible"})
    >>> to_sentence(Compare(Name("force"), "<=", Number(4)), labels, "fr")
    'force la plus faible ≤ 4'
    """
    phrasing = _Phrasing(labels, WORDS[language])
    return phrasing.term(part) if isinstance(part, Term) else phrasing.condition(part)


def to_number(value: int | Decimal, unit: str | None, language: Language) -> str:
    """Return a number with its unit: decimal comma in French, units that are counted in words.

    >>> to_number(Decimal("38.0"), "°C", "fr"), to_number(1, "days", "fr")
    ('38,0 °C', '1 jour')
    """
    return _Phrasing(Labels(), WORDS[language]).number(value, unit)


@dataclass(frozen=True, slots=True)
class _Phrasing:
    labels: Labels
    words: Words

    def condition(self, condition: Condition) -> str:
        match condition:
            case Reference(name, option):
                return self._present(name, option)
            case Leaf(fact):
                return self._present(fact.question, fact.option)
            case Named(name):
                return self._name(name)
            case AnyOption(name):
                return self.words.any_option.format(self._name(name))
            case Is(name, choices, negated):
                return self._choice(name, choices, "not" if negated else "is")
            case OneOf(fact, choices, negated):
                return self._choice(fact.question, choices, "not" if negated else "is")
            case Knowing(operand, knowledge):
                known = self.words.knowledge[knowledge]
                return f"{self._known(operand)}{self.words.colon}{known}"
            case Not(operand):
                return self._absent(operand)
            case And(operands):
                return self.words.all_of.join(map(self._inside, operands))
            case Or(operands):
                return self.words.any_of.join(map(self._inside, operands))
            case AtLeast(count, operands):
                return self.words.at_least.format(count, self._list(operands))
            case Compare(left, comparator, right):
                sign = SIGNS[comparator]
                first, second = self._beside(left, right), self._beside(right, left)
                return f"{first} {sign} {second}"
            case Between(term, low, high):
                return self._between(term, low, high)
            case _:
                assert_never(condition)

    def term(self, term: Term) -> str:
        match term:
            case Number(value, unit, parameter):
                number = self.number(value, unit)
                return number if parameter is None else f"{self._name(parameter)} ({number})"
            case Name(name) | Cases(name) | Points(name):
                return self._name(name)
            case Measure(fact):
                return self._name(fact.question)
            case Sum(left, right, sign):
                return f"{self.term(left)} {'+' if sign > 0 else '−'} {self._factor(right)}"
            case Product(factor, operand):
                return f"{self._digits(factor)} × {self._factor(operand)}"
            case Age(_, unit):
                return self.words.age[unit]
            case Since(question, unit):
                return self.words.since[unit].format(self._name(question))
            case _:
                assert_never(term)

    def number(self, value: int | Decimal, unit: str | None) -> str:
        digits = self._digits(value)
        if not unit:
            return digits
        singular, plural = self.words.units.get(unit, (unit, unit))
        one = value == 1 or (-2 < value < 2 and self.words.below_two == "singular")
        return f"{digits} {singular if one else plural}"

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _present(self, name: str, option: str | None) -> str:
        if option is not None:
            return f"{self._name(name)}{self.words.colon}{self._option(name, option)}"
        return lowered(self.labels.if_true.get(name) or self._name(name))

    def _absent(self, operand: Condition) -> str:
        """Write a negation with the question's own words wherever it has them."""
        match operand:
            case Reference(name, None) if name in self.labels.if_false:
                return lowered(self.labels.if_false[name])
            case Leaf(fact) if fact.option is None and fact.question in self.labels.if_false:
                return lowered(self.labels.if_false[fact.question])
            case Reference() | Leaf() | Named():
                return self.words.no.format(self.condition(operand))
            case Compare(left, comparator, right):
                return self.condition(Compare(left, OPPOSITES[comparator], right))
            case Is() | OneOf():
                return self.condition(replace(operand, negated=not operand.negated))
            case Or(operands):
                return self.words.none_of.format(self._list(operands))
            case _:
                return self.words.negation.format(self.condition(operand))

    def _choice(self, name: str, choices: tuple[str, ...], sense: Literal["is", "not"]) -> str:
        labels = [self._option(name, choice) for choice in choices]
        subject = f"{self._name(name)}{self.words.colon}"
        if sense == "is":
            return subject + self.words.any_of.join(labels)
        if len(labels) == 1:
            return subject + self.words.other_than + labels[0]
        first, following = self.words.neither
        return subject + first + following.join(labels)

    def _between(self, term: Term, low: Term, high: Term) -> str:
        least, greatest = self.term(low), self._beside(high, term)
        named = not isinstance(low, Number) or low.parameter is not None
        phrase = self.words.between_named if named else self.words.between
        return phrase.format(self.term(term), least, greatest)

    def _known(self, operand: Condition | Term) -> str:
        if isinstance(operand, Reference | Leaf):
            return self._subject(operand)
        return self.term(operand) if isinstance(operand, Term) else self._inside(operand)

    def _subject(self, operand: Reference | Leaf) -> str:
        if isinstance(operand, Leaf):
            return self._subject(Reference(operand.fact.question, operand.fact.option))
        if operand.option is None:
            return self._name(operand.name)
        return self._present(operand.name, operand.option)

    def _inside(self, operand: Condition) -> str:
        text = self.condition(operand)
        simple = not isinstance(operand, And | Or | AtLeast)
        several = isinstance(operand, Is | OneOf) and len(operand.choices) > 1
        listed = isinstance(operand, Not) and isinstance(operand.operand, Or)
        return text if simple and not several and not listed else f"({text})"

    def _list(self, operands: tuple[Condition, ...]) -> str:
        return self.words.separator.join(map(self.condition, operands))

    # ── terms ─────────────────────────────────────────────────────────────────────────────────

    def _beside(self, term: Term, neighbour: Term) -> str:
        """Write a number with the unit of what it is compared with, if it was given without one."""
        if isinstance(term, Number) and term.unit is None and term.parameter is None:
            return self.number(term.value, self._unit(neighbour))
        return self.term(term)

    def _unit(self, term: Term) -> str | None:
        match term:
            case Name(name):
                return self.labels.units.get(name)
            case Sum(left, right):
                return self._unit(left) or self._unit(right)
            case Product(_, operand):
                return self._unit(operand)
            case Points() | Since():
                return None
            case Number() | Measure() | Age() | Cases():
                return term.unit
            case _:
                assert_never(term)

    def _factor(self, term: Term) -> str:
        return f"({self.term(term)})" if isinstance(term, Sum) else self.term(term)

    def _digits(self, value: int | Decimal) -> str:
        return number_text(value).replace("-", "−").replace(".", self.words.point)

    # ── labels ────────────────────────────────────────────────────────────────────────────────

    def _name(self, name: str) -> str:
        return lowered(self.labels.names.get(name, name))

    def _option(self, question: str, option: str) -> str:
        return lowered(self.labels.options.get((question, option), option))


def lowered(label: str) -> str:
    """Return a label as it stands inside a sentence; IRM and HbA1c stay as they are.

    >>> lowered("Fièvre"), lowered("IRM récente"), lowered("HbA1c"), lowered("L'IRM")
    ('fièvre', 'IRM récente', 'HbA1c', "l'IRM")
    """
    word = label.partition(" ")[0].partition("'")[0]
    return label[:1].lower() + label[1:] if word[1:] == word[1:].lower() else label


def capitalised(label: str) -> str:
    """Return a label as it stands at the head of a sentence.

    >>> capitalised("le médecin délégant")
    'Le médecin délégant'
    """
    return label[:1].upper() + label[1:]
