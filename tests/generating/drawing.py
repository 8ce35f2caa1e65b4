"""Chance, by a seed: the same seed draws the same protocol and the same cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """What is drawn from one seed."""

    random: Random
    _named: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, *seed: int | str) -> Draw:
        return cls(Random("/".join(map(str, seed))))  # noqa: S311 (tests are no secret)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def pick(self, among: Sequence[T]) -> T:
        return among[self.random.randrange(len(among))]

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        """Between `least` and `most` different things, in the order in which they stand."""
        count = min(len(among), self.random.randint(least, most))
        chosen = set(self.random.sample(range(len(among)), count))
        return [one for at, one in enumerate(among) if at in chosen]

    def between(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def name(self, prefix: str) -> str:
        """A name that was not drawn yet: `q1`, `q2`, …"""
        self._named[prefix] += 1
        return f"{prefix}{self._named[prefix]}"
