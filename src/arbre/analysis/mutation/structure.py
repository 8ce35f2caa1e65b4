"""Faults that are not in a condition: targets, what is left out, order, delays, urgency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from arbre.analysis.mutation.editing import REMOVED
from arbre.analysis.mutation.turning import Fault
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft
from arbre.language.protocol import Referral
from arbre.language.tree import ADDRESSEES, END, URGENCIES

Planted = tuple[Fault, Path, object]
_DELAY = re.compile(r"(\d+) (\w+)")


def structural(draft: Draft) -> Iterator[Planted]:
    """Yield each fault with its place and the new value there."""
    value: dict[str, Any] = draft.document.value
    yield from _sections(value)
    yield from _referrals(draft)
    yield from _acts(value)
    yield from _values(value)
    for name in draft.nodes:
        yield from _node(value["tree"]["nodes"][name], ("tree", "nodes", name))
    yield from _swapped_referrals(draft)


# ── what is left out ──────────────────────────────────────────────────────────────────────────


def _sections(value: dict[str, Any]) -> Iterator[Planted]:
    yield from _each_removed("alert_removed", ("alerts",), value.get("alerts"))
    for section in ("inclusion", "exclusion", "withdrawal"):
        yield from _each_removed("criterion_removed", (section,), value.get(section))
    yield from _each_removed("consent_removed", ("consent", "ask"), value["consent"]["ask"])


def _each_removed(fault: Fault, path: Path, items: Sequence[Any] | None) -> Iterator[Planted]:
    for i in range(len(items or ())):
        yield fault, (*path, i), REMOVED


def _acts(value: dict[str, Any]) -> Iterator[Planted]:
    for name, act in value["acts"].items():
        path: Path = ("acts", name, "contraindications")
        yield from _each_removed("contraindication_removed", path, act.get("contraindications"))
        for id_, limit in act.get("limits", {}).items():
            for side in ("min", "max"):
                bound = limit.get(side)
                if isinstance(bound, list) and len(bound) > 1:
                    where = ("acts", name, "limits", id_, side)
                    yield from _each_removed("limit", where, bound)


def _values(value: dict[str, Any]) -> Iterator[Planted]:
    for name, one in value.get("values", {}).items():
        for key in ("cases", "points"):
            items = one.get(key) or ()
            if len(items) > 1:
                yield from _each_removed("case_removed", ("values", name, key), items)
        for i, item in enumerate(one.get("points") or ()):
            for near in (item["points"] - 1, item["points"] + 1):
                yield "threshold", ("values", name, "points", i, "points"), near


# ── nodes ─────────────────────────────────────────────────────────────────────────────────────


def _node(node: dict[str, Any], path: Path) -> Iterator[Planted]:
    yield from _each_removed("alert_removed", (*path, "alerts"), node.get("alerts"))
    for i, step in enumerate(node.get("acts", ())):
        if isinstance(step, dict):
            yield from _step(step, (*path, "acts", i))
    if "wait" in node:
        yield from _wait(node["wait"], (*path, "wait"))
    yield from _targets(node, path)


def _step(step: dict[str, Any], path: Path) -> Iterator[Planted]:
    if "when" in step:
        yield "when_removed", (*path, "when"), REMOVED
    yield from _each_removed("also_removed", (*path, "also"), step.get("also"))
    acts = step.get("first_of", ())
    for i in range(len(acts) - 1):
        swapped = [*acts[:i], acts[i + 1], acts[i], *acts[i + 2 :]]
        yield "order", (*path, "first_of"), swapped


def _wait(wait: dict[str, Any], path: Path) -> Iterator[Planted]:
    for key in ("after", "before"):
        found = _DELAY.fullmatch(str(wait.get(key, "")))
        if found is not None:
            number = int(found[1])
            for near in (number - 1, number + 1):
                if near > 0:
                    yield "delay", (*path, key), f"{near} {found[2]}"
    if "after" in wait:
        yield "delay", (*path, "after"), REMOVED


def _targets(node: dict[str, Any], path: Path) -> Iterator[Planted]:
    """Yield each way out of a node with the target of another way out of it."""
    ways: list[tuple[Path, dict[str, Any]]] = [
        ((*path, "branches", i), branch) for i, branch in enumerate(node.get("branches", ()))
    ]
    ways += [((*path, key), node[key]) for key in ("otherwise", "if_unknown") if key in node]
    if "next" in node:
        yield from _next(node["next"], path)
    targets = [_target(way) for _, way in ways]
    for where, way in ways:
        for other in _unlike(_target(way), targets):
            fault: Fault = "unknown_target" if where[-1] == "if_unknown" else "target"
            kept = {key: one for key, one in way.items() if key not in ("next", "refer")}
            yield fault, where, {**kept, **other}


def _next(target: str, path: Path) -> Iterator[Planted]:
    if target != END:
        yield "target", (*path, "next"), END


def _target(way: dict[str, Any]) -> dict[str, Any]:
    return {key: way[key] for key in ("next", "refer") if key in way}


def _unlike(mine: dict[str, Any], targets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for target in targets:
        if target not in (mine, *found):
            found.append(target)
    return found


# ── referrals ─────────────────────────────────────────────────────────────────────────────────


def _referrals(draft: Draft) -> Iterator[Planted]:
    """Yield each referral one degree more, and one less, urgent."""
    for name, referral in draft.protocol.referrals.items():
        at = URGENCIES.index(referral.urgency)
        for near in (at - 1, at + 1):
            if 0 <= near < len(URGENCIES):
                yield "urgency", ("referrals", name, "urgency"), URGENCIES[near]


def _swapped_referrals(draft: Draft) -> Iterator[Planted]:
    """Yield each place that names a referral with the next less urgent one, or the next more."""
    order = sorted(draft.protocol.referrals, key=lambda id_: _rank(id_, draft.protocol.referrals))
    for use in draft.uses:
        if use.space != "referral" or len(order) < 2 or use.path[0] == "guarantees":
            continue
        at = order.index(use.name)
        near = order[at + 1] if at + 1 < len(order) else order[at - 1]
        fault: Fault = "unknown_target" if "if_unknown" in use.path else "target"
        yield fault, use.path, near


def _rank(id_: str, referrals: dict[str, Referral]) -> tuple[int, int, str]:
    one = referrals[id_]
    return (URGENCIES.index(one.urgency), ADDRESSEES.index(one.to), id_)
