"""Nodes: what opens them, and where they lead."""

from __future__ import annotations

from arbre.language.building.acts import offer_of
from arbre.language.building.context import Building, cites
from arbre.language.building.criteria import alerts_of
from arbre.language.conditions.syntax import Path
from arbre.language.draft import act_steps
from arbre.language.protocol import Node as WrittenNode
from arbre.language.protocol import UnknownTarget
from arbre.language.protocol import Wait as WrittenWait
from arbre.language.tree import FIRST, Exit, Fork, Go, Grounded, Guard, Leave, Node, Stop, Wait


def node_of(building: Building, name: str) -> Node:
    written = building.draft.nodes[name]
    visit = building.draft.visits.of[name]
    path: Path = ("tree", "nodes", name)
    return Node(
        id=name,
        label=written.label,
        visit=visit,
        wait=wait_of(building, written.wait, visit, (*path, "wait")) if written.wait else None,
        again=building.all_asked(written.again, visit),
        alerts=alerts_of(building, (*path, "alerts"), written.alerts, visit),
        ask=building.all_asked(written.ask, visit),
        one_screen=written.one_screen,
        offers=tuple(
            offer_of(building, step, visit, (*path, "acts", i))
            for i, step in enumerate(act_steps(written))
        ),
        exit=exit_of(building, written, visit, path),
        cite=cites(written.cite),
    )


def wait_of(building: Building, written: WrittenWait, visit: str, path: Path) -> Wait:
    protocol = building.draft.protocol
    parent = building.draft.visits.parents[visit] or FIRST
    asked = written.from_ in protocol.questions
    return Wait(
        kind=written.for_,
        by=written.by,
        specialty=written.specialty,
        channel=written.channel,
        question=(
            building.binders[visit].fact_of(written.question, None) if written.question else None
        ),
        asked=building.asked(written.question, visit) if written.question else (),
        from_fact=building.binders[parent].fact_of(written.from_, None) if asked else None,
        from_visit=FIRST if asked else building.draft.visits.of.get(written.from_, FIRST),
        after=building.draft.delay(written.after),
        before=building.draft.delay(written.before) or written.before,
        if_none=(building.referral(written.if_none.refer) if written.if_none else building.doubt()),
        cite=cites(written.cite),
        path=path,
    )


def exit_of(building: Building, written: WrittenNode, visit: str, path: Path) -> Exit:
    if written.exclude is not None:
        referral = building.referral(written.exclude.refer)
        where = (*path, "exclude")
        return Leave(reason=written.exclude.reason, referral=referral, path=where)
    if written.branches is None:
        return target_of(building, written.next, written.refer, path)
    otherwise, if_unknown = written.otherwise, written.if_unknown
    doubt = Stop(referral=building.doubt(), path=path)
    return Fork(
        guards=tuple(
            Guard(
                when=building.bind((*path, "branches", i, "when"), visit),
                target=target_of(building, branch.next, branch.refer, (*path, "branches", i)),
                cite=cites(branch.cite),
                path=(*path, "branches", i),
            )
            for i, branch in enumerate(written.branches)
        ),
        otherwise=(
            target_of(building, otherwise.next, otherwise.refer, (*path, "otherwise"))
            if otherwise
            else doubt
        ),
        if_unknown=(
            unknown_of(building, if_unknown, visit, (*path, "if_unknown")) if if_unknown else doubt
        ),
        path=path,
    )


def target_of(building: Building, next_: str | None, refer: str | None, path: Path) -> Go | Stop:
    if next_ is not None:
        return Go(to=next_, path=(*path, "next"))
    return Stop(
        referral=building.referral(refer) if refer else building.doubt(), path=(*path, "refer")
    )


def unknown_of(
    building: Building, written: UnknownTarget, visit: str, path: Path
) -> Stop | Grounded:
    ground = building.bind_optional((*path, "ground"), visit)
    if written.next is None or ground is None:
        referral = building.referral(written.refer) if written.refer else building.doubt()
        return Stop(referral=referral, path=path)
    return Grounded(
        ground=ground,
        go=Go(to=written.next, path=(*path, "next")),
        otherwise=building.referral(written.else_.refer) if written.else_ else building.doubt(),
        cite=cites(written.cite),
        path=path,
    )
