"""Whether a trace says only what its protocol knows."""

from __future__ import annotations

from arbre.engine.answers import Answer, Clocks, Raised
from arbre.engine.trace import Answered, Event, Retracted, Spoken, Trace, VisitOpened, fold
from arbre.engine.typing import typed
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import FIRST, Tree


def fits(trace: Trace, tree: Tree) -> bool:
    """Tell whether every answer, visit and event of a trace is one of the protocol's.

    An answer of another type would read as false, and silence would reassure.
    """
    clocks = fold(trace).clocks
    return _visits_follow(trace, tree) and all(_fits(one, clocks, tree) for one in trace.events)


def _visits_follow(trace: Trace, tree: Tree) -> bool:
    """Tell whether each visit began after the visit before it, and after all that was said."""
    last, opened = trace.opened.at, {FIRST}
    for event in trace.events:
        if isinstance(event, VisitOpened) and event.visit in tree.visits:
            if event.at < last or tree.visits[event.visit].parent not in opened:
                return False
            opened.add(event.visit)
        last = max(last, event.at)
    return True


def _fits(event: Event, clocks: Clocks, tree: Tree) -> bool:
    match event:
        case Answered(facts=facts):
            return all(_is_answer(fact, answer, clocks, tree) for fact, answer in facts)
        case Retracted(facts=facts):
            return tree.known.issuperset(facts)
        case VisitOpened(visit=visit):
            return visit in tree.visits and visit != FIRST
        case Spoken(raised=raised):
            return raised.visit in tree.visits and _is_known(raised, tree)
        case _:
            return True


def _is_answer(fact: Fact, answer: Answer, clocks: Clocks, tree: Tree) -> bool:
    return fact in tree.known and typed(fact, answer, tree, clocks) == answer


def _is_known(raised: Raised, tree: Tree) -> bool:
    match raised.kind:
        case "doubt":
            return raised.id is None
        case "withdraw":
            return raised.id is None or raised.id in tree.withdrawal_ids
        case "alert":
            return raised.id in tree.alert_ids
