"""Many random protocols with many cases each, and what they came to: counted, for the asserts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arbre.engine.answers import Actor, Answers, Unknown
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from generating.cases import MIXTURE, Chances, case
from generating.protocols import Generated, protocol

MORE = 20 if os.environ.get("ARBRE_MORE") else 1
PROTOCOLS = 60 * MORE
CASES = 2 * len(MIXTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """One case of one protocol. `replay` is the environment that draws it again, first."""

    generated: Generated
    case: Case
    number: int

    @property
    def replay(self) -> str:
        return f"ARBRE_SEED={self.generated.seed} (case {self.number})"

    @property
    def actor(self) -> Actor:
        return self.case.actor or NOBODY

    @property
    def unknowns(self) -> set[object]:
        facts = self.case.answers.facts
        return {fact for fact, answer in facts.items() if isinstance(answer, Unknown)}

    def decide(self, answers: Answers | None = None, actor: Actor | None = None) -> Outcome:
        """Decide this case, or the same case with other answers or another person at work."""
        return decide(
            self.generated.tree,
            answers or self.case.answers,
            clocks=self.case.clocks,
            actor=actor or self.actor,
        )


def patients(
    seed: int, protocols: int = PROTOCOLS, cases: int = CASES, chances: Chances | None = None
) -> Iterator[Patient]:
    """Yield the cases of as many protocols: of the seed itself first, then of those after it."""
    for at in range(seed, seed + protocols):
        generated = protocol(at)
        for number in range(cases):
            yield Patient(generated=generated, case=case(generated, number, chances), number=number)


@lru_cache(maxsize=1)
def decided(seed: int) -> tuple[tuple[Patient, Outcome], ...]:
    """The whole population with its outcomes, decided once for all properties."""
    return tuple((patient, patient.decide()) for patient in patients(seed))


def counted(seed: int) -> Counter[str]:
    """What the population reaches: statuses, sections, kinds of nodes, of acts, of waits, …"""
    counts: Counter[str] = Counter()
    for patient, outcome in decided(seed):
        counts.update(_reached(patient, outcome))
    return counts


def _reached(patient: Patient, outcome: Outcome) -> set[str]:
    nodes = patient.generated.data["tree"]["nodes"]
    passed = [nodes[step.id] for step in outcome.path if step.id in nodes]
    found = {"case", f"status {outcome.status}"}
    found |= {"passed exclusion"} if passed else set()
    found |= {f"node {key}" for node in passed for key in node}
    found |= {f"wait {node['wait']['for']}" for node in passed if "wait" in node}
    found |= {f"reason {reason.origin} {reason.truth.name}" for reason in outcome.examined}
    found |= {f"refused {act.why}" for act in outcome.refused}
    found |= {f"act {'revoked' if act.revoked else 'given'}" for act in outcome.acts}
    found |= {f"limit {limit.id}" for act in outcome.acts for limit in act.limits}
    found |= {f"visit {len({act.visit for act in outcome.acts})}"} if outcome.acts else set()
    found |= {f"urgency {one.urgency}" for one in outcome.referrals if one.mandatory}
    found |= {f"to {one.to}" for one in outcome.referrals if one.mandatory}
    found |= {"handed over" for one in outcome.referrals if not one.mandatory}
    found |= {f"raised {one.kind}" for one in patient.case.answers.raised}
    found |= {"asking"} if outcome.asking else set()
    kinds = {patient.generated.questions[fact.question].kind for fact in outcome.used}
    return found | {f"question {kind}" for kind in kinds}
