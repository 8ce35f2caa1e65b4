"""What is wrong with a condition, as plain data, before the file around it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbre.language.conditions.syntax import Place


@dataclass(frozen=True, slots=True)
class Other:
    """A second place that helps to understand; `key` names a phrase of the catalogue entry."""

    place: Place
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem of a condition.

    A place whose `start` and `end` are both 0 means the whole value found at its path.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    others: tuple[Other, ...] = ()


class Refused(Exception):  # noqa: N818 - it never leaves this package: parsing turns it into data
    """Carries the problem that stops the reading of one text."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
