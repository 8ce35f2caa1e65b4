"""When an alert ends a walk: at the answer that makes it surely true, wherever it stands.

Alerts of a visit are passed by all who go on in it, and count while they are asked only; those of
nodes count from the first answer that they read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from z3 import BoolRef

from arbre.analysis.proof.course.settling import Settling
from arbre.analysis.proof.folding import ALWAYS, NEVER, every, no, some
from arbre.analysis.proof.walk import Walk
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import FIRST, Criterion, Node, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The alerts of a visit or of a node, taken together; `section` as `Settled.name`."""

    visit: str
    section: str
    alerts: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A referral that an alert of a visit makes, and when it does."""

    visit: str
    section: str
    referral: Referral
    when: BoolRef


@dataclass(slots=True, kw_only=True)
class Alerting:
    """The alerts of one walk, as its questions are answered.

    `late` says that the walk would have had to go on after one took effect; `stopped`, that it
    then stands at a question, and not at the alert itself.
    """

    walk: Walk
    settling: Settling
    late: BoolRef = NEVER
    stopped: BoolRef = NEVER
    _elsewhere: BoolRef = NEVER
    _here: BoolRef = NEVER
    _asked_here: Group | None = None
    _standing: Group | None = None
    opened: dict[str, BoolRef] = field(default_factory=lambda: {FIRST: ALWAYS})
    _unsure: list[Sign] = field(default_factory=list)
    _visits: dict[str, Group] = field(default_factory=dict)
    _nodes: list[Group] = field(default_factory=list)
    _reading: dict[Fact, list[Group]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        tree = self.walk.tree
        self._visits = {
            id_: Group(visit=id_, section="alerts", alerts=one.alerts)
            for id_, one in tree.visits.items()
        }
        nodes = (one for one in tree.nodes.values() if one.alerts)
        self._nodes = [
            Group(visit=node.visit, section=node.id, alerts=node.alerts) for node in nodes
        ]
        for group in self._nodes:
            for fact in {f for one in group.alerts for f in self.settling.read(one.fires)}:
                self._reading[fact].append(group)
        self._take_effect(self._nodes)

    # ── what took effect ──────────────────────────────────────────────────────────────────────

    @property
    def now(self) -> BoolRef:
        """Whether an alert took effect, of those whose place the walk did not pass."""
        return self.settling.named(some(self._elsewhere, self._here))

    @property
    def ever(self) -> BoolRef:
        """Whether an alert took effect at all."""
        return self.settling.named(some(self._elsewhere, *map(self._true, self._visits.values())))

    def signs(self) -> Iterator[Sign]:
        """Yield when each alert takes effect, and where it sends the patient."""
        for group in (*self._visits.values(), *self._nodes):
            on = self.settling.named(self._true(group))
            for one in group.alerts:
                each = self.settling.surely(one.fires)
                unknown = every(on, each.not_false, no(each.true))
                yield Sign(group.visit, group.section, one.refer, every(on, each.true))
                yield Sign(group.visit, group.section, one.if_unknown, unknown)
        yield from self._unsure

    def _true(self, group: Group) -> BoolRef:
        """Return whether one of the alerts is surely true, in a visit that was opened."""
        opened = self.opened.get(group.visit, NEVER)
        return every(opened, some(*(self.settling.surely(one.fires).true for one in group.alerts)))

    def _take_effect(self, groups: Iterable[Group]) -> None:
        self._elsewhere = self.settling.named(some(self._elsewhere, *map(self._true, groups)))

    # ── as the walk goes on ───────────────────────────────────────────────────────────────────

    def wanted(self, needed: BoolRef) -> BoolRef:
        """Return when the walk comes to what it needs: not once an alert took effect."""
        self.late = self.settling.named(some(self.late, every(needed, self.now)))
        return self.settling.named(every(needed, no(self.now)))

    def asked(self, needed: BoolRef) -> BoolRef:
        """Return when a question that the walk needs is asked."""
        standing = NEVER if self._standing is None else self._true(self._standing)
        stopped = every(needed, self.now, no(standing))
        self.stopped = self.settling.named(some(self.stopped, stopped))
        return self.wanted(needed)

    def answered(self, fact: Fact) -> None:
        """Let alerts take effect by an answer."""
        self._take_effect(self._reading[fact])
        if self._asked_here is not None:
            self.ask(self._asked_here.visit)

    def ask(self, visit: str) -> None:
        """Heed the alerts of a visit, from here on, as they are asked."""
        self._asked_here = self._visits[visit]
        self._here = self.settling.named(self._true(self._asked_here))

    def stand(self, node: Node) -> None:
        """Stand at the alerts of a node."""
        self._standing = Group(visit=node.visit, section=node.id, alerts=node.alerts)

    def leave(self) -> None:
        """Stand there no more; those of a visit are passed."""
        self._here, self._asked_here, self._standing = NEVER, None, None

    def open(self, visit: str, coming: BoolRef) -> None:
        """Open a visit, of which the alerts count from then on."""
        self.opened[visit] = self.wanted(coming)
        self._take_effect(one for one in self._nodes if one.visit == visit)

    def rest(self, on: BoolRef) -> None:
        """Let alerts of nodes not passed that an answer left unknown end a walk that is at rest."""
        on = self.settling.named(every(on, no(self.late)))
        found: list[BoolRef] = []
        for node in self.walk.tree.nodes.values():
            opened = self.opened.get(node.visit, NEVER)
            for one in node.alerts:
                each = self.settling.surely(one.fires)
                open_ = every(on, opened, no(self.walk.reach[node.id]))
                when = self.settling.named(every(open_, each.not_false, no(each.true)))
                self._unsure.append(Sign(node.visit, node.id, one.if_unknown, when))
                found.append(when)
        self._elsewhere = self.settling.named(some(self._elsewhere, *found))
