"""What is asked of somebody else while a case waits: who asks whom, what, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from arbre.engine.answers import Actor, Answers
from arbre.engine.outcome import AuthorisedAct, ComputedValue, Outcome
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree, Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request that stands: of a validation, a reply or a result.

    `requesting` is who is at work. `wait` says who is requested, by which channel, and for what.
    `findings` are the answers that the case rests on so far, in the order of the walk; `values`
    the scores and other values worked out from them; `acts` those that stand. It is late after
    `not_after`; the patient then goes where `wait` says.
    """

    node: str
    wait: Wait
    requesting: Actor
    not_after: datetime
    findings: tuple[Fact, ...]
    values: tuple[ComputedValue, ...]
    acts: tuple[AuthorisedAct, ...]


def request_of(outcome: Outcome, tree: Tree, *, answers: Answers, actor: Actor) -> Request | None:
    """Return what is asked of somebody else; None where nobody is asked for anything."""
    waiting = outcome.waiting
    wait = tree.nodes[waiting.node].wait if waiting else None
    if waiting is None or wait is None or wait.kind == "visit":
        return None
    consent = {fact for one in outcome.examined if one.origin == "consent" for fact in one.facts}
    return Request(
        node=waiting.node,
        wait=wait,
        requesting=actor,
        not_after=waiting.not_after,
        findings=tuple(
            fact for fact in outcome.used if fact in answers.facts and fact not in consent
        ),
        values=outcome.values,
        acts=tuple(act for act in outcome.acts if not act.revoked),
    )
