"""A protocol whose conditions are parsed and typed, but whose names may still lead nowhere.

The checks read a draft, so that all problems of a file are shown at once; `building` turns a draft
without errors into a Tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from arbre.language.conditions.scope import Scope
from arbre.language.conditions.syntax import Condition, Path, Term
from arbre.language.conditions.traversal import Mention, names
from arbre.language.durations import delay
from arbre.language.protocol import Act, ActStep, Alert, Criterion, Node, Protocol, Wait
from arbre.language.uses import Use, uses_of
from arbre.language.visits import Visits, arrange
from arbre.language.ways import Ways

if TYPE_CHECKING:
    from arbre.language.document import Document

EdgeKind = Literal["next", "branch", "otherwise", "if_unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One way from a node to another (or to `end`); `path` is where the target is written."""

    source: str
    target: str
    kind: EdgeKind
    path: Path


@dataclass(frozen=True, kw_only=True)
class Draft:
    """`conditions` and `terms` hold what could be parsed, by the path of its value in the file.

    `unread` are the words of what could not be.
    """

    document: Document = field(repr=False)
    protocol: Protocol
    scope: Scope
    conditions: Mapping[Path, Condition]
    terms: Mapping[Path, Term]
    unread: frozenset[str] = frozenset()

    @property
    def nodes(self) -> Mapping[str, Node]:
        return self.protocol.tree.nodes

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every way between nodes, in the order of the file."""
        return tuple(edge for id_, node in self.nodes.items() for edge in edges_of(id_, node))

    @cached_property
    def ways(self) -> Ways:
        """The nodes that each node may lead to; names that lead nowhere are left out."""
        targets: dict[str, list[str]] = {id_: [] for id_ in self.nodes}
        for edge in self.edges:
            if edge.target in targets:
                targets[edge.source].append(edge.target)
        return {id_: tuple(to) for id_, to in targets.items()}

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every name outside conditions and terms, with what it means and its place."""
        return tuple(uses_of(self.protocol))

    @cached_property
    def mentions(self) -> tuple[tuple[Path, Mention], ...]:
        """Every name inside conditions and terms, with the path of the condition or term."""
        written = (*self.conditions.items(), *self.terms.items())
        return tuple((path, mention) for path, part in written for mention in names(part))

    @cached_property
    def criteria(self) -> tuple[tuple[Criterion, Path], ...]:
        """Every criterion with its path: alerts, those of nodes too, then section by section."""
        protocol = self.protocol
        sections: tuple[tuple[str, Sequence[Criterion]], ...] = (
            ("inclusion", protocol.inclusion),
            ("exclusion", protocol.exclusion),
            ("withdrawal", protocol.withdrawal),
        )
        others = ((one, (name, i)) for name, all_ in sections for i, one in enumerate(all_))
        return (*self.alerts, *others)

    @cached_property
    def alerts(self) -> tuple[tuple[Alert, Path], ...]:
        """Every alert with its path, those of nodes too."""
        first = ((one, ("alerts", i)) for i, one in enumerate(self.protocol.alerts))
        of_nodes = (
            (one, (*node_path(id_), "alerts", i))
            for id_, node in self.nodes.items()
            for i, one in enumerate(node.alerts)
        )
        return (*first, *of_nodes)

    @cached_property
    def waits(self) -> tuple[tuple[str, Wait], ...]:
        """Every wait with the id of its node."""
        return tuple((id_, node.wait) for id_, node in self.nodes.items() if node.wait is not None)

    def delay(self, written: str | None) -> str | None:
        """Return the duration that a wait names, itself or through a parameter; None if none."""
        return delay(written, self.protocol.parameters) if written is not None else None

    @property
    def usual_referral(self) -> str:
        """The referral to propose where one is missing."""
        doubt = self.protocol.doubt
        return doubt.refer if doubt is not None else next(iter(self.protocol.referrals))

    @cached_property
    def visits(self) -> Visits:
        """Which visit each node belongs to."""
        waits = frozenset(id_ for id_, node in self.nodes.items() if node.wait is not None)
        return arrange(self.protocol.tree.start, self.ways, waits)


def node_path(id_: str) -> Path:
    """Return where a node is defined."""
    return ("tree", "nodes", id_)


def edges_of(id_: str, node: Node) -> Iterator[Edge]:
    """Yield the ways out of a node."""
    path = node_path(id_)
    if node.next is not None:
        yield Edge(source=id_, target=node.next, kind="next", path=(*path, "next"))
    for index, branch in enumerate(node.branches or ()):
        if branch.next is not None:
            where = (*path, "branches", index, "next")
            yield Edge(source=id_, target=branch.next, kind="branch", path=where)
    if node.otherwise is not None and node.otherwise.next is not None:
        where = (*path, "otherwise", "next")
        yield Edge(source=id_, target=node.otherwise.next, kind="otherwise", path=where)
    if node.if_unknown is not None and node.if_unknown.next is not None:
        where = (*path, "if_unknown", "next")
        yield Edge(source=id_, target=node.if_unknown.next, kind="if_unknown", path=where)


def act_steps(node: Node) -> tuple[ActStep, ...]:
    """Return the acts of a node in their long form."""
    return tuple(ActStep(act=step) if isinstance(step, str) else step for step in node.acts)


def acts_of(step: ActStep) -> tuple[str, ...]:
    """Return the ids of the acts that an entry may give, in order."""
    return step.first_of or ((step.act,) if step.act else ())


def contraindicated(act: Act) -> tuple[int, ...]:
    """Return the indices of the contraindications that send the patient away."""
    return tuple(i for i, c in enumerate(act.contraindications or ()) if c.refer is not None)
