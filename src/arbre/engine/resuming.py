"""Whether a trace says only what its protocol knows."""

from __future__ import annotations

from arbre.engine.answers import Answer, Raised
from arbre.engine.trace import Answered, Event, Retracted, Spoken, Trace, VisitOpened, fold
from arbre.engine.typing import typed
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import FIRST, Tree


def fits(trace: Trace, tree: Tree) -> bool:
    """Tell whether every answer, visit and event of a trace is one of the protocol's.

    An answer of another type would read as false, and silence would reassure.
    """
    return all(_fits(event, trace, tree) for event in trace.events)


def _fits(event: Event, trace: Trace, tree: Tree) -> bool:
    match event:
        case Answered(facts=facts):
            return all(_is_answer(fact, answer, trace, tree) for fact, answer in facts)
        case Retracted(facts=facts):
            return tree.known.issuperset(facts)
        case VisitOpened(visit=visit):
            return visit in tree.visits and visit != FIRST
        case Spoken(raised=raised):
            return raised.visit in tree.visits and _is_known(raised, tree)
        case _:
            return True


def _is_answer(fact: Fact, answer: Answer, trace: Trace, tree: Tree) -> bool:
    return fact in tree.known and typed(fact, answer, tree, fold(trace).clocks) == answer


def _is_known(raised: Raised, tree: Tree) -> bool:
    match raised.kind:
        case "doubt":
            return raised.id is None
        case "withdraw":
            return raised.id is None or raised.id in tree.withdrawal_ids
        case "alert":
            return raised.id in tree.alert_ids
