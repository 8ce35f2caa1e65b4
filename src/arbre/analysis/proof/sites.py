"""When the walk of a patient looks at each condition of the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from z3 import And, BoolRef, Not, Or

from arbre.analysis.coverage.decisions import Decision, decisions_of, inside, limits_of_act
from arbre.analysis.proof.offering import Considered, Offered
from arbre.analysis.proof.truths import unknown
from arbre.analysis.proof.walk import Walk
from arbre.engine.outcome import Origin
from arbre.language.conditions.syntax import Path
from arbre.language.tree import Fork, Grounded, Node

Site = tuple[Path, Origin | None, str]


@dataclass(slots=True, kw_only=True)
class Sites:
    """The conditions of one walk, by place, origin and visit."""

    walk: Walk
    _found: dict[Site, list[BoolRef]] = field(default_factory=lambda: defaultdict(list))

    def encode(self) -> Sites:
        """Note every condition."""
        for section in self.walk.sections:
            for one in section.rules:
                if one.rule.condition is not None and one.rule.origin != "contraindications":
                    origin: Origin = one.rule.origin  # type: ignore[assignment]  # that of a section
                    self._note(
                        one.rule.path, origin, section.visit, And(section.entered, one.looked)
                    )
        for node in self.walk.tree.nodes.values():
            self._offers(node, self.walk.offered[node.id])
            self._fork(node)
        self._values()
        return self

    def looked(self, path: Path, origin: Origin | None, visit: str) -> BoolRef:
        """Return whether a condition is looked at."""
        return Or(*self._found.get((path, origin, visit), ()))

    def _note(self, path: Path, origin: Origin | None, visit: str, on: BoolRef) -> None:
        self._found[path, origin, visit].append(self.walk.patient.named(on))

    # ── nodes ─────────────────────────────────────────────────────────────────────────────────

    def _offers(self, node: Node, offered: Offered) -> None:
        on = offered.referring.entered
        for each in offered.considered:
            if each.offer.when is not None:
                self._note(each.offer.path, "when", node.visit, on)
            self._contraindications(each, node, on)
            given = Or(*(one.authorised for one in offered.given if one.offer is each.offer))
            for also in each.offer.also:
                self._note(also.path, "also", node.visit, given)

    def _contraindications(self, each: Considered, node: Node, on: BoolRef) -> None:
        """Note what bars the acts of an entry: the next one only where those before are barred."""
        on = And(on, Not(each.when.false) if each.offer.else_refer else each.when.true)
        for act, barred in zip(each.offer.acts, each.barred, strict=True):
            here = on
            for one in act.contraindications:
                self._note(one.path, "contraindications", node.visit, here)
                here = And(here, self.walk.conditions.truth(one.when).false)
            on = And(on, barred)

    def _fork(self, node: Node) -> None:
        if not isinstance(node.exit, Fork):
            return
        on = self.walk.leaving[node.id]
        unsure: list[BoolRef] = []
        for guard in node.exit.guards:
            truths = self.walk.conditions.truth(guard.when)
            self._note(guard.path, "guard", node.visit, on)
            unsure.append(And(on, unknown(truths)))
            on = And(on, truths.false)
        if isinstance(node.exit.if_unknown, Grounded):
            self._note(node.exit.if_unknown.path, "ground", node.visit, Or(*unsure))

    # ── values ────────────────────────────────────────────────────────────────────────────────

    def _values(self) -> None:
        """Note what values read: where a condition or a limit reads them."""
        for outer in list(decisions_of(self.walk.tree)):
            if outer.origin is not None:
                on = self.looked(outer.path, outer.origin, outer.visit)
                self._inside(list(inside(outer.condition, outer.visit)), on)
        for given in self.walk.given:
            for term in limits_of_act(given.act):
                self._inside(list(inside(term, given.node.visit)), given.authorised)

    def _inside(self, found: list[Decision], on: BoolRef) -> None:
        for name, group in _by_value(found):
            here = on
            for one in group:
                self._note(one.path, None, one.visit, here)
                if name == "cases":
                    here = And(here, self.walk.conditions.truth(one.condition).false)


def _by_value(found: list[Decision]) -> Iterator[tuple[str, list[Decision]]]:
    groups: dict[Path, list[Decision]] = defaultdict(list)
    for one in found:
        groups[one.path[:3]].append(one)
    yield from ((str(path[2]), group) for path, group in groups.items())
