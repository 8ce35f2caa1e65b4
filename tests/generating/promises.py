"""Guarantees and `aggravates`, drawn for a random protocol: most are broken, some are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from arbre.language.loading import check_bytes
from arbre.language.tree import REFERRAL, Tree
from generating.drawing import Draw
from generating.formulas import All, Formula, Knows, Least, Some, opposite, text
from generating.protocols import Generated, protocol, to_bytes
from generating.questions import CITE, Drawn

GUARANTEES: Final = 10
AGGRAVATING: Final = 3
WORSE: Final = ("boolean", "choices", "integer", "decimal")
BOUNDS: Final = {
    "duration": ("3 days", "9 days", "2 * 4 days"),
    "per_day": ("600 mg", "1200 mg"),
    "sessions": ("12", "30"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """A protocol that was drawn, and the same one with what it promises."""

    generated: Generated
    tree: Tree


@lru_cache(maxsize=64)
def promised(seed: int) -> Promised:
    """Draw the promises of a protocol; `check` accepts it."""
    generated = protocol(seed)
    drawing = _Drawing(draw=Draw.of("promises", seed), generated=generated)
    data = {
        **generated.data,
        "questions": drawing.questions(),
        "guarantees": [drawing.guarantee(at) for at in range(GUARANTEES)],
    }
    checked = check_bytes(to_bytes(data), f"seed-{seed}.yaml")
    found = [(one.code, one.span, dict(one.values)) for one in checked.errors]
    assert checked.tree is not None, f"ARBRE_SEED={seed}: {found}"
    return Promised(generated=generated, tree=checked.tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawing:
    draw: Draw
    generated: Generated

    @property
    def data(self) -> Mapping[str, Any]:
        return self.generated.data

    # ── aggravates ────────────────────────────────────────────────────────────────────────────

    def questions(self) -> dict[str, Any]:
        """The questions, some of which say what a worse answer must not make lighter."""
        written: dict[str, Any] = dict(self.data["questions"])
        able = [name for name, one in written.items() if one["type"] in WORSE]
        for name in self.draw.some(able, AGGRAVATING, AGGRAVATING):
            acts = self.draw.some(tuple(self.data["acts"]), 0, 2)
            what = [REFERRAL, *acts] if self._half or not acts else acts
            written[name] = {**written[name], "aggravates": what}
            if written[name]["type"] in ("integer", "decimal"):
                written[name]["worse"] = self.draw.pick(("higher", "lower"))
        return written

    # ── guarantees ────────────────────────────────────────────────────────────────────────────

    def guarantee(self, at: int) -> dict[str, Any]:
        draw = self.draw
        written = {
            "id": f"g{at}",
            "among": draw.pick(("everyone", "included", "asked")),
            draw.pick(("always", "never")): self._promise(),
            "cite": CITE,
        }
        if draw.chance(0.9):
            written["when"] = text(self._condition())
        if draw.chance(0.3):
            written["at"] = draw.pick(tuple(self.data["tree"]["nodes"]))
        return written

    def _promise(self) -> dict[str, Any]:
        draw, acts = self.draw, self.data["acts"]
        kind = draw.pick(("refer", "refer", "act", "kind", "above"))
        if kind == "refer" or not acts:
            return {"refer": draw.pick(tuple(self.data["referrals"]))}
        name = draw.pick(tuple(acts))
        if kind == "kind":
            return {"kind": acts[name]["kind"]}
        limits = acts[name].get("limits", {})
        if kind == "act" or not limits:
            return {"act": name}
        limit = draw.pick(tuple(limits))
        return {"act": name, "above": self._bound(limit), "limit": limit}

    def _bound(self, limit: str) -> str:
        bounds = list(BOUNDS[limit])
        if limit == "duration":
            pools = (self.data.get("parameters", {}), self.data.get("values", {}))
            bounds += [k for pool in pools for k, one in pool.items() if one.get("unit") == "days"]
            asked = self.data["questions"].items()
            bounds += [k for k, one in asked if one.get("unit") == "days"]
        return self.draw.pick(bounds)

    def _condition(self) -> Formula:
        draw = self.draw
        definitions = tuple(self.data.get("definitions", {}))
        if definitions and draw.chance(0.2):
            return self._turned(draw.pick(definitions))
        asked = draw.some(self._readable, 1, 3)
        parts = tuple(self._turned(draw.pick(self._formulas(one))) for one in asked)
        if len(parts) == 1:
            return parts[0]
        if len(parts) == 3 and draw.chance(0.3):
            return Least(2, parts)
        return Some(parts) if self._half else All(parts)

    def _turned(self, part: Formula) -> Formula:
        """The part itself, its opposite, or what is known of it."""
        if self.draw.chance(0.2):
            return Knows(part, self.draw.pick(("unknown", "known", "false", "not false")))
        return opposite(part) if self.draw.chance(0.2) else part

    @property
    def _readable(self) -> list[Drawn]:
        asked = (self.generated.questions[name] for name in self.data["questions"])
        return [one for one in asked if self._formulas(one)]

    def _formulas(self, question: Drawn) -> list[Formula]:
        """What is written of a question, without the parameters that nothing else reads."""
        parameters = self.data.get("parameters", {})
        every = (*question.bad, *question.good)
        return [
            one
            for one in every
            if all(name in parameters for name in re.findall(r"p\d+", text(one)))
        ]

    @property
    def _half(self) -> bool:
        return self.draw.chance(0.5)
