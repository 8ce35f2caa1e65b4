"""What a protocol is made of, gathered while it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final

from generating.drawing import Draw
from generating.formulas import All, Formula, Knows, Least, No, Some, Writer, opposite
from generating.questions import CITE, READABLE, Drawn, Maker, boolean, choices

ADDRESSEES: Final = ("emergency", "specialist", "delegant", "usual_physician")
URGENCIES: Final = ("immediate", "now", "same_day", "planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """`free` are the questions that branches, acts and values may read; `seen` were asked."""

    draw: Draw
    write: Writer
    questions: dict[str, Drawn] = field(default_factory=dict)
    definitions: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    parameters: dict[str, Any] = field(default_factory=dict)
    referrals: dict[str, Any] = field(default_factory=dict)
    acts: dict[str, Any] = field(default_factory=dict)
    free: list[Drawn] = field(default_factory=list)

    # ── questions ─────────────────────────────────────────────────────────────────────────────

    def question(self, makers: Sequence[Maker] = READABLE, **more: str) -> Drawn:
        drawn = self.draw.pick(makers)(self.draw, self.draw.name("q"))
        drawn.written.update(more)
        self.questions[drawn.id] = drawn
        self.parameters.update(drawn.parameters)
        return drawn

    def gated(self, gate: Drawn) -> Drawn:
        """A question that is asked only if another one is of concern (or only if it is not)."""
        drawn = self.question((boolean, choices))
        drawn.written["if"] = self.write(self.draw.pick((*gate.bad, *gate.good)))
        return drawn

    def some_free(self, least: int, most: int) -> list[Drawn]:
        return self.draw.some(self.free, least, most)

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def bad(self, questions: Sequence[Drawn]) -> Formula:
        """A formula that is false when all these questions have clean answers."""
        parts = tuple(self._leaf(one) for one in questions)
        return self._named(self._joined(parts))

    def good(self, questions: Sequence[Drawn]) -> Formula:
        """A formula that is true when all these questions have clean answers."""
        if len(questions) == 1 and self.draw.chance(0.7):
            return self.draw.pick(questions[0].good)
        return opposite(self.bad(questions))

    def any_way(self, questions: Sequence[Drawn]) -> Formula:
        """A formula that clean answers make true or false; it may read a question twice."""
        first = self.bad(questions)
        if len(questions) > 1 and self.draw.chance(0.3):
            whole, rest = self._leaf(questions[0]), self._leaf(questions[1])
            first = Some((All((whole, rest)), All((opposite(whole), opposite(rest)))))
        return first if self.draw.chance(0.5) else opposite(first)

    def doubting(self, formula: Formula) -> Formula:
        """A bad formula, or one that an unknown answer makes true: only for what sends away."""
        if self.draw.chance(0.8):
            return formula
        if self.draw.chance(0.5):
            return Knows(formula, "not false")
        return Some((formula, Knows(formula, "unknown")))

    def sure(self, formula: Formula) -> Formula:
        """A good formula, or one that an unknown answer makes false: only for inclusion."""
        if self.draw.chance(0.8):
            return formula
        return (
            Knows(opposite(formula), "false") if self.draw.chance(0.5) else Knows(formula, "known")
        )

    def _leaf(self, question: Drawn) -> Formula:
        if self.draw.chance(0.3):
            return opposite(self.draw.pick(question.good))
        return self.draw.pick(question.bad)

    def _joined(self, parts: tuple[Formula, ...]) -> Formula:
        if len(parts) == 1:
            return parts[0]
        if len(parts) > 2 and self.draw.chance(0.3):
            return Least(self.draw.between(2, len(parts)), parts)
        if len(parts) > 2 and self.draw.chance(0.4):
            return Some((parts[0], All(parts[1:])))
        return Some(parts) if self.draw.chance(0.7) else All(parts)

    def _named(self, formula: Formula) -> Formula:
        if self.draw.chance(0.8) or isinstance(formula, No):
            return formula
        name = self.draw.name("d")
        label = f"Notion {name[1:]}"
        self.definitions[name] = {"label": label, "when": self.write(formula), "cite": CITE}
        return name

    # ── referrals ─────────────────────────────────────────────────────────────────────────────

    def refer(self) -> str:
        """A referral, new or used elsewhere: all urgencies and addressees come up."""
        if self.referrals and self.draw.chance(0.4):
            return self.draw.pick(tuple(self.referrals))
        to, urgency = self.draw.pick(tuple(product(ADDRESSEES, URGENCIES)))
        name = self.draw.name("r")
        self.referrals[name] = {"to": to, "urgency": urgency, "channel": "phone", "cite": CITE}
        return name

    def softer(self, name: str) -> str:
        """A referral that does not outrank another one."""
        softer = [one for one in self.referrals if self._rank(one) >= self._rank(name)]
        return self.draw.pick(softer)

    def _rank(self, name: str) -> tuple[int, int]:
        written = self.referrals[name]
        return URGENCIES.index(written["urgency"]), ADDRESSEES.index(written["to"])

    def many(self, least: int, most: int, make: Callable[[], Any]) -> list[Any]:
        return [make() for _ in range(self.draw.between(least, most))]
