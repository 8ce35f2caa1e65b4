"""A second interpreter, written apart from the engine and as short as can be.

It takes a bound tree and what is known of a patient, and says where the walk ends and why. It
shares the tree with the engine, and no line of its code.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from arbre.engine.answers import Actor, Answers, Clocks
from arbre.language.conditions import syntax as s
from arbre.language.tree import END, Act, Criterion, Fork, Go, Leave, Node, Referral, Stop, Tree
from reference.values import MAYBE, NO, OPEN, UNKNOWN, YES, Compiler, Known, plain

Why = tuple[str, str, str, int, s.Path]
"""A reason: whose, its origin, its visit, its truth, its place in the file."""
Sending = tuple[Referral, Why]
Rank = tuple[int, int, str]


@dataclass(kw_only=True)
class Said:
    """How the walk ends."""

    status: str = "included"
    category: str | None = None
    referral: str | None = None
    reasons: list[Why] = field(default_factory=list)
    path: list[tuple[str, str]] = field(default_factory=list)
    acts: list[tuple[Any, ...]] = field(default_factory=list)
    handed: set[tuple[str, str | None]] = field(default_factory=set)
    waiting: tuple[str, datetime | None, datetime | None] | None = None
    asking: list[s.Fact] = field(default_factory=list)
    missing: list[s.Fact] = field(default_factory=list)
    unsought: set[str] = field(default_factory=set)


class EndError(Exception):
    """The walk ends here."""


@dataclass(slots=True, kw_only=True)
class Reference:
    """One tree, its conditions made into functions once for all its patients."""

    tree: Tree
    compiled: Compiler
    ranks: Mapping[str, Rank]

    @classmethod
    def of(cls, tree: Tree) -> Reference:
        numbers = {fact: at for at, fact in enumerate(tree.facts)}
        referrals = (*tree.referrals.values(), tree.doubt, tree.entitlement)
        ranks = {one.id: one.rank for one in referrals}
        return cls(tree=tree, compiled=Compiler(numbers=numbers), ranks=ranks)

    def said(self, answers: Answers, clocks: Clocks, actor: Actor) -> Said:
        """What is decided of one patient."""
        known = Known(
            values=[plain(answers.facts.get(fact, OPEN)) for fact in self.tree.facts],
            start=clocks.start,
            visits=clocks.visits,
            now=clocks.now or max(clocks.start, *clocks.visits.values(), clocks.start),
        )
        return Walk(of=self, known=known, actor=actor, raised=answers.raised).run()


@dataclass(kw_only=True)
class Walk:
    of: Reference
    known: Known
    actor: Actor
    raised: Sequence[Any]
    said: Said = field(default_factory=Said)
    asking: dict[s.Fact, None] = field(default_factory=dict)
    looked: dict[Why, None] = field(default_factory=dict)
    given: list[tuple[Act, Node]] = field(default_factory=list)
    handed: list[tuple[Referral, Node]] = field(default_factory=list)
    sent: Referral | None = None

    @property
    def tree(self) -> Tree:
        return self.of.tree

    def run(self) -> Said:
        try:
            self.open_case()
            at = self.tree.start
            while at != END:
                at = self.node(self.tree.nodes[at])
        except EndError:
            pass
        unfinished = self.said.path[-1][1] if self.said.status == "incomplete" else None
        self.interrupt()
        self.finish(unfinished)
        return self.said

    # ── looking and asking ────────────────────────────────────────────────────────────────────

    def truth(self, condition: Any) -> Any:
        """The truth of a condition; OPEN while a question may still move it."""
        least, most = self.of.compiled.truth(condition)(self.known)
        return least if least == most else OPEN

    def look(self, condition: Any, id_: str, origin: str, visit: str, path: s.Path) -> Any:
        truth = self.truth(condition)
        if truth is OPEN:
            self.ask(condition)
        else:
            self.looked[id_, origin, visit, truth, path] = None
        return truth

    def ask(self, *parts: Any) -> None:
        for part in parts:
            self.asking.update(dict.fromkeys(self.of.compiled.asks(part, self.known)))

    def value(self, fact: s.Fact) -> Any:
        return self.known.values[self.of.compiled.numbers[fact]]

    def want(self, *asked: tuple[s.Fact, Any]) -> None:
        """Ask facts for their own sake, unless their `relevant` is false."""
        for fact, relevant in asked:
            truth = YES if relevant is None else self.truth(relevant)
            if truth is OPEN:
                self.ask(relevant)
            elif truth != NO and self.value(fact) is OPEN:
                self.asking[fact] = None
        self.stop_if_asking()

    def stop_if_asking(self) -> None:
        if self.asking:
            tree, passed = self.tree, {id_ for id_, _ in self.said.path}
            self.said.asking = list(self.asking)
            for name in ("consent", "inclusion", "exclusion"):
                if name not in passed:
                    self.ask(*(one.fires for one in getattr(tree, name)))
            self.said.missing, self.said.status = list(self.asking), "incomplete"
            raise EndError

    # ── what ends a walk ──────────────────────────────────────────────────────────────────────

    def send(self, status: str, referral: Referral, *why: Why, category: str | None = None) -> None:
        self.sent, self.said.reasons = referral, list(why)
        self.said.status, self.said.category = status, category
        raise EndError

    def open_case(self) -> None:
        tree = self.tree
        self.alerts(tree.alerts, "", "alerts")
        self.stand("")
        for name, criteria in (
            ("consent", tree.consent),
            ("inclusion", tree.inclusion),
            ("exclusion", tree.exclusion),
        ):
            self.said.path.append((name, ""))
            fired = self.fired(criteria, "")
            if fired:
                self.keep_out(name, criteria, fired)

    def keep_out(self, name: str, criteria: Sequence[Criterion], fired: list[Sending]) -> None:
        known = [(r, why) for r, why in fired if name == "consent" or why[3] == YES]
        category = None
        if known:
            leading = self.worst(r for r, _ in known)
            first = next(why[0] for r, why in known if r is leading)
            category = next(one.reason for one in criteria if one.id == first)
        status = "excluded" if known else "referred"
        self.send(
            status,
            self.worst(r for r, _ in fired),
            *(why for _, why in fired),
            category=category,
        )

    def alerts(self, alerts: Sequence[Criterion], visit: str, step: str) -> None:
        if not alerts:
            return
        if step == "alerts":
            self.said.path.append((step, visit))
        at_once = any(self.surely(one) for one in alerts)
        fired = self.at_once(alerts, visit) if at_once else self.fired(alerts, visit)
        if fired:
            self.send("referred", self.worst(r for r, _ in fired), *(why for _, why in fired))

    def surely(self, one: Criterion) -> bool:
        return self.truth(one.fires) is YES

    def at_once(self, criteria: Sequence[Criterion], visit: str) -> list[Sending]:
        """What is settled, and what the answers given leave at best unknown."""
        found: list[Sending] = []
        for one in criteria:
            least, most = self.of.compiled.truth(one.fires)(self.known)
            if least != NO or most == NO:
                self.looked[one.id, one.section, visit, least, one.path] = None
                found += self.sends(one, visit, least)
        return found

    def fires(self, one: Criterion, visit: str) -> list[Sending]:
        truth = self.look(one.fires, one.id, one.section, visit, one.path)
        return self.sends(one, visit, truth)

    def sends(self, one: Criterion, visit: str, truth: Any) -> list[Sending]:
        why = (one.id, one.section, visit, truth, one.path)
        if truth is OPEN or truth == NO:
            return []
        return [(one.refer if truth == YES else one.if_unknown, why)]

    def fired(self, criteria: Sequence[Criterion], visit: str) -> list[Sending]:
        found: list[Sending] = []
        for at, one in enumerate(criteria):
            if not self.outdone(min(self.rank(one.refer), self.rank(one.if_unknown)), found):
                found += self.fires(one, visit)
                if self.asking:
                    self.ask(*(later.fires for later in criteria[at + 1 :]))
                    self.stop_if_asking()
        return found

    def outdone(self, could: Rank, found: list[Sending]) -> bool:
        return any(self.rank(referral)[:2] <= could[:2] for referral, _ in found)

    def rank(self, referral: Referral) -> Rank:
        return self.of.ranks[referral.id]

    def worst(self, referrals: Iterable[Referral]) -> Referral:
        return min(referrals, key=self.rank)

    def stand(self, visit: str) -> None:
        out = self.out_of_force(self.known.clock(visit).date().isoformat())
        if out:
            self.put_out((out, "protocol", visit, YES, ("status",)))
        entitled = self.entitled()
        if entitled != YES:
            self.put_out(("actor", "actor", visit, 2 - entitled, ("delegates",)))

    def put_out(self, why: Why) -> None:
        known = why[3] == YES
        status, category = ("excluded", why[1]) if known else ("referred", None)
        self.send(status, self.tree.entitlement, why, category=category)

    def out_of_force(self, day: str) -> str | None:
        protocol = self.tree.protocol
        if protocol.status in ("suspended", "retired"):
            return str(protocol.status)
        if day < protocol.valid.from_:
            return "not_yet_valid"
        if day > (protocol.valid.until or "9999-12-31"):
            return "expired"
        return "review_passed" if day > protocol.valid.review_by else None

    def entitled(self) -> int:
        here = {one.profession for one in self.tree.protocol.delegates}
        if self.actor.entitled is False or self.actor.profession not in (None, *here):
            return NO
        return MAYBE if self.actor.profession is None or self.actor.entitled is None else YES

    # ── what happens at any moment ────────────────────────────────────────────────────────────

    def interrupt(self) -> None:
        """Let an alert that is true, of any visit that was opened, or an event end the walk."""
        said, opened = self.said, {"", *self.known.visits}
        nodes = [node for node in self.tree.nodes.values() if node.visit in opened and node.alerts]
        groups = [(v.alerts, id_) for id_, v in self.tree.visits.items() if id_ in opened]
        groups += [(node.alerts, node.visit) for node in nodes]
        found = [group for group in groups if any(map(self.surely, group[0]))]
        if said.status in ("included", "waiting"):
            passed = {id_ for id_, _ in said.path}
            found += [(node.alerts, node.visit) for node in nodes if node.id not in passed]
        sent = [("referred", *one) for group in found for one in self.at_once(*group)]
        sent += [self.event(one) for one in self.raised]
        if not sent:
            return
        leading = self.worst(referral for _, referral, _ in sent)
        reasons = [why for _, _, why in sent]
        if self.sent is not None and self.rank(self.sent) <= self.rank(leading):
            said.reasons = list(dict.fromkeys((*said.reasons, *reasons)))
            return
        said.status = next(status for status, referral, _ in sent if referral == leading)
        self.sent, said.reasons, said.category = leading, list(dict.fromkeys(reasons)), None

    def event(self, one: Any) -> tuple[str, Referral, Why]:
        alerts = [*self.tree.alerts, *(a for n in self.tree.nodes.values() for a in n.alerts)]
        named = {a.id: a for a in (self.tree.withdrawal if one.kind == "withdraw" else alerts)}
        criterion = named.get(one.id)
        origin = "raised" if one.kind == "alert" else one.kind
        path = criterion.path if criterion else ()
        why = (one.id or one.kind, origin, one.visit, YES, path)
        if one.kind == "withdraw":
            refer = criterion.refer if criterion else self.tree.consent[0].refer
            return "withdrawn", refer, why
        return "referred", criterion.refer if criterion else self.tree.doubt, why

    def finish(self, unfinished: str | None) -> None:
        said, waits = self.said, {id_: visit.parent for id_, visit in self.tree.visits.items()}
        said.referral = self.sent.id if self.sent else None
        if self.sent is None:
            met = ("inclusion", "guard", "ground")
            said.reasons = [why for why in self.looked if why[1] in met]
        else:
            said.waiting, said.asking, said.missing = None, [], []
        for act, node in self.given:
            before, raised = waits[node.visit], {one.visit for one in self.raised}
            while before is not None and before not in raised:
                before = waits[before]
            if before is None and node.visit != unfinished:
                limits = tuple(map(self.limit, act.limits))
                said.acts.append((act.id, node.id, limits, self.sent is not None))
        if said.status != "incomplete":
            handed = [(r.id, node.id) for r, node in self.handed if node.visit != unfinished]
            said.handed = set(handed)
        looked = {why[0] for why in self.looked if why[1] == "alerts"}
        said.unsought = {one.id for one in self.tree.alerts} - looked

    def limit(self, limit: Any) -> tuple[str, Any, Any]:
        ends = self.of.compiled.extent
        most = [ends(term)(self.known)[0] for term in limit.max]
        least = [ends(term)(self.known)[3] for term in limit.min]
        return (
            limit.id,
            shown(max(least, default=None), ceil),
            shown(min(most, default=None), floor),
        )

    # ── one node ──────────────────────────────────────────────────────────────────────────────

    def node(self, node: Node) -> str:
        self.said.path.append((node.id, node.visit))
        if node.wait is not None:
            self.open_visit(node)
        self.want(*((one.fact, one.relevant) for one in node.again))
        self.alerts(node.alerts, node.visit, node.id)
        self.want(*((one.fact, one.relevant) for one in node.ask))
        self.acts(node)
        return self.leave(node)

    def open_visit(self, node: Node) -> None:
        wait, visit = node.wait, self.tree.visits[node.visit]
        assert wait is not None
        self.want(*((fact, None) for fact in (wait.from_fact,) if fact))
        self.wait(node)
        self.alerts(visit.alerts, node.visit, node.id)
        self.stand(node.visit)
        fired = self.fired(visit.withdrawal, node.visit)
        if fired:
            self.send("withdrawn", self.worst(r for r, _ in fired), *(why for _, why in fired))
        self.want(*((one.fact, one.relevant) for one in wait.asked))

    def wait(self, node: Node) -> None:
        wait = node.wait
        assert wait is not None
        origin = self.origin(wait.from_fact, wait.from_visit)
        at = self.known.visits.get(node.visit)
        last = later(origin, wait.before, time(23, 59, 59)) if origin else None
        if last is None or (at or self.known.now) > last:
            truth = YES if last else MAYBE
            self.send("referred", wait.if_none, (node.id, "wait", node.visit, truth, wait.path))
        first = later(origin, wait.after, time.min) if wait.after is not None else None
        if at is None or (first is not None and at < first):
            self.said.status, self.said.waiting = "waiting", (node.id, first, last)
            raise EndError

    def origin(self, fact: s.Fact | None, visit: str) -> Any:
        if fact is None:
            return self.known.start if visit == "" else self.known.visits.get(visit)
        answer = self.value(fact)
        if answer is UNKNOWN:
            return None
        return answer if isinstance(answer, datetime) else datetime.combine(answer, time.min)

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def acts(self, node: Node) -> None:
        whens = [
            YES if o.when is None else self.look(o.when, o.acts[0].id, "when", node.visit, o.path)
            for o in node.offers
        ]
        offers = [(o, when) for o, when in zip(node.offers, whens, strict=True) if when in (1, 2)]
        sent = self.sending([act for offer, _ in offers for act in offer.acts], node.visit)
        given: list[Act] = []
        handed: list[Referral] = []
        for offer, when in offers:
            if when == YES or offer.else_refer:
                self.take_first(offer, when, node, (sent, given, handed))
        self.stop_if_asking()
        if sent:
            self.send("referred", self.worst(r for r, _ in sent), *(why for _, why in sent))
        self.given += [(act, node) for act in given]
        self.handed += [(referral, node) for referral in handed]

    def sending(self, acts: Sequence[Act], visit: str) -> list[Sending]:
        """What contraindications send away by themselves."""
        sent: list[Sending] = []
        referring = [(act, one) for act in acts for one in act.contraindications if one.refer]
        for at, (act, one) in enumerate(referring):
            assert one.refer is not None
            if self.outdone(self.rank(one.refer), sent):
                continue
            id_ = f"{act.id}.{one.index + 1}"
            truth = self.look(one.when, id_, "contraindications", visit, one.path)
            if truth is OPEN:
                self.ask(*(later.when for _, later in referring[at + 1 :]))
                break
            if truth != NO:
                sent.append((one.refer, (id_, "contraindications", visit, truth, one.path)))
        return sent

    def take_first(self, offer: Any, when: int, node: Node, found: tuple[Any, Any, Any]) -> None:
        """Give the first act that nothing bars; if there is none, do what the entry says."""
        sent, given, handed = found
        bars: list[int] = []
        for act in offer.acts:
            bar = self.bar(act)
            if bar is OPEN or bar == NO:
                if when == YES and not self.asking:
                    given.append(act)
                    handed += self.also(act, offer)
                return
            bars.append(bar)
        if offer.else_refer:
            truth = MAYBE if MAYBE in (when, *bars) else YES
            why = (offer.acts[0].id, "first_of", node.visit, truth, offer.path)
            sent.append((offer.else_refer, why))
        elif offer.else_hand_over:
            handed.append(offer.else_hand_over)

    def bar(self, act: Act) -> Any:
        for one in act.contraindications:
            truth = self.truth(one.when)
            if truth is OPEN:
                self.ask(one.when)
            if truth != NO:
                return truth
        return NO

    def also(self, act: Act, offer: Any) -> list[Referral]:
        """Ask what the limits of an act need; return the referrals that accompany it."""
        self.ask(*(term for limit in act.limits for term in (*limit.min, *limit.max)))
        truths = [(one, self.truth(one.when)) for one in offer.also]
        self.ask(*(one.when for one, truth in truths if truth is OPEN))
        return [one.referral for one, truth in truths if truth is not OPEN and truth != NO]

    # ── where it leads ────────────────────────────────────────────────────────────────────────

    def leave(self, node: Node) -> str:
        match node.exit:
            case Leave() as leave:
                why = (node.id, "exit", node.visit, YES, leave.path)
                self.send("excluded", leave.referral, why, category=leave.reason)
            case Fork() as fork:
                return self.choose(fork, node)
            case Go() | Stop() as target:
                return self.follow(target, (node.id, "exit", node.visit, YES, target.path))
        raise AssertionError

    def choose(self, fork: Fork, node: Node) -> str:
        passed: list[Why] = []
        for guard in fork.guards:
            truth = self.look(guard.when, node.id, "guard", node.visit, guard.path)
            self.stop_if_asking()
            why = (node.id, "guard", node.visit, truth, guard.path)
            passed.append(why)
            if truth == YES:
                return self.follow(guard.target, why)
            if truth == MAYBE:
                return self.unsure(fork.if_unknown, why, node)
        return self.follow(fork.otherwise, *passed)

    def follow(self, target: Go | Stop, *why: Why) -> str:
        if isinstance(target, Stop):
            self.send("referred", target.referral, *why)
        assert isinstance(target, Go)
        return target.to

    def unsure(self, target: Any, why: Why, node: Node) -> str:
        if isinstance(target, Stop):
            return self.follow(target, why)
        truth = self.look(target.ground, node.id, "ground", node.visit, target.path)
        self.stop_if_asking()
        if truth != YES:
            ground = (node.id, "ground", node.visit, truth, target.path)
            self.send("referred", target.otherwise, why, ground)
        return str(target.go.to)


def shown(number: Any, rounded: Any) -> Any:
    """A limit as it is shown: a fraction of a unit is rounded to the stricter side."""
    return rounded(number) if isinstance(number, Fraction) else number


def later(origin: datetime, duration: str, at: time) -> datetime:
    count, unit = int(duration.split()[0]), duration.split()[1].rstrip("s")
    if unit in ("minute", "hour"):
        return origin + timedelta(minutes=count * (60 if unit == "hour" else 1))
    day = origin.date()
    if unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return datetime.combine(date(year, month + 1, min(day.day, last)), at)
    return datetime.combine(day + timedelta(days=count * (7 if unit == "week" else 1)), at)
