"""Read a condition or a term: the textual form, and the YAML form of the same tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from lark import UnexpectedInput

from arbre.language.conditions.grammar import Node, parser
from arbre.language.conditions.lowering import MAX_DIGITS, MAX_NESTING, Lowering
from arbre.language.conditions.problem import Problem, Refused
from arbre.language.conditions.refusing import refusal
from arbre.language.conditions.syntax import (
    And,
    AtLeast,
    Condition,
    Not,
    Number,
    Or,
    Path,
    Place,
    Term,
)

MAX_LENGTH = 1000
_SHOWN = 40
Problems = tuple[Problem, ...]
_FORMS = ("all", "any", "none", "at_least")


def parse_condition(raw: object) -> Condition | Problems:
    """Read a condition: a text, or a mapping with one of `all`, `any`, `none`, `at_least`.

    Return every problem found when there is one; nothing is raised for content.

    >>> parse_condition("fievre and not toux")
    And(operands=(Reference(name='fievre', option=None), Not(operand=Reference(name='toux', \
option=None))))
    >>> parse_condition({"any": ["fievre", {"none": ["toux", "rhume"]}]}).place
    Place(path=(), start=0, end=0)
    >>> parse_condition("fievre et toux")[0].code
    'condition-habit'
    """
    reading = _Reading()
    condition = reading.condition(raw, (), 0)
    if condition is None or reading.problems:
        return tuple(reading.problems)
    return condition


def parse_term(raw: object) -> Term | Problems:
    """Read a term: a number, or a text as it may stand on one side of a comparison.

    >>> parse_term("1200 mg")
    Number(value=1200, unit='mg', parameter=None)
    """
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        values = {"found": str(raw)[:_SHOWN], "suggestion": "1200 mg"}
        return (Problem(code="bad-form", place=Place((), 0, 0), values=values),)
    if not isinstance(raw, str):
        return _plain_number(raw)
    try:
        return Lowering(raw, ()).term(_tree(raw, ()))
    except Refused as refused:
        return (refused.problem,)


def _plain_number(raw: int | Decimal) -> Term | Problems:
    if len(str(abs(raw))) > MAX_DIGITS or not Decimal(raw).is_finite():
        written = {"written": str(raw)[:40]}
        return (Problem(code="number-form", place=Place((), 0, 0), values=written),)
    return Number(raw)


def _tree(text: str, path: Path) -> Node:
    if not text.strip():
        raise Refused(Problem(code="condition-empty", place=Place(path, 0, len(text))))
    if len(text) > MAX_LENGTH:
        values = {"length": str(len(text)), "limit": str(MAX_LENGTH)}
        place = Place(path, 0, len(text))
        raise Refused(Problem(code="condition-too-long", place=place, values=values))
    _check_nesting(text, path)
    try:
        tree = parser().parse(text)
    except UnexpectedInput as error:
        raise Refused(refusal(text, error, path)) from None
    return cast(Node, tree.children[0])


def _check_nesting(text: str, path: Path) -> None:
    """Refuse deep nesting before anything recursive reads the text."""
    depth = 0
    for match in re.finditer(r"[()]|\bnot\b", text):
        depth += {")": -1}.get(match.group(), 1) if match.group() != "not" else 0
        if depth > MAX_NESTING:
            place = Place(path, match.start(), match.end())
            values = {"limit": str(MAX_NESTING)}
            raise Refused(Problem(code="condition-too-deep", place=place, values=values))


@dataclass(slots=True)
class _Reading:
    """One reading of a YAML form, which goes on after a problem so that all are found."""

    problems: list[Problem] = field(default_factory=list)

    def condition(self, raw: object, path: Path, depth: int) -> Condition | None:
        if isinstance(raw, str):
            return self._text(raw, path, depth)
        if isinstance(raw, Mapping):
            return self._mapping(raw, path, depth)
        self._misshapen(raw, path)
        return None

    def _text(self, text: str, path: Path, depth: int) -> Condition | None:
        try:
            return Lowering(text, path, depth).condition(_tree(text, path))
        except Refused as refused:
            self.problems.append(refused.problem)
            return None

    def _mapping(self, raw: Mapping[object, object], path: Path, depth: int) -> Condition | None:
        if depth >= MAX_NESTING:
            self._refused("condition-too-deep", path, limit=str(MAX_NESTING))
            return None
        if len(raw) != 1 or next(iter(raw)) not in _FORMS:
            self._misshapen(raw, path)
            return None
        (form, content), *_ = raw.items()
        below = (*path, str(form))
        if form == "at_least":
            return self._at_least(content, below, depth + 1)
        operands = self._operands(content, below, depth + 1)
        if operands is None:
            return None
        place = Place(path, 0, 0)
        if form == "none":
            return Not(_joined(Or, operands, Place(below, 0, 0)), place)
        return _joined(And if form == "all" else Or, operands, place)

    def _at_least(self, content: object, path: Path, depth: int) -> Condition | None:
        if not isinstance(content, Mapping) or set(content) != {"n", "of"}:
            self._misshapen(content, path)
            return None
        count, place = content["n"], Place(path[:-1], 0, 0)
        operands = self._operands(content["of"], (*path, "of"), depth)
        if operands is None:
            return None
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            self._misshapen(count, (*path, "n"))
            return None
        if count > len(operands):
            values = {"count": str(count), "operands": str(len(operands))}
            self._refused("at-least-count", (*path, "n"), **values)
            return None
        return AtLeast(count, operands, place)

    def _operands(self, content: object, path: Path, depth: int) -> tuple[Condition, ...] | None:
        if not isinstance(content, list | tuple) or not content:
            self._misshapen(content, path)
            return None
        read = [self.condition(item, (*path, i), depth) for i, item in enumerate(content)]
        kept = tuple(condition for condition in read if condition is not None)
        return kept if len(kept) == len(read) else None

    def _misshapen(self, raw: object, path: Path) -> None:
        """Refuse a form that the published schema does not let through either."""
        example = "all: [age >= 18, douleur]"
        self._refused("bad-form", path, found=str(raw)[:_SHOWN], suggestion=example)

    def _refused(self, code: str, path: Path, **values: str) -> None:
        self.problems.append(Problem(code=code, place=Place(path, 0, 0), values=values))


def _joined(kind: type[And] | type[Or], operands: tuple[Condition, ...], place: Place) -> Condition:
    return operands[0] if len(operands) == 1 else kind(operands, place)
