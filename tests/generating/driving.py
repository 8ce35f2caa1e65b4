"""Drive a walk as a person would: answer what is asked, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from arbre.engine.answers import Answer, Answers, Unknown
from arbre.engine.outcome import Outcome
from arbre.language.conditions.syntax import Fact
from arbre.language.conditions.traversal import all_facts
from arbre.language.tree import Criterion, Tree
from generating.population import Patient

Pace = Literal["one by one", "all at once"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """How a walk ended, the answers that were asked for, and in how many steps."""

    outcome: Outcome
    answers: Answers
    steps: int


def drive(
    patient: Patient,
    source: Mapping[Fact, Answer] | None = None,
    known: Mapping[Fact, Answer] | None = None,
    pace: Pace = "all at once",
) -> Driven:
    """Answer what is asked from `source` until nothing is; what it does not hold is unknown.

    `known` was answered before. A question asked twice, or a step that asks nothing, fails.
    """
    source = patient.case.answers.facts if source is None else source
    facts = dict(known or {})
    steps = 0
    while True:
        answers = Answers(facts=facts, raised=patient.case.answers.raised)
        outcome = patient.decide(answers)
        if outcome.status != "incomplete":
            return Driven(outcome=outcome, answers=answers, steps=steps)
        steps += 1
        asked = outcome.asking if pace == "all at once" else outcome.asking[:1]
        assert asked, f"incomplete, and asks nothing: {patient.replay}"
        assert not facts.keys() & set(asked), f"asked again: {asked}: {patient.replay}"
        facts = {**facts, **{fact: source.get(fact, Unknown()) for fact in asked}}


def alerts_of(tree: Tree) -> Iterator[tuple[str, Criterion]]:
    """Yield every alert with its visit: of the protocol, in each visit, and of each node."""
    for name, visit in tree.visits.items():
        yield from ((name, alert) for alert in visit.alerts)
    for node in tree.nodes.values():
        yield from ((node.visit, alert) for alert in node.alerts)


def read_by_alerts(tree: Tree) -> frozenset[Fact]:
    """The facts that an alert reads: these may change a decision at any moment."""
    return frozenset(fact for _, alert in alerts_of(tree) for fact in all_facts(alert.fires))


def standing(outcome: Outcome) -> set[tuple[str, str]]:
    """The acts that may be done, each with its node."""
    return {(act.id, act.node) for act in outcome.acts if not act.revoked}


def interrupted(outcome: Outcome) -> bool:
    """Whether an event, or an alert of a node further on, ended the walk."""
    origins = {one.origin for one in outcome.reasons}
    further = "alerts" in origins and outcome.path[-1].id != "alerts"
    return further or bool(origins & {"doubt", "withdraw", "raised"})


def alike(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes decide the same.

    An alert further on may end a walk before or after the acts of its visit were given: then they
    are listed as revoked or not at all, and none of them may be done.
    """
    if interrupted(one) or interrupted(other):
        return one.concluded and other.concluded and not standing(one) | standing(other)
    return one.decision == other.decision
