"""Tree + answers → Outcome. A pure function: the same input always gives the same decision."""

from __future__ import annotations

from typing import Final, Literal

from arbre.engine.answers import Actor, Answers, Clocks
from arbre.engine.authorising import authorised
from arbre.engine.grounding import grounds_of
from arbre.engine.interrupting import interrupt
from arbre.engine.limits import limits_of
from arbre.engine.outcome import (
    AuthorisedAct,
    Outcome,
    Reason,
    ReferralMade,
    Refusal,
    RefusedAct,
    Status,
    Waiting,
)
from arbre.engine.record import Record
from arbre.engine.standing import in_force, mode, review_is_near
from arbre.engine.values import values_used
from arbre.engine.view import View
from arbre.engine.walking import Asking, Ending, Finished, Sent, Walk
from arbre.language.tree import Referral, Tree

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
    return _outcome(walk, own, interrupt(walk, own))


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
