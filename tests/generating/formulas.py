"""Conditions, before they are written: each can be written as text or as YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from generating.drawing import Draw

Style = Literal["text", "yaml", "mixed"]


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Some:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Least:
    count: int
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class No:
    part: Formula


@dataclass(frozen=True, slots=True)
class Knows:
    """`(…) is unknown`, `is known`, `is false`, `is not false`."""

    part: Formula
    what: Literal["unknown", "known", "false", "not false"]


Formula = str | All | Some | Least | No | Knows


def opposite(formula: Formula) -> Formula:
    return formula.part if isinstance(formula, No) else No(formula)


def text(formula: Formula) -> str:
    """The textual form."""
    match formula:
        case str():
            return formula
        case All(parts):
            return " and ".join(map(_grouped, parts))
        case Some(parts):
            return " or ".join(map(_grouped, parts))
        case Least(count, parts):
            return f"at least {count} of ({', '.join(map(text, parts))})"
        case No(part):
            return f"not {_grouped(part)}"
        case Knows(part, what):
            return f"({text(part)}) is {what}"


def _grouped(formula: Formula) -> str:
    plain = isinstance(formula, str) and " " not in formula
    return text(formula) if plain else f"({text(formula)})"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes formulas in one style; `mixed` draws the form of each."""

    style: Style
    draw: Draw

    def __call__(self, formula: Formula) -> Any:
        match formula:
            case All(parts) if self._as_yaml():
                return {"all": [self(part) for part in parts]}
            case Some(parts) if self._as_yaml():
                return {"any": [self(part) for part in parts]}
            case Least(count, parts) if self._as_yaml():
                return {"at_least": {"n": count, "of": [self(part) for part in parts]}}
            case No(Some(parts)) if self._as_yaml():
                return {"none": [self(part) for part in parts]}
        return text(formula)

    def _as_yaml(self) -> bool:
        return self.style == "yaml" or (self.style == "mixed" and self.draw.chance(0.4))
