"""A model of the solver → what the encoding decides of that patient, as `decide` would say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from z3 import And, BoolRef, ModelRef, is_true

from arbre.analysis.proof.sections import Examined, Settled
from arbre.analysis.proof.waits import opened
from arbre.analysis.proof.walk import Sent, Walk, in_force
from arbre.engine.outcome import Outcome, Reason
from arbre.language.conditions.syntax import Condition
from arbre.language.conditions.values import Truth
from arbre.language.tree import FIRST, Criterion, Fork, Grounded, Leave, Referral

Why = tuple[str, str, Truth]
"""The id of a reason, its origin and its truth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is compared: status, referrals, acts, the path and the reasons of a referral."""

    status: str
    category: str | None
    referral: str | None
    handed: frozenset[tuple[str, str | None]]
    acts: frozenset[tuple[str, str]]
    revoked: bool
    path: tuple[str, ...]
    reasons: frozenset[Why]


def of_outcome(outcome: Outcome) -> Decision:
    """Return what an outcome of the engine says."""
    mandatory = outcome.referral
    return Decision(
        status=outcome.status,
        category=outcome.category,
        referral=mandatory.id if mandatory is not None else None,
        handed=frozenset((one.id, one.node) for one in outcome.referrals if not one.mandatory),
        acts=frozenset((act.id, act.node) for act in outcome.acts),
        revoked=any(act.revoked for act in outcome.acts),
        path=tuple(dict.fromkeys(step.id for step in outcome.path)),
        reasons=frozenset(map(_why, outcome.reasons)) if mandatory is not None else frozenset(),
    )


def _why(reason: Reason) -> Why:
    """Return what identifies a reason; why the protocol is not in force is not encoded."""
    id_ = "protocol" if reason.origin == "protocol" else reason.id
    return id_, reason.origin, reason.truth


@dataclass(slots=True, kw_only=True)
class Reading:
    """Reads one model; the reasons of an alert that nobody asked for are added as `decide` does."""

    walk: Walk
    model: ModelRef

    def holds(self, formula: BoolRef) -> bool:
        return bool(is_true(self.model.eval(formula, model_completion=True)))

    def decision(self) -> Decision:
        """Return the decision of this patient."""
        status, category, referral, reasons = self._ending()
        sent, all_fired = self._interrupting()
        if sent is not None:
            if referral is not None and referral.rank <= sent.rank:
                reasons = reasons | all_fired
            else:
                status, category, referral, reasons = "referred", None, sent, all_fired
        acts = [one for one in self.walk.given if self.holds(one.authorised)]
        return Decision(
            status=status,
            category=category,
            referral=referral.id if referral is not None else None,
            handed=frozenset(self._handed()),
            acts=frozenset((one.act.id, one.node.id) for one in acts),
            revoked=bool(acts) and referral is not None,
            path=tuple(self._path()),
            reasons=reasons,
        )

    def _handed(self) -> Iterator[tuple[str, str]]:
        for offered in self.walk.offered.values():
            for one in offered.handed:
                if self.holds(one.when):
                    yield one.referral.id, one.node.id

    def _path(self) -> Iterator[str]:
        """Yield the sections and nodes that the walk comes to, in order."""
        for section in self.walk.sections:
            if section.node is None and self.holds(section.entered):
                yield section.name
        yield from (id_ for id_, reached in self.walk.reach.items() if self.holds(reached))

    # ── how the walk ends ─────────────────────────────────────────────────────────────────────

    def _ending(self) -> tuple[str, str | None, Referral | None, frozenset[Why]]:
        for section in self.walk.sections:
            if self.holds(section.stops):
                return self._stopped(section)
        for id_, waited in self.walk.waits.items():
            if not self.holds(self.walk.reach[id_]):
                continue
            if self.holds(waited.missed):
                unsure = Truth.UNKNOWN if self.holds(waited.unknown) else Truth.TRUE
                referral = next(one.referral for one in self._sent() if one.node == id_)
                return "referred", None, referral, frozenset([(id_, "wait", unsure)])
            if self.holds(waited.waiting):
                return "waiting", None, None, frozenset()
        if self.holds(self.walk.ended):
            return "included", None, None, frozenset()
        return self._left()

    def _stopped(self, section: Settled) -> tuple[str, str | None, Referral, frozenset[Why]]:
        fired = [one for one in section.rules if self.holds(one.fires)]
        reasons = frozenset(self._why(one) for one in fired)
        sent = next(self._sent())
        known = [one for one in fired if self.holds(one.true) or section.name == "consent"]
        if section.name not in ("consent", "inclusion", "exclusion") or not known:
            return sent.status, None, sent.referral, reasons
        leading = min((self._referral(one) for one in known), key=lambda one: one.rank)
        category = next(one.rule.category for one in known if self._referral(one) == leading)
        return "excluded", category, sent.referral, reasons

    def _why(self, one: Examined) -> Why:
        truth = Truth.TRUE if self.holds(one.true) else Truth.UNKNOWN
        return one.rule.id, one.rule.origin, truth

    def _referral(self, one: Examined) -> Referral:
        return one.rule.refer if self.holds(one.true) else one.rule.if_unknown

    def _sent(self) -> Iterator[Sent]:
        return (one for one in self.walk.sent if self.holds(one.when))

    def _left(self) -> tuple[str, str | None, Referral, frozenset[Why]]:
        """Return how a walk ends that nothing else stopped: by who is at work, or by an exit."""
        sent = next(self._sent())
        if sent.path == ("delegates",):
            return self._put_out(sent)
        node = self.walk.tree.nodes[sent.node or ""]
        category = node.exit.reason if isinstance(node.exit, Leave) else None
        return sent.status, category, sent.referral, frozenset(self._guards(node.id))

    def _put_out(self, sent: Sent) -> tuple[str, str | None, Referral, frozenset[Why]]:
        """Return how a walk ends that may not go on on the day of a visit."""
        visit = next(
            visit
            for visit, on in self.walk.stands
            if self.holds(on) and not self.holds(And(in_force(visit), self.walk.entitled.true))
        )
        if not self.holds(in_force(visit)):
            why: Why = ("protocol", "protocol", Truth.TRUE)
            return "excluded", "protocol", sent.referral, frozenset([why])
        if self.holds(self.walk.entitled.false):
            return "excluded", "actor", sent.referral, frozenset([("actor", "actor", Truth.TRUE)])
        why = ("actor", "actor", Truth.UNKNOWN)
        return "referred", None, sent.referral, frozenset([why])

    def _guards(self, node: str) -> Iterator[Why]:
        """Yield what an exit by a referral rests on."""
        exit_ = self.walk.tree.nodes[node].exit
        if not isinstance(exit_, Fork):
            yield node, "exit", Truth.TRUE
            return
        truths = [self._truth(guard.when) for guard in exit_.guards]
        deciding = next((one for one in truths if one is not Truth.FALSE), Truth.FALSE)
        yield node, "guard", deciding
        if deciding is Truth.UNKNOWN and isinstance(exit_.if_unknown, Grounded):
            yield node, "ground", self._truth(exit_.if_unknown.ground)

    def _truth(self, condition: Condition) -> Truth:
        truths = self.walk.conditions.truth(condition)
        if self.holds(truths.true):
            return Truth.TRUE
        return Truth.FALSE if self.holds(truths.false) else Truth.UNKNOWN

    # ── alerts that nobody asked for ──────────────────────────────────────────────────────────

    def _interrupting(self) -> tuple[Referral | None, frozenset[Why]]:
        fired = [one for alerts in self._groups() for one in self._at_once(alerts)]
        if self.holds(self.walk.ended) or self._waits():
            fired += [one for alerts in self._elsewhere() for one in self._fired(alerts)]
        if not fired:
            return None, frozenset()
        leading = min((referral for referral, _ in fired), key=lambda one: one.rank)
        return leading, frozenset(why for _, why in fired)

    def _groups(self) -> Iterator[tuple[Criterion, ...]]:
        """Yield the alerts of every visit that was opened, those of its nodes included."""
        for id_, visit in self.walk.tree.visits.items():
            if self._opened(id_):
                yield visit.alerts
        for node in self.walk.tree.nodes.values():
            if self._opened(node.visit):
                yield node.alerts

    def _elsewhere(self) -> Iterator[tuple[Criterion, ...]]:
        """Yield the alerts of the nodes that the walk did not come to, in visits opened."""
        for node in self.walk.tree.nodes.values():
            if self._opened(node.visit) and not self.holds(self.walk.reach[node.id]):
                yield node.alerts

    def _waits(self) -> bool:
        reach = self.walk.reach
        return any(self.holds(And(reach[id_], one.waiting)) for id_, one in self.walk.waits.items())

    def _opened(self, visit: str) -> bool:
        return visit == FIRST or self.holds(opened(visit))

    def _at_once(self, alerts: tuple[Criterion, ...]) -> Iterator[tuple[Referral, Why]]:
        truths = [(one, self.walk.conditions.truth(one.fires)) for one in alerts]
        if any(self.holds(each.true) for _, each in truths):
            yield from self._fired(alerts)

    def _fired(self, alerts: tuple[Criterion, ...]) -> Iterator[tuple[Referral, Why]]:
        for one in alerts:
            each = self.walk.conditions.truth(one.fires)
            if self.holds(each.true):
                yield one.refer, (one.id, "alerts", Truth.TRUE)
            elif not self.holds(each.false):
                yield one.if_unknown, (one.id, "alerts", Truth.UNKNOWN)
