"""The whole tree of a draft."""

from __future__ import annotations

from collections.abc import Mapping

from arbre.language.building.context import Building, cites
from arbre.language.building.criteria import alerts_of, consent_of, excluding, inclusion_criterion
from arbre.language.building.nodes import node_of
from arbre.language.conditions.binding import Binder
from arbre.language.conditions.syntax import Age, Fact, Path, Since
from arbre.language.conditions.traversal import Part, parts_of
from arbre.language.draft import Draft
from arbre.language.guarantee import Guarantee, Promise
from arbre.language.hashing import canonical_hash
from arbre.language.protocol import Guarantee as WrittenGuarantee
from arbre.language.protocol import Promise as WrittenPromise
from arbre.language.reasking import asked_again, questions_read
from arbre.language.tree import FIRST, Tree, Visit
from arbre.language.visits import newest


def build(draft: Draft) -> Tree:
    """Return the tree of a draft that has no error."""
    again = asked_again(draft)
    return _tree(Building(draft=draft, binders=_binders(draft, again), again=again))


def _binders(draft: Draft, again: Mapping[str, frozenset[str]]) -> Mapping[str, Binder]:
    def binder(visit: str) -> Binder:
        def fact_of(question: str, option: str | None) -> Fact:
            found = newest(question, visit, draft.visits, again)
            return Fact(question, option, found.visit)

        return Binder(scope=draft.scope, fact_of=fact_of, visit=visit)

    return {visit: binder(visit) for visit in draft.visits.parents}


def _tree(building: Building) -> Tree:
    protocol = building.draft.protocol
    doubt = protocol.doubt.refer if protocol.doubt else next(iter(protocol.referrals))
    entitlement = protocol.entitlement.else_.refer if protocol.entitlement else doubt
    return Tree(
        protocol=protocol,
        hash=canonical_hash(building.draft),
        facts=all_facts_of(building),
        past=past_of(building),
        visits={visit: visit_of(building, visit) for visit in building.draft.visits.parents},
        nodes={name: node_of(building, name) for name in building.draft.visits.of},
        start=protocol.tree.start,
        consent=consent_of(building),
        inclusion=tuple(
            inclusion_criterion(building, i, one) for i, one in enumerate(protocol.inclusion)
        ),
        exclusion=excluding(building, "exclusion", protocol.exclusion, FIRST),
        withdrawal=excluding(building, "withdrawal", protocol.withdrawal, FIRST),
        doubt=building.referral(doubt),
        entitlement=building.referral(entitlement),
        referrals={name: building.referral(name) for name in protocol.referrals},
        guarantees=tuple(
            guarantee_of(building, i, one) for i, one in enumerate(protocol.guarantees)
        ),
        document=building.draft.document,
    )


def all_facts_of(building: Building) -> tuple[Fact, ...]:
    """Every fact: of the first visit, then those that later visits ask anew."""
    again = building.again
    visits = [(FIRST, tuple(building.draft.protocol.questions))]
    visits += [
        (visit, tuple(name for name in building.draft.protocol.questions if name in again[visit]))
        for visit in building.draft.visits.parents
        if visit != FIRST
    ]
    return tuple(
        fact
        for visit, names_ in visits
        for name in names_
        for fact in building.facts_of(name, visit)
    )


def past_of(building: Building) -> frozenset[str]:
    """Return the questions from whose date an age or a delay is counted."""
    pending: list[Part] = [*building.draft.conditions.values(), *building.draft.terms.values()]
    found: set[str] = set()
    while pending:
        part = pending.pop()
        if isinstance(part, Age | Since):
            found.add(part.question)
        pending.extend(parts_of(part))
    waits = (node.wait.from_ for node in building.draft.nodes.values() if node.wait)
    return frozenset(found | (set(waits) & building.draft.protocol.questions.keys()))


def visit_of(building: Building, visit: str) -> Visit:
    parent = building.draft.visits.parents[visit]
    alerts = alerts_of(building, ("alerts",), building.draft.protocol.alerts, visit)
    if parent is not None:
        again = building.again[visit]
        alerts = tuple(
            alert for alert in alerts if reads(building, ("alerts", alert.path[1], "when"), again)
        )
    withdrawal = building.draft.protocol.withdrawal if parent is not None else ()
    return Visit(
        id=visit,
        parent=parent,
        alerts=alerts,
        withdrawal=excluding(building, "withdrawal", withdrawal, visit),
    )


def reads(building: Building, path: Path, questions: frozenset[str]) -> bool:
    return bool(questions_read(building.draft, building.draft.conditions[path]) & questions)


def guarantee_of(building: Building, i: int, written: WrittenGuarantee) -> Guarantee:
    path: Path = ("guarantees", i)
    visit = building.draft.visits.of.get(written.at, FIRST) if written.at is not None else FIRST
    return Guarantee(
        id=written.id,
        label=written.label,
        among=written.among,
        at=written.at,
        when=building.bind_optional((*path, "when"), visit),
        always=promise_of(building, written.always, (*path, "always"), visit),
        never=promise_of(building, written.never, (*path, "never"), visit),
        cite=cites(written.cite),
        path=path,
    )


def promise_of(
    building: Building, written: WrittenPromise | None, path: Path, visit: str
) -> Promise | None:
    if written is None:
        return None
    above = building.draft.terms.get((*path, "above"))
    acts = building.draft.protocol.acts.items()
    of_kind = (name for name, act in acts if act.kind == written.kind)
    return Promise(
        acts=(written.act,) if written.act is not None else tuple(of_kind),
        above=building.binders[visit].term(above) if above is not None else None,
        limit=written.limit,
        referral=building.referral(written.refer) if written.refer else None,
    )
