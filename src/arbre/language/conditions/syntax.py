"""What a condition says: the syntax of the condition language.

A condition exists in two stages with the same nodes. As *written*, its leaves are names
(`Reference`, `Name`, `Is`, `AnyOption`). As *bound* to a visit, every name is replaced by what it
stands for (`Leaf`, `OneOf`, `Named`, `Measure`, `Number`, `Cases`, `Points`), so that nothing is
looked up when a patient is decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Path = tuple[str | int, ...]
Comparator = Literal["<", "<=", ">", ">=", "==", "!="]
Knowledge = Literal["unknown", "known", "false", "not_false"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: the path below the condition's own value, and offsets in that scalar."""

    path: Path
    start: int
    end: int


NOWHERE = Place((), 0, 0)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be known: a question (or one option of it) at one visit.

    `visit` is the id of the node that opened the visit, `""` for the first one.

    >>> str(Fact("ci_ains", "ulcere", "controle"))
    'ci_ains.ulcere@controle'
    """

    question: str
    option: str | None = None
    visit: str = ""

    def __str__(self) -> str:
        option = f".{self.option}" if self.option is not None else ""
        return f"{self.question}{option}" + (f"@{self.visit}" if self.visit else "")


# ── written leaves ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Reference:
    """A boolean by its name: a boolean question, a definition, or `question.option`."""

    name: str
    option: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnyOption:
    """`any <choices>`: at least one option of the question is present."""

    name: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Is:
    """`job is light or moderate`; with `negated`, `job is not heavy`."""

    name: str
    choices: tuple[str, ...]
    negated: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    choice_places: tuple[Place, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Knowing:
    """`x is unknown`, `x is known`, `x is false`, `x is not false`."""

    operand: Condition | Term
    knowledge: Knowledge
    place: Place = field(default=NOWHERE, compare=False, repr=False)


# ── bound leaves ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Leaf:
    """A boolean fact."""

    fact: Fact
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice fact is one of `choices` (or, negated, is none of them)."""

    fact: Fact
    choices: tuple[str, ...]
    negated: bool = False
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    """A definition in its bound form; the name is kept for explanations."""

    name: str
    body: Condition
    place: Place = field(default=NOWHERE, compare=False, repr=False)


# ── conditions, both stages ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Not:
    operand: Condition
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """True when every operand is; written `and`, or `all:` in YAML."""

    operands: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    """True when one operand is; written `or`, or `any:` in YAML. `none:` is `Not(Or(...))`."""

    operands: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True when `count` operands or more are."""

    count: int
    operands: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compare:
    left: Term
    comparator: Comparator
    right: Term
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Between:
    """`low <= term <= high`, both bounds included."""

    term: Term
    low: Term
    high: Term
    place: Place = field(default=NOWHERE, compare=False, repr=False)


# ── terms ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Number:
    """A constant; `parameter` is the name it was given in the file, if it has one."""

    value: int | Decimal
    unit: str | None = None
    parameter: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name:
    """Written: a number by its name (a numeric question, a parameter or a value)."""

    name: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """Bound: the number that answers a question. `low`/`high`: its declared range, inclusive."""

    fact: Fact
    low: int | Decimal
    high: int | Decimal
    unit: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """`left + right`, or `left - right` with `sign` −1."""

    left: Term
    right: Term
    sign: Literal[1, -1] = 1
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Product:
    """A constant times a term.

    Bound: `unit` is that of the result where the product converts one unit of time into another.
    """

    factor: int | Decimal
    term: Term
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """`age at start of <date>` in completed years, `age in months at start of <date>`.

    Counted on the calendar: who is born on 29 February turns on 1 March in other years.
    """

    question: str
    unit: Literal["years", "months"] = "years"
    fact: Fact | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Since:
    """`hours since <datetime>`, `days since <date or datetime>`.

    Measured from the fact to the clock of `visit` (the visit of the node that reads it): days since
    a date are whole calendar days, everything else is exact time between two instants.
    """

    question: str
    unit: Literal["hours", "days"]
    fact: Fact | None = None
    visit: str = ""
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cases:
    """Bound: a value by cases, the first true one; `otherwise` is the last."""

    name: str
    cases: tuple[tuple[Condition, Term], ...]
    otherwise: Term
    unit: str | None = None
    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Points:
    """Bound: a score, the sum of the points of the conditions that are true."""

    name: str
    items: tuple[tuple[Condition, int], ...]
    place: Place = field(default=NOWHERE, compare=False, repr=False)


Condition = (
    Reference
    | AnyOption
    | Is
    | Knowing
    | Leaf
    | OneOf
    | Named
    | Not
    | And
    | Or
    | AtLeast
    | Compare
    | Between
)
Term = Number | Name | Measure | Sum | Product | Age | Since | Cases | Points
