"""A patient who shows a point of the coverage, or the proof that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from z3 import And, BoolRef, Not, Or

from arbre.analysis.coverage.decisions import Atom, Count, Decision, Formula, Inverse, decisions_of
from arbre.analysis.coverage.points import Point
from arbre.analysis.coverage.seeing import Seeing
from arbre.analysis.proof.case import Reader
from arbre.analysis.proof.folding import several
from arbre.analysis.proof.proof import Proof
from arbre.analysis.proof.replay import replay
from arbre.analysis.proof.sites import Sites
from arbre.analysis.proof.smallest import smallest
from arbre.analysis.proof.terms import Truths
from arbre.analysis.proof.truths import FALSE, TRUE, inverse, unknown
from arbre.analysis.proof.walk import Walk
from arbre.engine.reading import Case
from arbre.language.conditions.syntax import Condition
from arbre.language.tree import Fork, Grounded, Offer, Tree


@dataclass(frozen=True, kw_only=True)
class Showing:
    """Finds patients of one protocol."""

    tree: Tree

    @cached_property
    def _proof(self) -> Proof:
        return Proof.of(self.tree)

    @cached_property
    def _sites(self) -> Sites:
        return Sites(walk=self._walk).encode()

    @cached_property
    def _seeing(self) -> Seeing:
        return Seeing(tree=self.tree)

    @property
    def _walk(self) -> Walk:
        return self._proof.walk

    def impossible(self, point: Point) -> bool:
        """Tell whether no patient can show a point."""
        formula = self._formula(point)
        return formula is not None and self._proof.model(formula, *self._proof.usual) is None

    def patient(self, point: Point) -> Case | None:
        """Return a small patient who shows a point; None when none is found."""
        formula = self._formula(point)
        wanted = (*self._proof.usual, formula) if formula is not None else ()
        if formula is None or self._proof.model(*wanted) is None:
            return None
        reader = Reader(patient=self._walk.patient, model=smallest(self._proof, wanted))
        full = reader.full(self._walk)
        found = replay(self.tree, full)
        case = Case(answers=found.asked, clocks=found.clocks, actor=full.actor)
        return case if point in self._seeing.shown(found.outcome, case) else None

    # ── what shows a point ────────────────────────────────────────────────────────────────────

    def _formula(self, point: Point) -> BoolRef | None:
        """Return what is true of the patients who show a point; None when it is not encoded."""
        match point.kind:
            case "node":
                return self._walk.reach[point.name]
            case "criterion":
                return self._criterion(point)
            case "condition":
                return self._condition(point)
            case "branch":
                return self._branch(point)
            case _:
                assert_never(point.kind)

    def _criterion(self, point: Point) -> BoolRef:
        ways = [
            And(
                self._sites.looked(point.path, one.origin, one.visit),
                self._truth(one.condition, point),
            )
            for one in self._at(point)
        ]
        return Or(*ways)

    def _truth(self, condition: Condition, point: Point) -> BoolRef:
        truths = self._walk.conditions.truth(condition)
        match point.sense:
            case "true":
                return truths.true
            case "false":
                return truths.false
            case _:
                return unknown(truths)

    def _at(self, point: Point) -> list[Decision]:
        return [one for one in self._all if one.path == point.path]

    @cached_property
    def _all(self) -> tuple[Decision, ...]:
        return tuple(decisions_of(self.tree))

    # ── branches ──────────────────────────────────────────────────────────────────────────────

    def _branch(self, point: Point) -> BoolRef | None:
        path = point.path
        if path[:2] != ("tree", "nodes"):
            return None
        node = str(path[2])
        match path[3:]:
            case ("wait", "if_none"):
                return And(self._walk.reach[node], self._walk.waits[node].missed)
            case ("wait",):
                return And(self._walk.reach[node], self._walk.waits[node].open)
            case ("acts", int(i), *rest):
                return self._offer(point, self.tree.nodes[node].offers[i], tuple(rest))
            case ("if_unknown", "ground"):
                return self._ground(point, node)
            case ("exclude",):
                return self._walk.leaving[node]
            case _:
                ways = self._walk.ways[node]
                return Or(*(way.when for way in ways if path in (way.path, way.path[:-1])))

    def _ground(self, point: Point, node: str) -> BoolRef | None:
        exit_ = self.tree.nodes[node].exit
        if not isinstance(exit_, Fork) or not isinstance(exit_.if_unknown, Grounded):
            return None
        site = self._sites.looked(point.path[:-1], "ground", self.tree.nodes[node].visit)
        return And(site, self._truth(exit_.if_unknown.ground, point))

    def _offer(self, point: Point, offer: Offer, rest: tuple[str | int, ...]) -> BoolRef | None:
        node = self.tree.nodes[str(point.path[2])]
        offered = self._walk.offered[node.id]
        entered = offered.referring.entered
        match rest:
            case ():
                given = (one for one in offered.given if one.offer is offer)
                named = (one for one in given if point.name == f"{node.id} {one.act.id}")
                return Or(*(one.authorised for one in named))
            case ("when",) if offer.when is not None:
                return And(entered, self._truth(offer.when, point))
            case ("also", int(i)):
                site = self._sites.looked(point.path, "also", node.visit)
                return And(site, self._truth(offer.also[i].when, point))
            case ("else",):
                each = next(one for one in offered.considered if one.offer is offer)
                when = Not(each.when.false) if offer.else_refer else each.when.true
                return And(entered, when, each.exhausted)
        return None

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _condition(self, point: Point) -> BoolRef:
        """Return whether one part of a condition decides, with the truth that the point wants."""
        ways = []
        for one in self._at(point):
            truths = [self._walk.conditions.truth(leaf) for leaf in one.leaves]
            mine = truths[point.part]
            turned = [
                _value(one.formula, [*truths[: point.part], made, *truths[point.part + 1 :]])
                for made in (TRUE, FALSE)
            ]
            decides = Or(And(turned[0].true, turned[1].false), And(turned[0].false, turned[1].true))
            wanted = mine.true if point.sense == "decides_true" else mine.false
            ways.append(And(self._sites.looked(one.path, one.origin, one.visit), wanted, decides))
        return Or(*ways)


def _value(formula: Formula, truths: Sequence[Truths]) -> Truths:
    match formula:
        case Atom(number):
            return truths[number]
        case Inverse(operand):
            return inverse(_value(operand, truths))
        case Count(count, operands):
            parts = [_value(one, truths) for one in operands]
            most = len(parts) - count + 1
            return Truths(
                several([one.true for one in parts], count),
                several([one.false for one in parts], most),
            )
        case _:
            assert_never(formula)
