"""Protocol → Draft: every condition and term of the file is parsed and typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from arbre.language.conditions.parsing import parse_condition, parse_term
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.scope import Quantity, QuestionType, Scope
from arbre.language.conditions.syntax import Cases, Condition, Number, Path, Points, Term
from arbre.language.conditions.typechecking import typecheck, typecheck_term
from arbre.language.draft import Draft
from arbre.language.protocol import (
    Act,
    ActStep,
    Bound,
    Node,
    Protocol,
    Question,
    Value,
    WrittenCondition,
    WrittenTerm,
)

if TYPE_CHECKING:
    from arbre.language.document import Document

Located = tuple[Path, Problem]


@dataclass(slots=True, kw_only=True)
class _Drafting:
    """Collects what is parsed; a value that cannot be parsed is left out, with its problem."""

    conditions: dict[Path, Condition] = field(default_factory=dict)
    terms: dict[Path, Term] = field(default_factory=dict)
    problems: list[Located] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def condition(self, path: Path, raw: WrittenCondition | None) -> None:
        if raw is None:
            return
        parsed = parse_condition(raw)
        if isinstance(parsed, tuple):
            self._leave_out(path, raw, parsed)
        else:
            self.conditions[path] = parsed

    def term(self, path: Path, raw: WrittenTerm | None) -> None:
        if raw is None:
            return
        parsed = parse_term(raw)
        if isinstance(parsed, tuple):
            self._leave_out(path, raw, parsed)
        else:
            self.terms[path] = parsed

    def _leave_out(
        self, path: Path, raw: WrittenCondition | WrittenTerm, problems: tuple[Problem, ...]
    ) -> None:
        self.problems.extend((path, problem) for problem in problems)
        self.unread.update(re.findall(r"\w+", str(raw)))


def draft(protocol: Protocol, document: Document) -> tuple[Draft, tuple[Located, ...]]:
    """Return the draft, and the problems of its conditions, each below a path of the file."""
    reading = _Drafting()
    for path, condition in written_conditions(protocol):
        reading.condition(path, condition)
    for path, term in written_terms(protocol):
        reading.term(path, term)
    scope = _scope(protocol, reading.conditions, reading.terms)
    for path, parsed in reading.conditions.items():
        reading.problems.extend((path, problem) for problem in typecheck(parsed, scope))
    for path, number in reading.terms.items():
        reading.problems.extend((path, problem) for problem in typecheck_term(number, scope))
    made = Draft(
        document=document,
        protocol=protocol,
        scope=scope,
        conditions=reading.conditions,
        terms=reading.terms,
        unread=frozenset(reading.unread),
    )
    return made, tuple(reading.problems)


# ── where conditions stand in a file ──────────────────────────────────────────────────────────


def written_conditions(protocol: Protocol) -> Iterator[tuple[Path, WrittenCondition | None]]:
    """Yield every condition of a protocol with its path, in the order of the models."""
    for name, question in protocol.questions.items():
        yield ("questions", name, "if"), question.if_
    for name, definition in protocol.definitions.items():
        if isinstance(definition, str):
            yield ("definitions", name), definition
        else:
            yield ("definitions", name, "when"), definition.when
    for name, value in protocol.values.items():
        for i, case in enumerate(value.cases or ()):
            yield ("values", name, "cases", i, "when"), case.when
        for i, points in enumerate(value.points or ()):
            yield ("values", name, "points", i, "when"), points.when
    for section, criteria in _sections(protocol):
        for i, when in enumerate(criteria):
            yield (section, i, "when"), when
    for name, act in protocol.acts.items():
        for i, contraindication in enumerate(act.contraindications or ()):
            yield ("acts", name, "contraindications", i, "when"), contraindication.when
    for name, node in protocol.tree.nodes.items():
        yield from _of_node(("tree", "nodes", name), node)


def _sections(protocol: Protocol) -> Iterator[tuple[str, list[WrittenCondition | None]]]:
    yield "alerts", [alert.when for alert in protocol.alerts]
    yield "inclusion", [criterion.when for criterion in protocol.inclusion]
    yield "exclusion", [criterion.when for criterion in protocol.exclusion]
    yield "withdrawal", [criterion.when for criterion in protocol.withdrawal]
    yield "guarantees", [guarantee.when for guarantee in protocol.guarantees]


def _of_node(path: Path, node: Node) -> Iterator[tuple[Path, WrittenCondition | None]]:
    for i, alert in enumerate(node.alerts):
        yield (*path, "alerts", i, "when"), alert.when
    for i, step in enumerate(node.acts):
        if isinstance(step, ActStep):
            yield (*path, "acts", i, "when"), step.when
            for j, also in enumerate(step.also):
                yield (*path, "acts", i, "also", j, "when"), also.when
    for i, branch in enumerate(node.branches or ()):
        yield (*path, "branches", i, "when"), branch.when
    if node.if_unknown is not None:
        yield (*path, "if_unknown", "ground"), node.if_unknown.ground


def written_terms(protocol: Protocol) -> Iterator[tuple[Path, WrittenTerm | None]]:
    """Yield every term of a protocol with its path."""
    for name, value in protocol.values.items():
        for i, case in enumerate(value.cases or ()):
            yield ("values", name, "cases", i, "value"), case.value
        yield ("values", name, "otherwise"), value.otherwise
    for name, act in protocol.acts.items():
        yield from _of_limits(("acts", name, "limits"), act)
    for i, guarantee in enumerate(protocol.guarantees):
        for side, promise in (("always", guarantee.always), ("never", guarantee.never)):
            if promise is not None:
                yield ("guarantees", i, side, "above"), promise.above


def _of_limits(path: Path, act: Act) -> Iterator[tuple[Path, WrittenTerm | None]]:
    for name, limit in act.limits.items():
        for side, bound in (("min", limit.min), ("max", limit.max)):
            yield from bounds_of((*path, name, side), bound)


def bounds_of(path: Path, bound: Bound | None) -> Iterator[tuple[Path, WrittenTerm]]:
    """Yield the terms of one bound: one, or each of a list."""
    if isinstance(bound, tuple):
        yield from (((*path, i), term) for i, term in enumerate(bound))
    elif bound is not None:
        yield path, bound


# ── what names mean ───────────────────────────────────────────────────────────────────────────


def _scope(
    protocol: Protocol, conditions: Mapping[Path, Condition], terms: Mapping[Path, Term]
) -> Scope:
    definitions = {
        name: conditions[path]
        for name, definition in protocol.definitions.items()
        if (path := _definition_path(name, definition)) in conditions
    }
    values = (
        (name, _value(name, value, conditions, terms)) for name, value in protocol.values.items()
    )
    return Scope(
        questions={
            name: _question_type(name, question, conditions)
            for name, question in protocol.questions.items()
        },
        parameters={
            name: Quantity(value=parameter.value, unit=parameter.unit)
            for name, parameter in protocol.parameters.items()
        },
        values={name: value for name, value in values if value is not None},
        definitions=definitions,
    )


def _definition_path(name: str, definition: object) -> Path:
    return ("definitions", name) if isinstance(definition, str) else ("definitions", name, "when")


def _question_type(
    name: str, question: Question, conditions: Mapping[Path, Condition]
) -> QuestionType:
    low, high = question.range or (None, None)
    return QuestionType(
        kind=question.type,
        unit=question.unit,
        low=low,
        high=high,
        step=question.step,
        options=tuple(question.options or ()),
        gate=conditions.get(("questions", name, "if")),
    )


def _value(
    name: str, value: Value, conditions: Mapping[Path, Condition], terms: Mapping[Path, Term]
) -> Cases | Points | None:
    """Return a value of the file; None when a part of it could not be parsed."""
    path: Path = ("values", name)
    if value.points is not None:
        items = tuple(
            (conditions[when], one.points)
            for i, one in enumerate(value.points)
            if (when := (*path, "points", i, "when")) in conditions
        )
        return Points(name, items)
    cases = tuple(
        (conditions[when], terms[then])
        for i in range(len(value.cases or ()))
        if (when := (*path, "cases", i, "when")) in conditions
        and (then := (*path, "cases", i, "value")) in terms
    )
    otherwise = terms.get((*path, "otherwise"), Number(0))
    return Cases(name, cases, otherwise, value.unit)
