"""How many questions may still come: an upper bound, for the progress shown."""

from __future__ import annotations

from collections.abc import Iterable

from arbre.engine.outcome import Outcome
from arbre.language.conditions.syntax import Condition, Fact
from arbre.language.conditions.traversal import all_facts
from arbre.language.tree import END, Fork, Go, Grounded, Node, Stop, Tree


def at_most(tree: Tree, outcome: Outcome) -> int:
    """Return at most how many questions this visit may still ask; a list of options is one."""
    if outcome.status != "incomplete":
        return 0
    passed = {step.id for step in outcome.path[:-1]}
    answered = {*outcome.used, *outcome.unused}
    here = outcome.path[-1].id if outcome.path else "alerts"
    sections = _sections(tree, here, passed)
    ways = _longest(tree, here if here in tree.nodes else tree.start)
    return len({(fact.question, fact.visit) for fact in {*sections, *ways} - answered})


def _sections(tree: Tree, here: str, passed: set[str]) -> set[Fact]:
    if here in tree.nodes:
        return set()
    left = (criteria for name, criteria in tree.gates if name not in passed)
    return _facts(criterion.fires for criteria in left for criterion in criteria)


def _longest(tree: Tree, start: str) -> frozenset[Fact]:
    """Return the questions of the way with the most questions, up to the next wait."""
    best: dict[str, frozenset[Fact]] = {END: frozenset()}
    pending = [start]
    while pending:
        name = pending[-1]
        onward = [to for to in _targets(tree.nodes[name]) if _same_visit(tree, to, start)]
        missing = [to for to in onward if to not in best]
        if missing:
            pending.extend(missing)
            continue
        pending.pop()
        longest = max((best[to] for to in onward), key=len, default=frozenset[Fact]())
        best[name] = longest | _asked_in(tree, tree.nodes[name])
    return best[start]


def _same_visit(tree: Tree, to: str, start: str) -> bool:
    return to == END or tree.nodes[to].visit == tree.nodes[start].visit


def _targets(node: Node) -> tuple[str, ...]:
    match node.exit:
        case Go(to=to):
            return (to,)
        case Fork(guards=guards, otherwise=otherwise, if_unknown=if_unknown):
            ways: list[Go | Stop] = [*(guard.target for guard in guards), otherwise]
            if isinstance(if_unknown, Grounded):
                ways.append(if_unknown.go)
            return tuple(dict.fromkeys(way.to for way in ways if isinstance(way, Go)))
    return ()


def _asked_in(tree: Tree, node: Node) -> frozenset[Fact]:
    conditions = [alert.fires for alert in node.alerts]
    if node.wait is not None:
        visit = tree.visits[node.visit]
        conditions += [criterion.fires for criterion in (*visit.alerts, *visit.withdrawal)]
    for offer in node.offers:
        conditions += [offer.when] if offer.when is not None else []
        conditions += [also.when for also in offer.also]
        conditions += [one.when for act in offer.acts for one in act.contraindications]
    if isinstance(node.exit, Fork):
        conditions += [guard.when for guard in node.exit.guards]
        if isinstance(node.exit.if_unknown, Grounded):
            conditions.append(node.exit.if_unknown.ground)
    asked = {one.fact for one in (*node.again, *node.ask)}
    return frozenset(asked | _facts(conditions))


def _facts(conditions: Iterable[Condition]) -> set[Fact]:
    return {fact for condition in conditions for fact in all_facts(condition)}
