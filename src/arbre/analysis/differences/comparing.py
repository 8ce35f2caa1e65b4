"""Two trees → their differences."""

from __future__ import annotations

from datetime import datetime

from arbre.analysis.differences.differences import Differences
from arbre.analysis.proof.case import Full
from arbre.analysis.proof.differing.aspects import KINDS, Aspect, Move, moves, ordered, rank
from arbre.analysis.proof.differing.searching import Search
from arbre.analysis.proof.differing.treated import Change, Treated
from arbre.analysis.proof.replay import Replayed
from arbre.engine.answers import Actor, Answers, Clocks, Raised, RaisedKind
from arbre.engine.deciding import decide
from arbre.language.tree import Referral, Tree


def compared(old: Tree, new: Tree) -> Differences:
    """Return all that two protocols decide otherwise (see `differences.compare`)."""
    search = Search.of(old, new)
    found = [Change(aspect=move[0], order=move[1], patient=one) for move, one in search.moves()]
    found.extend(_raised("doubt", old.doubt, new.doubt, search))
    found.extend(_raised("withdraw", old.consent[0].refer, new.consent[0].refer, search))
    aspects = dict.fromkeys((*search.before.flags, *search.after.flags, *(c.aspect for c in found)))
    aspects[Aspect(kind="urgency")] = None
    return Differences(
        old=old,
        new=new,
        compared=tuple(sorted(aspects, key=_place)),
        changes=tuple(sorted(found, key=lambda one: (_place(one.aspect), one.order))),
        unshown=tuple(search.unshown),
        queries=search.queries,
    )


def _place(aspect: Aspect) -> tuple[int, str, str, str]:
    return (KINDS.index(aspect.kind), aspect.visit, aspect.name, aspect.limit)


# ── what is said at any moment ────────────────────────────────────────────────────────────────


def _raised(kind: RaisedKind, mine: Referral, other: Referral, search: Search) -> list[Change]:
    """Return what changes for a patient of whom there is a doubt, or who withdraws, at once."""
    aspect = Aspect(kind="doubt" if kind == "doubt" else "withdrawal")
    found = list(ordered(aspect, rank(mine), rank(other)))
    if not found:
        return []
    patient = _at_once(kind, search, found[0])
    return [Change(aspect=aspect, order=order, patient=patient) for _, order in found]


def _at_once(kind: RaisedKind, search: Search, move: Move) -> Treated:
    answers = Answers(raised=(Raised(kind=kind),))
    before, after = (_decided(tree, answers) for tree in (search.old, search.new))
    found = moves(before, search.old, after, search.new)
    return Treated(before=before, after=after, moves=frozenset((move, *found)))


def _decided(tree: Tree, answers: Answers) -> Replayed:
    clocks = Clocks(start=datetime.fromisoformat(tree.protocol.valid.from_))
    actor = Actor(profession=tree.protocol.delegates[0].profession, entitled=True)
    outcome = decide(tree, answers, clocks=clocks, actor=actor)
    full = Full(answers=answers, clocks=clocks, actor=actor)
    return Replayed(full=full, asked=answers, clocks=clocks, outcome=outcome)
