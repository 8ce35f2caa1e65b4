"""The walk: alerts, who may act, consent, inclusion, exclusion, the tree (DESIGN §5.1–§5.3)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from arbre.engine.answers import Actor
from arbre.engine.offers import Dropped, Offered, Proposed, offer_all
from arbre.engine.outcome import Reason, Status, Step, Waiting
from arbre.engine.record import Record, Subject, reason
from arbre.engine.sections import Fired, known_true, open_questions, settle, settle_at_once, winner
from arbre.engine.standing import bar, entitlement
from arbre.engine.waits import bounds
from arbre.language.conditions.syntax import Fact, Path
from arbre.language.conditions.values import Truth
from arbre.language.tree import (
    END,
    FIRST,
    Asked,
    Criterion,
    Fork,
    Go,
    Grounded,
    Guard,
    Leave,
    Node,
    Referral,
    Stop,
    Tree,
    Wait,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The walk ends and the patient is sent to `referral`."""

    status: Status
    referral: Referral
    reasons: tuple[Reason, ...]
    node: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The walk reached the end of the tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An answer is missing; `missing` goes beyond what the record asks now."""

    missing: tuple[Fact, ...]


Ending = Sent | Finished | Waiting | Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An act that its node allows, with the node and its visit."""

    proposed: Proposed
    node: str
    visit: str


@dataclass(slots=True, kw_only=True)
class Walk:
    """What the walk gathers on its way."""

    tree: Tree
    record: Record
    actor: Actor
    path: dict[Step, None] = field(default_factory=dict)
    given: list[Given] = field(default_factory=list)
    dropped: list[tuple[str, Dropped]] = field(default_factory=list)
    handed: list[tuple[str, Fired]] = field(default_factory=list)

    def run(self) -> Ending:
        """Walk as far as the answers lead."""
        at: str | Ending = self._open_case() or self.tree.start
        while isinstance(at, str):
            at = Finished() if at == END else self._pass(self.tree.nodes[at])
        return at

    # ── before the tree ───────────────────────────────────────────────────────────────────────

    def _open_case(self) -> Ending | None:
        tree = self.tree
        return (
            self._alerts(tree.alerts, FIRST, "alerts")
            or self._stand(FIRST)
            or self._section(tree.consent, "consent")
            or self._section(tree.inclusion, "inclusion")
            or self._section(tree.exclusion, "exclusion")
        )

    def _alerts(self, alerts: tuple[Criterion, ...], visit: str, step: str) -> Ending | None:
        if not alerts:
            return None
        self._step(step, visit)
        if known_true(alerts, self.record.view):
            fired: tuple[Fired, ...] | None = settle_at_once(alerts, self.record, visit)
        else:
            fired = settle(alerts, self.record, visit)
        return self._sent(fired, "referred", step if step in self.tree.nodes else None)

    def _stand(self, visit: str) -> Ending | None:
        """Check the protocol's dates and the person at work, on the day of this visit."""
        day = self.record.view.clock(visit).date()
        barred = bar(self.tree.protocol, day)
        if barred is not None:
            about = Subject(id=barred, origin="protocol", visit=visit, path=("status",))
            why = reason(about, Truth.TRUE, ())
            return self._put_out(why, "protocol")
        standing = entitlement(self.tree.protocol, self.actor)
        if standing is Truth.TRUE:
            return None
        about = Subject(id="actor", origin="actor", visit=visit, path=("delegates",))
        return self._put_out(reason(about, Truth(2 - standing), ()), "actor")

    def _put_out(self, why: Reason, category: str) -> Sent:
        self.record.examined[why] = None
        status: Status = "excluded" if why.truth is Truth.TRUE else "referred"
        return Sent(
            status=status,
            referral=self.tree.entitlement,
            reasons=(why,),
            category=category if status == "excluded" else None,
        )

    def _section(self, criteria: tuple[Criterion, ...], name: str) -> Ending | None:
        self._step(name, FIRST)
        fired = settle(criteria, self.record, FIRST)
        ending = self._sent(fired, "referred", None)
        if not isinstance(ending, Sent) or not fired:
            return ending
        known = [one for one in fired if one.reason.truth is Truth.TRUE or name == "consent"]
        if not known:
            return ending
        leading = winner(known)
        category = next(one.reason.category for one in known if one.referral == leading)
        return replace(ending, status="excluded", category=category)

    def _sent(
        self, fired: tuple[Fired, ...] | None, status: Status, node: str | None
    ) -> Ending | None:
        if fired is None:
            return self._asking()
        if not fired:
            return None
        reasons = tuple(one.reason for one in fired)
        return Sent(status=status, referral=winner(fired), reasons=reasons, node=node)

    def _asking(self) -> Asking:
        """Stop at an open question, and say what the sections still to come leave open."""
        tree, view = self.tree, self.record.view
        passed = {step.id for step in self.path}
        later: list[Fact] = list(self.record.asking)
        for name, criteria in (
            ("consent", tree.consent),
            ("inclusion", tree.inclusion),
            ("exclusion", tree.exclusion),
        ):
            if name not in passed:
                later.extend(open_questions(criteria, view))
        return Asking(missing=tuple(dict.fromkeys(later)))

    def _step(self, id_: str, visit: str) -> None:
        self.path[Step(id=id_, visit=visit)] = None

    # ── one node ──────────────────────────────────────────────────────────────────────────────

    def _pass(self, node: Node) -> str | Ending:
        """Do what a node does, in its order; return the next node, or how the walk ends."""
        self._step(node.id, node.visit)
        if node.wait is not None and (ending := self._open_visit(node, node.wait)):
            return ending
        if not self.record.want(node.again):
            return self._asking()
        if ending := self._alerts(node.alerts, node.visit, node.id):
            return ending
        if not self.record.want(node.ask):
            return self._asking()
        return self._act(node) or self._leave(node)

    def _open_visit(self, node: Node, wait: Wait) -> Ending | None:
        if wait.from_fact is not None and not self.record.want((Asked(fact=wait.from_fact),)):
            return self._asking()
        if ending := self._await(node, wait):
            return ending
        visit = self.tree.visits[node.visit]
        return (
            self._alerts(visit.alerts, node.visit, node.id)
            or self._stand(node.visit)
            or self._sent(settle(visit.withdrawal, self.record, node.visit), "withdrawn", node.id)
            or self._answered(wait)
        )

    def _answered(self, wait: Wait) -> Ending | None:
        return None if self.record.want(wait.asked) else self._asking()

    def _await(self, node: Node, wait: Wait) -> Ending | None:
        """Return None when the visit is open, otherwise what is waited for or missed."""
        view = self.record.view
        allowed = bounds(wait, view)
        opened = view.clocks.of(node.visit)
        facts = (wait.from_fact,) if wait.from_fact is not None else ()
        about = Subject(id=node.id, origin="wait", visit=node.visit, path=wait.path, cite=wait.cite)
        if allowed is None:
            return self._missed(wait, node, reason(about, Truth.UNKNOWN, facts))
        if (opened or view.clocks.present) > allowed.not_after:
            return self._missed(wait, node, reason(about, Truth.TRUE, facts))
        too_early = allowed.not_before is not None and opened and opened < allowed.not_before
        if opened is not None and not too_early:
            return None
        return Waiting(
            node=node.id,
            kind=wait.kind,
            by=wait.by,
            question=wait.question,
            not_before=allowed.not_before,
            not_after=allowed.not_after,
        )

    def _missed(self, wait: Wait, node: Node, why: Reason) -> Sent:
        self.record.examined[why] = None
        return Sent(status="referred", referral=wait.if_none, reasons=(why,), node=node.id)

    def _act(self, node: Node) -> Ending | None:
        offered = offer_all(node, self.record)
        if offered is None:
            return self._asking()
        self.dropped.extend((node.id, one) for one in offered.dropped)
        if offered.fired:
            self._drop_proposed(node, offered)
            return self._sent(tuple(offered.fired), "referred", node.id)
        self.handed.extend((node.id, one) for one in offered.handed)
        self.given.extend(
            Given(proposed=one, node=node.id, visit=node.visit) for one in offered.proposed
        )
        return None

    def _drop_proposed(self, node: Node, offered: Offered) -> None:
        facts = tuple(fact for one in offered.fired for fact in one.reason.facts)
        self.dropped.extend(
            (node.id, Dropped(act=one.act, why="referred", facts=facts)) for one in offered.proposed
        )

    # ── where it leads ────────────────────────────────────────────────────────────────────────

    def _leave(self, node: Node) -> str | Ending:
        match node.exit:
            case Go(to=to):
                return to
            case Stop() as stop:
                return self._stop(stop, node, (self._exit(node, stop.path),))
            case Leave() as leave:
                why = self._exit(node, leave.path)
                return Sent(
                    status="excluded",
                    referral=leave.referral,
                    reasons=(why,),
                    node=node.id,
                    category=leave.reason,
                )
            case Fork() as fork:
                return self._choose(fork, node)
            case _ as never:
                assert_never(never)

    def _exit(self, node: Node, path: Path) -> Reason:
        about = Subject(id=node.id, origin="exit", visit=node.visit, path=path, cite=node.cite)
        return reason(about, Truth.TRUE, ())

    def _stop(self, stop: Stop, node: Node, reasons: tuple[Reason, ...]) -> Sent:
        return Sent(status="referred", referral=stop.referral, reasons=reasons, node=node.id)

    def _choose(self, fork: Fork, node: Node) -> str | Ending:
        passed: list[Reason] = []
        for guard in fork.guards:
            found = self.record.look(guard.when, self._guard(guard, node))
            if found is None:
                return self._asking()
            passed.append(found)
            match found.truth:
                case Truth.TRUE:
                    return self._follow(guard.target, node, (found,))
                case Truth.UNKNOWN:
                    return self._unknown(fork.if_unknown, node, found)
        return self._follow(fork.otherwise, node, tuple(passed))

    def _guard(self, guard: Guard, node: Node) -> Subject:
        return Subject(
            id=node.id, origin="guard", visit=node.visit, path=guard.path, cite=guard.cite
        )

    def _follow(self, target: Go | Stop, node: Node, why: tuple[Reason, ...]) -> str | Ending:
        return target.to if isinstance(target, Go) else self._stop(target, node, why)

    def _unknown(self, target: Stop | Grounded, node: Node, why: Reason) -> str | Ending:
        if isinstance(target, Stop):
            return self._stop(target, node, (why,))
        about = Subject(
            id=node.id, origin="ground", visit=node.visit, path=target.path, cite=target.cite
        )
        ground = self.record.look(target.ground, about)
        if ground is None:
            return self._asking()
        if ground.truth is Truth.TRUE:
            return target.go.to
        stop = Stop(referral=target.otherwise, path=target.path)
        return self._stop(stop, node, (why, ground))
