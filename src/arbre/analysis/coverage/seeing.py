"""One decided case → the points of the protocol that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from arbre.analysis.coverage.decisions import Decision, decisions_of, inside
from arbre.analysis.coverage.masking import deciding
from arbre.analysis.coverage.points import DECIDING, SENSES, Point, points_of
from arbre.engine.outcome import Origin, Outcome, Reason
from arbre.engine.reading import Case
from arbre.engine.view import View
from arbre.language.conditions.syntax import Path
from arbre.language.conditions.traversal import Part
from arbre.language.conditions.values import FALSE, Truth
from arbre.language.tree import Fork, Tree

_BESIDE: Final[dict[Origin, str]] = {"when": "when", "ground": "ground"}
"""Where the file writes what these reasons are about, below the path that they carry."""

Key = tuple[Path, Origin | None, str]


@dataclass(frozen=True, kw_only=True)
class Seeing:
    """What any case can show of one tree."""

    tree: Tree

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Every point of the tree."""
        return points_of(self.tree)

    @cached_property
    def _known(self) -> dict[tuple[Path, str, str], tuple[Point, ...]]:
        found: dict[tuple[Path, str, str], tuple[Point, ...]] = {}
        for point in self.points:
            key = (point.path, point.sense, point.kind)
            found[key] = (*found.get(key, ()), point)
        return found

    @cached_property
    def _decisions(self) -> dict[Key, tuple[Decision, ...]]:
        """The decisions that one reason stands for: its own, and those of values that it reads."""
        found: dict[Key, tuple[Decision, ...]] = {}
        for one in decisions_of(self.tree):
            if one.origin is not None:
                key = (one.path, one.origin, one.visit)
                found[key] = (one, *inside(one.condition, one.visit))
        return found

    def shown(self, outcome: Outcome, case: Case) -> frozenset[Point]:
        """Return the points that one decided case shows."""
        reasons = _reasons(outcome)
        found = {
            *self._nodes(outcome),
            *self._of_reasons(reasons),
            *self._forks(outcome, reasons),
            *self._waits(outcome, reasons),
            *self._acts(outcome),
            *self._conditions(outcome, reasons, case),
        }
        return frozenset(found)

    # ── each kind of point ────────────────────────────────────────────────────────────────────

    def _at(self, path: Path, sense: str, kind: str) -> tuple[Point, ...]:
        return self._known.get((path, sense, kind), ())

    def _nodes(self, outcome: Outcome) -> Iterator[Point]:
        for step in outcome.path:
            yield from self._at(("tree", "nodes", step.id), "reached", "node")

    def _of_reasons(self, reasons: tuple[Reason, ...]) -> Iterator[Point]:
        for one in reasons:
            sense = SENSES[one.truth]
            match one.origin:
                case "doubt" | "exit":
                    path = ("doubt",) if one.origin == "doubt" else one.path
                    yield from self._at(path, "taken", "branch")
                case "wait":
                    yield from self._at((*one.path, "if_none"), "taken", "branch")
                case "first_of":
                    yield from self._at((*one.path, "else"), "taken", "branch")
                case "actor":
                    yield from self._at(one.path, "false" if sense == "true" else sense, "branch")
                case "when" | "ground":
                    yield from self._at((*one.path, _BESIDE[one.origin]), sense, "branch")
                case "also":
                    yield from self._at(one.path, sense, "branch")
                case "guard" if one.truth is Truth.TRUE:
                    yield from self._at(one.path, "taken", "branch")
                case _:
                    yield from self._at(one.path, sense, "criterion")

    def _forks(self, outcome: Outcome, reasons: tuple[Reason, ...]) -> Iterator[Point]:
        truths = {one.path: one.truth for one in reasons if one.origin == "guard"}
        for step in outcome.path:
            node = self.tree.nodes.get(step.id)
            if node is None or not isinstance(node.exit, Fork):
                continue
            found = {truths.get(guard.path) for guard in node.exit.guards}
            if found == {Truth.FALSE}:
                path: Path = (*node.exit.path, "otherwise")
                yield from self._at(path, "taken", "branch")
            if Truth.UNKNOWN in found:
                yield from self._at(node.exit.if_unknown.path, "taken", "branch")

    def _waits(self, outcome: Outcome, reasons: tuple[Reason, ...]) -> Iterator[Point]:
        missed = {one.id for one in reasons if one.origin == "wait"}
        waiting = outcome.waiting.node if outcome.waiting else None
        for step in outcome.path:
            node = self.tree.nodes.get(step.id)
            if node and node.wait and node.id not in missed and node.id != waiting:
                yield from self._at(node.wait.path, "resumed", "branch")

    def _acts(self, outcome: Outcome) -> Iterator[Point]:
        given = {(act.node, act.id) for act in outcome.acts}
        for node in self.tree.nodes.values():
            for offer in node.offers:
                for point in self._at(offer.path, "given", "branch"):
                    if any(point.name == f"{node.id} {id_}" for of, id_ in given if of == node.id):
                        yield point

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _conditions(
        self, outcome: Outcome, reasons: tuple[Reason, ...], case: Case
    ) -> Iterator[Point]:
        view = View(answers=case.answers, clocks=case.clocks)
        looked: dict[Key, Decision] = {}
        for one in reasons:
            for made in self._decisions.get((one.path, one.origin, one.visit), ()):
                looked[made.path, made.origin, made.visit] = made
        for act in outcome.acts:
            for term in self._limits(act.id, act.node):
                for made in inside(term, act.visit):
                    looked[made.path, made.origin, made.visit] = made
        for made in looked.values():
            if _came_to(made, looked, view):
                yield from self._decided(made, view)

    def _decided(self, made: Decision, view: View) -> Iterator[Point]:
        if len(made.leaves) < 2:
            return
        for part, truth in deciding(made, view):
            for point in self._at(made.path, DECIDING[truth], "condition"):
                if point.part == part:
                    yield point

    def _limits(self, act: str, node: str) -> Iterator[Part]:
        for offer in self.tree.nodes[node].offers:
            for one in offer.acts:
                if one.id == act:
                    for limit in one.limits:
                        yield from (*limit.min, *limit.max)


def _reasons(outcome: Outcome) -> tuple[Reason, ...]:
    forcing = (why for made in outcome.referrals for why in made.reasons)
    return tuple(dict.fromkeys((*outcome.examined, *outcome.reasons, *forcing)))


def _came_to(made: Decision, looked: dict[Key, Decision], view: View) -> bool:
    """Tell whether a case of a value is come to: the cases before it are false."""
    if made.origin is not None or "cases" not in made.path:
        return True
    number = made.path[3]
    before = (
        looked.get(((*made.path[:3], i, "when"), None, made.visit))
        for i in range(number if isinstance(number, int) else 0)
    )
    return all(one is None or view.truth(one.condition) == FALSE for one in before)
