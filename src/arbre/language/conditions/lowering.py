"""From the tree of the grammar to the syntax: conditions and terms are told apart here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from lark import Token

from arbre.language.conditions.grammar import (
    Node,
    begins_with_name,
    child_of,
    children_of,
    ends_with_choice,
    first_token_of,
    token_of,
    ungrouped,
)
from arbre.language.conditions.habits import RESERVED, meant_by_word, plain_name
from arbre.language.conditions.problem import Problem, Refused
from arbre.language.conditions.syntax import (
    Age,
    And,
    AnyOption,
    AtLeast,
    Between,
    Comparator,
    Compare,
    Condition,
    Is,
    Knowing,
    Knowledge,
    Name,
    Not,
    Number,
    Or,
    Path,
    Place,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)

MAX_NESTING = 32
MAX_DIGITS = 15
_ID = re.compile(r"[a-z][a-z0-9_]*")
_COMPARATORS = {"≤": "<=", "≥": ">=", "≠": "!="}
_UNITS = {
    "minute": "minutes",
    "hour": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
}
_TERMS = {"sum", "product", "number", "age", "since"}


@dataclass(frozen=True, slots=True)
class Lowering:
    """Lowers one text. `path` is where the text stands, `depth` how deep already."""

    text: str
    path: Path
    depth: int = 0

    def condition(self, node: Node) -> Condition:
        """Return the condition that `node` says."""
        inner = self._deeper(node)
        match node.data:
            case "name" | "dotted":
                return self._reference(node)
            case "group":
                return self.condition(child_of(node, 0))
            case "negation":
                return Not(inner.condition(child_of(node, 0)), self._place(node))
            case "conjunction":
                parts = tuple(inner.condition(child) for child in children_of(node))
                return And(parts, self._place(node))
            case "disjunction":
                return inner._disjunction(node)
            case "at_least":
                return inner._at_least(node)
            case "comparison":
                return inner._comparison(node)
            case "between":
                term, low, high = (inner.term(child) for child in children_of(node))
                return Between(term, low, high, self._place(node))
            case "is_word" | "is_not_word":
                return inner._is(node)
            case "any_option":
                return AnyOption(self._id(token_of(node, 0)), self._place(node))
            case _:
                raise self._refusal("number-as-condition", node)

    def term(self, node: Node) -> Term:
        """Return the term that `node` says."""
        inner = self._deeper(node)
        match node.data:
            case "name":
                return Name(self._id(token_of(node, 0)), self._place(node))
            case "number":
                return self._number(node)
            case "group":
                return self.term(child_of(node, 0))
            case "sum":
                left, sign, right = node.children
                return Sum(
                    inner.term(cast(Node, left)),
                    inner.term(cast(Node, right)),
                    1 if sign == "+" else -1,
                    self._place(node),
                )
            case "product":
                return inner._product(node)
            case "age":
                unit: Literal["months", "years"] = (
                    "months" if "months" in token_of(node, 0) else "years"
                )
                return Age(self._id(token_of(node, 1)), unit, None, self._place(node))
            case "since":
                period: Literal["hours", "days"] = (
                    "hours" if token_of(node, 0).startswith("hours") else "days"
                )
                return Since(self._id(token_of(node, 1)), period, None, "", self._place(node))
            case _:
                raise self._refusal("condition-as-number", node)

    # ── names and numbers ─────────────────────────────────────────────────────────────────────

    def _id(self, token: Token) -> str:
        self._check_word(token)
        if _ID.fullmatch(token) is None:
            meant = plain_name(token)
            raise self._token_refusal("condition-name", token, written=str(token), meant=meant)
        return str(token)

    def _check_word(self, token: Token) -> None:
        if token.lower() in RESERVED:
            raise self._token_refusal("reserved-word", token, written=str(token))
        meant = meant_by_word(token)
        if meant is not None and token != token.lower():
            raise self._token_refusal("condition-habit", token, written=str(token), meant=meant)

    def _reference(self, node: Node) -> Reference:
        token = token_of(node, 0)
        if node.data == "name":
            return Reference(self._id(token), None, self._place(node))
        name, _, option = token.partition(".")
        if _ID.fullmatch(name) is None or _ID.fullmatch(option) is None:
            meant = f"{plain_name(name)}.{plain_name(option)}"
            raise self._token_refusal("condition-name", token, written=str(token), meant=meant)
        return Reference(name, option, self._place(node))

    def _number(self, node: Node) -> Number:
        token = token_of(node, -1)
        unit = token.lstrip("0123456789.")
        digits, unit = token.removesuffix(unit), unit.lstrip()
        leading_zero = len(digits) > 1 and digits[0] == "0" and digits[1] != "."
        if leading_zero or len(digits) > MAX_DIGITS or re.match(r"[eExX_][0-9a-f_]", unit):
            raise self._token_refusal("number-form", token, written=str(token))
        value: int | Decimal = Decimal(digits) if "." in digits else int(digits)
        if token_of(node, 0) in {"-", "−"}:
            value = -value
        return Number(value, _UNITS.get(unit, unit) or None, None, self._place(node))

    # ── composed ──────────────────────────────────────────────────────────────────────────────

    def _product(self, node: Node) -> Term:
        left, right = self.term(child_of(node, 0)), self.term(child_of(node, 1))
        for factor, term in ((left, right), (right, left)):
            if isinstance(factor, Number) and factor.unit is None:
                return Product(factor.value, term, self._place(node))
        raise self._refusal("product-of-facts", node)

    def _comparison(self, node: Node) -> Condition:
        if len(node.children) > 3:
            raise self._refusal("chained-comparison", node)
        left, sign, right = node.children
        comparator = cast(Comparator, _COMPARATORS.get(str(sign), str(sign)))
        return Compare(
            self.term(cast(Node, left)),
            comparator,
            self.term(cast(Node, right)),
            self._place(node),
        )

    def _at_least(self, node: Node) -> Condition:
        head = token_of(node, 0)
        count = int(head.split()[2])
        operands = tuple(self.condition(child) for child in children_of(node))
        if not 1 <= count <= len(operands):
            raise self._refusal(
                "at-least-count", node, count=str(count), operands=str(len(operands))
            )
        return AtLeast(count, operands, self._place(node))

    def _is(self, node: Node) -> Condition:
        subject, word = child_of(node, 0), token_of(node, -1)
        negated = node.data == "is_not_word"
        if word in {"unknown", "known", "false"}:
            return self._knowing(node, subject, word, "not_" if negated else "")
        if word == "true":
            raise self._refusal("is-true", node)
        if subject.data != "name":
            raise self._refusal("is-subject", subject)
        name = self._id(token_of(subject, 0))
        choice = self._id(word)
        return Is(name, (choice,), negated, self._place(node), (self._token_place(word),))

    def _knowing(self, node: Node, subject: Node, word: str, prefix: str) -> Condition:
        knowledge = {"not_unknown": "known", "not_known": "unknown"}.get(prefix + word)
        if knowledge is not None:
            raise self._refusal(
                "is-not-known", node, written=f"is not {word}", meant=f"is {knowledge}"
            )
        operand: Condition | Term
        if ungrouped(subject).data in _TERMS:
            operand = self.term(subject)
        else:
            operand = self.condition(subject)
        return Knowing(operand, cast(Knowledge, prefix + word), self._place(node))

    def _disjunction(self, node: Node) -> Condition:
        parts: list[tuple[Node, Condition]] = []
        for child in children_of(node):
            if parts and ends_with_choice(parts[-1][0]) and begins_with_name(child):
                parts[-1] = self._with_choice(node, *parts[-1], child)
            else:
                parts.append((child, self.condition(child)))
        if len(parts) == 1:
            return parts[0][1]
        return Or(tuple(condition for _, condition in parts), self._place(node))

    def _with_choice(
        self, whole: Node, before: Node, condition: Condition, child: Node
    ) -> tuple[Node, Condition]:
        """Read `job is light or moderate`: the word after `or` is one more choice of `job`."""
        if not (before.data in {"is_word", "is_not_word"} and child.data == "name"):
            raise self._refusal("ambiguous-or", whole, word=str(first_token_of(child)))
        first = cast(Is, condition)
        if first.negated:
            raise self._refusal("is-not-or", whole, name=first.name, first=first.choices[0])
        token = token_of(child, 0)
        place = self._token_place(token)
        extended = Is(
            first.name,
            (*first.choices, self._id(token)),
            False,
            Place(self.path, first.place.start, place.end),
            (*first.choice_places, place),
        )
        return before, extended

    # ── places and refusals ───────────────────────────────────────────────────────────────────

    def _deeper(self, node: Node) -> Lowering:
        if self.depth >= MAX_NESTING:
            raise self._refusal("condition-too-deep", node, limit=str(MAX_NESTING))
        return Lowering(self.text, self.path, self.depth + 1)

    def _place(self, node: Node) -> Place:
        return Place(self.path, node.meta.start_pos, node.meta.end_pos)

    def _token_place(self, token: Token) -> Place:
        return Place(self.path, cast(int, token.start_pos), cast(int, token.end_pos))

    def _refusal(self, code: str, node: Node, **values: str) -> Refused:
        place = self._place(node)
        values = {"text": self.text[place.start : place.end], **values}
        return Refused(Problem(code=code, place=place, values=values))

    def _token_refusal(self, code: str, token: Token, **values: str) -> Refused:
        return Refused(Problem(code=code, place=self._token_place(token), values=values))
