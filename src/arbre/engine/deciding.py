"""Tree + answers → Outcome. A pure function: the same input always gives the same decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from arbre.engine.answers import Actor, Answers, Clocks, Raised
from arbre.engine.authorising import authorised
from arbre.engine.grounding import grounds_of
from arbre.engine.limits import limits_of
from arbre.engine.outcome import (
    AuthorisedAct,
    Origin,
    Outcome,
    Reason,
    ReferralMade,
    Refusal,
    RefusedAct,
    Status,
    Waiting,
)
from arbre.engine.record import Record, Subject, reason
from arbre.engine.sections import Fired, known_true, settle_at_once, winner
from arbre.engine.standing import in_force, mode, review_is_near
from arbre.engine.values import values_used
from arbre.engine.view import View
from arbre.engine.walking import Asking, Ending, Finished, Sent, Walk
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion, Referral, Tree

NOBODY: Final = Actor()
Force = Literal["mandatory", "accompanying"]


def decide(tree: Tree, answers: Answers, *, clocks: Clocks, actor: Actor = NOBODY) -> Outcome:
    """Decide what a protocol says of a patient.

    The decision is a function of the answers, of the clocks and of the person at work; it reads no
    clock of its own. A question that was not asked is open: the outcome is then `incomplete` and
    says what to ask. An answer that is Unknown never leads to an act.

    Args:
        tree: a protocol, from `load`.
        answers: typed values by fact, from `read_answers` or a Session.
        clocks: when the case and each later visit began; see `Clocks`.
        actor: the person at work; without it no act is authorised.

    """
    view = View(answers=answers, clocks=clocks)
    walk = Walk(tree=tree, record=Record(view=view), actor=actor)
    own = walk.run()
    return _outcome(walk, own, _interrupt(walk, own))


# ── what takes effect at any moment ───────────────────────────────────────────────────────────


def _interrupt(walk: Walk, ending: Ending) -> Ending:
    """Let a known alert, a doubt or a withdrawal end the walk, wherever it stands."""
    tree, view = walk.tree, walk.record.view
    sent: list[tuple[Status, Fired]] = []
    for visit, alerts in _alerts_in_reach(tree, view):
        if known_true(alerts, view):
            fired = settle_at_once(alerts, walk.record, visit)
            sent.extend(("referred", one) for one in fired)
    if isinstance(ending, Finished | Waiting):
        sent.extend(("referred", one) for one in _unsure_elsewhere(walk))
    sent.extend(_raised(one, tree) for one in view.answers.raised)
    if not sent:
        return ending
    leading = winner(one for _, one in sent)
    reasons = tuple(dict.fromkeys(one.reason for _, one in sent))
    walk.record.examined.update(dict.fromkeys(reasons))
    if isinstance(ending, Sent) and ending.referral.rank <= leading.rank:
        known = (one for one in reasons if one not in ending.reasons)
        return replace(ending, reasons=(*ending.reasons, *known))
    status = next(status for status, one in sent if one.referral == leading)
    return Sent(status=status, referral=leading, reasons=reasons)


def _alerts_in_reach(tree: Tree, view: View) -> list[tuple[str, tuple[Criterion, ...]]]:
    """Return the alerts of every visit that was opened, those of nodes not reached included."""
    opened = [visit for visit in tree.visits if view.clocks.of(visit) is not None]
    found = [(visit, tree.visits[visit].alerts) for visit in opened]
    found.extend(
        (node.visit, node.alerts)
        for node in tree.nodes.values()
        if node.alerts and node.visit in opened
    )
    return found


def _unsure_elsewhere(walk: Walk) -> Iterator[Fired]:
    """Yield the alerts of nodes not passed that an answer already leaves unknown.

    Were that answer known and true, the alert would take effect at once: no act may rest on it.
    """
    passed = {step.id for step in walk.path}
    opened = walk.record.view.clocks
    for node in walk.tree.nodes.values():
        if node.id not in passed and opened.of(node.visit) is not None:
            yield from settle_at_once(node.alerts, walk.record, node.visit)


def _raised(raised: Raised, tree: Tree) -> tuple[Status, Fired]:
    criterion = _criterion(raised, tree)
    status: Status = "withdrawn" if raised.kind == "withdraw" else "referred"
    referral = tree.consent[0].refer if raised.kind == "withdraw" else tree.doubt
    origin: Origin = "raised" if raised.kind == "alert" else raised.kind
    about = Subject(
        id=raised.id or raised.kind,
        origin=origin,
        visit=raised.visit,
        path=criterion.path if criterion else (),
        cite=criterion.cite if criterion else (),
    )
    why = reason(about, Truth.TRUE, ())
    return status, Fired(referral=criterion.refer if criterion else referral, reason=why)


def _criterion(raised: Raised, tree: Tree) -> Criterion | None:
    """Return the alert or the withdrawal criterion that was raised by its id."""
    known = [*tree.alerts, *(one for node in tree.nodes.values() for one in node.alerts)]
    if raised.kind == "withdraw":
        known = list(tree.withdrawal)
    return next((one for one in known if one.id == raised.id), None)


# ── the outcome ───────────────────────────────────────────────────────────────────────────────


def _outcome(walk: Walk, own: Ending, ending: Ending) -> Outcome:
    """Return the outcome; `own` is how the walk ended by itself, before any interruption."""
    tree, record = walk.tree, walk.record
    unfinished = next(reversed(walk.path)).visit if isinstance(own, Asking) else None
    day = record.view.clocks.present.date()
    acts = _acts(walk, ending, unfinished)
    used = tuple(record.used)
    return Outcome(
        status=_status(ending),
        mode=mode(tree, walk.actor, day),
        in_force=in_force(tree.protocol, day),
        category=ending.category if isinstance(ending, Sent) else None,
        reasons=_reasons(walk, ending),
        examined=tuple(record.examined),
        acts=acts,
        refused=_refused(walk, ending, acts),
        values=values_used(record, acts, tree),
        referrals=_referrals(walk, ending, unfinished),
        waiting=ending if isinstance(ending, Waiting) else None,
        asking=tuple(record.asking) if isinstance(ending, Asking) else (),
        missing=ending.missing if isinstance(ending, Asking) else (),
        used=used,
        unused=tuple(fact for fact in record.view.answers.facts if fact not in record.used),
        unsought=_unsought(walk),
        review_is_near=review_is_near(tree.protocol, day),
        path=tuple(walk.path),
    )


def _status(ending: Ending) -> Status:
    match ending:
        case Sent(status=status):
            return status
        case Finished():
            return "included"
        case Waiting():
            return "waiting"
        case Asking():
            return "incomplete"


def _reasons(walk: Walk, ending: Ending) -> tuple[Reason, ...]:
    """Return what forced the outcome: what sent the patient away, or what was met."""
    if isinstance(ending, Sent):
        return ending.reasons
    origins = ("inclusion", "guard", "ground")
    return tuple(one for one in walk.record.examined if one.origin in origins)


def _acts(walk: Walk, ending: Ending, unfinished: str | None) -> tuple[AuthorisedAct, ...]:
    """Return the acts that are authorised: not yet those of a visit with an open question."""
    revoked = isinstance(ending, Sent)
    grounds = grounds_of(walk)
    return tuple(
        AuthorisedAct(
            id=given.proposed.act.id,
            node=given.node,
            visit=given.visit,
            limits=limits_of(given.proposed.act, walk.record.view),
            facts=given.proposed.facts,
            cite=given.proposed.act.cite,
            revoked=revoked,
        )
        for given in walk.given
        if given.visit != unfinished and authorised(grounds(given))
    )


def _refused(walk: Walk, ending: Ending, acts: tuple[AuthorisedAct, ...]) -> tuple[RefusedAct, ...]:
    """Why each other act is not given."""
    given = {act.id for act in acts}
    found = {
        dropped.act.id: RefusedAct(
            id=dropped.act.id, node=node, why=dropped.why, facts=dropped.facts, cite=dropped.cite
        )
        for node, dropped in walk.dropped
        if dropped.act.id not in given
    }
    for id_ in walk.tree.protocol.acts:
        if id_ not in given and id_ not in found:
            found[id_] = RefusedAct(id=id_, node=None, why=_why_not(walk, ending))
    return tuple(found[id_] for id_ in walk.tree.protocol.acts if id_ in found)


def _why_not(walk: Walk, ending: Ending) -> Refusal:
    """Why an act that no node gave or dropped is not given."""
    if isinstance(ending, Sent) and ending.category in ("actor", "protocol"):
        return "not_entitled" if ending.category == "actor" else "not_in_force"
    return "not_reached"


def _referrals(walk: Walk, ending: Ending, unfinished: str | None) -> tuple[ReferralMade, ...]:
    made = []
    if isinstance(ending, Sent):
        made.append(_made(ending.referral, ending.node, ending.reasons, "mandatory"))
    if not isinstance(ending, Asking):
        handed = {
            (one.referral.id, node): (one, node)
            for node, one in walk.handed
            if walk.tree.nodes[node].visit != unfinished
        }
        made.extend(
            _made(one.referral, node, (one.reason,), "accompanying")
            for one, node in handed.values()
        )
    return tuple(made)


def _made(
    referral: Referral, node: str | None, reasons: tuple[Reason, ...], force: Force
) -> ReferralMade:
    return ReferralMade(
        id=referral.id,
        to=referral.to,
        urgency=referral.urgency,
        channel=referral.channel,
        within=referral.within,
        mandatory=force == "mandatory",
        node=node,
        reasons=reasons,
    )


def _unsought(walk: Walk) -> tuple[str, ...]:
    """Return the signs of danger that were not looked for."""
    looked = {one.id for one in walk.record.examined if one.origin == "alerts"}
    return tuple(alert.id for alert in walk.tree.alerts if alert.id not in looked)
