"""Two branches that are both true for one patient, and lead to different places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbre.language.checks.finding import Finding, Other
from arbre.language.conditions.regions import Numbers, Words
from arbre.language.conditions.views import View, view_of
from arbre.language.draft import Draft, node_path
from arbre.language.protocol import Branch, Node

Taken = tuple[int, View]


def overlap(draft: Draft, today: date | None) -> Iterator[Finding]:
    """Yield branches over one question that another one meets, as far as no solver is needed."""
    for name, node in draft.nodes.items():
        if node.first_match:
            continue
        branches = node.branches or ()
        for first, second in _meetings(draft, name, node):
            path = (*node_path(name), "branches")
            if _target(branches[first]) == _target(branches[second]):
                continue
            yield Finding(
                code="overlap",
                path=(*path, second, "when"),
                values={
                    "node": name,
                    "first": _target(branches[first]),
                    "second": _target(branches[second]),
                },
                others=(Other(path=(*path, first, "when"), key="first"),),
            )


def _target(branch: Branch) -> str:
    return branch.next or branch.refer or ""


def _meetings(draft: Draft, name: str, node: Node) -> Iterator[tuple[int, int]]:
    """Yield pairs of branches, the earlier first, that one answer makes true; each later once."""
    groups: dict[str, list[Taken]] = {}
    written = set()
    for index in range(len(node.branches or ())):
        condition = draft.conditions.get((*node_path(name), "branches", index, "when"))
        view = view_of(condition, draft.scope) if condition is not None else None
        if view is not None and condition not in written:
            written.add(condition)
            groups.setdefault(view.key, []).append((index, view))
    for group in groups.values():
        pairs = _of_words(group) if isinstance(group[0][1].whole, frozenset) else _of_numbers(group)
        yield from {max(pair): (min(pair), max(pair)) for pair in pairs}.values()


def _of_words(group: list[Taken]) -> Iterator[tuple[int, int]]:
    holder: dict[str, int] = {}
    for index, view in group:
        for word in sorted(_words(view)):
            before = holder.setdefault(word, index)
            if before != index:
                yield before, index


def _of_numbers(group: list[Taken]) -> Iterator[tuple[int, int]]:
    """Sweep the intervals by their lower ends: one that begins before the furthest end meets it."""
    intervals = sorted((low, high, index) for index, view in group for low, high in _numbers(view))
    furthest, holder = None, -1
    for low, high, index in intervals:
        if furthest is not None and low <= furthest and holder != index:
            yield holder, index
        if furthest is None or high > furthest:
            furthest, holder = high, index


def _words(view: View) -> Words:
    return view.region if isinstance(view.region, frozenset) else frozenset()


def _numbers(view: View) -> Numbers:
    return () if isinstance(view.region, frozenset) else view.region
