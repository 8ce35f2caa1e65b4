"""A second interpreter, written apart from the engine and as short as can be.

It takes a bound tree and a patient of whom everything is answered, and says where the walk ends:
status, referral, path and acts. It shares the tree with the engine, and no line of its code.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from arbre.engine.answers import Unknown
from arbre.language.conditions import syntax as s
from arbre.language.tree import END, Criterion, Fork, Go, Leave, Node, Referral, Stop, Tree

NO, MAYBE, YES = 0, 1, 2
FAR = {"years": 10_000, "months": 120_000, "hours": 87_840_000, "days": 3_660_000}


@dataclass(kw_only=True)
class Said:
    """How the walk ends."""

    status: str = "included"
    referral: Referral | None = None
    path: list[str] = field(default_factory=list)
    acts: list[tuple[str, str]] = field(default_factory=list)


class EndError(Exception):
    """The walk ends here."""


@dataclass(kw_only=True)
class Reference:
    tree: Tree
    answers: Mapping[s.Fact, Any]
    start: datetime
    visits: Mapping[str, datetime]
    now: datetime
    entitled: int
    said: Said = field(default_factory=Said)

    def run(self) -> Said:
        try:
            self.open_case()
            at = self.tree.start
            while at != END:
                at = self.node(self.tree.nodes[at])
        except EndError:
            pass
        self.interrupt()
        return self.said

    # ── what ends a walk ──────────────────────────────────────────────────────────────────────

    def send(self, status: str, referral: Referral | None) -> None:
        self.said.status, self.said.referral = status, referral
        raise EndError

    def open_case(self) -> None:
        tree = self.tree
        self.alerts(tree.visits[""].alerts, "alerts")
        self.stand("")
        for name, criteria in (
            ("consent", tree.consent),
            ("inclusion", tree.inclusion),
            ("exclusion", tree.exclusion),
        ):
            self.said.path.append(name)
            fired = self.fired(criteria)
            if fired:
                known = name == "consent" or any(truth == YES for _, truth in fired)
                self.send("excluded" if known else "referred", worst(r for r, _ in fired))

    def alerts(self, alerts: Sequence[Criterion], step: str) -> None:
        if not alerts:
            return
        if step == "alerts" and not self.said.path:
            self.said.path.append(step)
        truths = [self.truth(one.fires) for one in alerts]
        fired = self.all_of(alerts) if YES in truths else self.fired(alerts)
        if fired:
            self.send("referred", worst(r for r, _ in fired))

    def all_of(self, criteria: Sequence[Criterion]) -> list[tuple[Referral, int]]:
        found = [(one, self.truth(one.fires)) for one in criteria]
        return [(one.refer if t == YES else one.if_unknown, t) for one, t in found if t != NO]

    def fired(self, criteria: Sequence[Criterion]) -> list[tuple[Referral, int]]:
        found: list[tuple[Referral, int]] = []
        for one in criteria:
            could = min(one.refer.rank[:2], one.if_unknown.rank[:2])
            if not any(referral.rank[:2] <= could for referral, _ in found):
                found += self.all_of([one])
        return found

    def stand(self, visit: str) -> None:
        valid, day = self.tree.protocol.valid, self.clock(visit).date().isoformat()
        until = valid.until or "9999-12-31"
        stopped = self.tree.protocol.status in ("suspended", "retired")
        if stopped or not valid.from_ <= day <= min(until, valid.review_by):
            self.send("excluded", self.tree.entitlement)
        if self.entitled != YES:
            self.send("referred" if self.entitled == MAYBE else "excluded", self.tree.entitlement)

    def interrupt(self) -> None:
        """Let an alert that is true, of any visit that was opened, end the walk."""
        said, opened = self.said, {"", *self.visits}
        groups = [visit.alerts for id_, visit in self.tree.visits.items() if id_ in opened]
        groups += [node.alerts for node in self.tree.nodes.values() if node.visit in opened]
        found = [g for g in groups if any(self.truth(one.fires) == YES for one in g)]
        if said.status in ("included", "waiting"):
            found += [
                node.alerts
                for node in self.tree.nodes.values()
                if node.visit in opened and node.id not in said.path
            ]
        sent = [referral for group in found for referral, _ in self.all_of(group)]
        if sent and (said.referral is None or worst(sent).rank < said.referral.rank):
            said.status, said.referral = "referred", worst(sent)

    # ── one node ──────────────────────────────────────────────────────────────────────────────

    def node(self, node: Node) -> str:
        self.said.path.append(node.id)
        if node.wait is not None:
            self.wait(node)
            visit = self.tree.visits[node.visit]
            self.alerts(visit.alerts, node.id)
            self.stand(node.visit)
            fired = self.fired(visit.withdrawal)
            if fired:
                self.send("withdrawn", worst(r for r, _ in fired))
        self.alerts(node.alerts, node.id)
        self.acts(node)
        return self.leave(node)

    def wait(self, node: Node) -> None:
        wait = node.wait
        assert wait is not None
        origin = self.origin(wait.from_fact, wait.from_visit)
        at = self.visits.get(node.visit)
        if origin is None or (at or self.now) > later(origin, wait.before, time(23, 59, 59)):
            self.send("referred", wait.if_none)
        early = wait.after is not None and at and at < later(origin, wait.after, time.min)
        if at is None or early:
            self.send("waiting", None)

    def origin(self, fact: s.Fact | None, visit: str) -> Any:
        if fact is None:
            return self.start if visit == "" else self.visits.get(visit)
        answer = self.answers[fact]
        if isinstance(answer, Unknown):
            return None
        return answer if isinstance(answer, datetime) else datetime.combine(answer, time.min)

    def acts(self, node: Node) -> None:
        given: list[tuple[str, str]] = []
        sent: list[Referral] = []
        exhausted: list[Referral] = []
        for offer in node.offers:
            when = YES if offer.when is None else self.truth(offer.when)
            bars = [
                max([self.truth(c.when) for c in a.contraindications] or [NO]) for a in offer.acts
            ]
            if when == NO:
                continue
            for act in offer.acts:
                for one in act.contraindications:
                    if one.refer and not any(r.rank[:2] <= one.refer.rank[:2] for r in sent):
                        sent += [one.refer] if self.truth(one.when) != NO else []
            free = [act.id for act, bar in zip(offer.acts, bars, strict=True) if bar == NO]
            if not free and offer.else_refer is not None:
                exhausted.append(offer.else_refer)
            if free and when == YES:
                given.append((free[0], node.id))
        if sent or exhausted:
            self.send("referred", worst((*sent, *exhausted)))
        self.said.acts += given

    def leave(self, node: Node) -> str:
        match node.exit:
            case Leave() as leave:
                self.send("excluded", leave.referral)
            case Fork() as fork:
                for guard in fork.guards:
                    truth = self.truth(guard.when)
                    if truth == YES:
                        return self.follow(guard.target)
                    if truth == MAYBE:
                        return self.unsure(fork.if_unknown)
                return self.follow(fork.otherwise)
            case target:
                return self.follow(target)
        raise AssertionError

    def follow(self, target: Go | Stop) -> str:
        if isinstance(target, Stop):
            self.send("referred", target.referral)
        assert isinstance(target, Go)
        return target.to

    def unsure(self, target: Any) -> str:
        if isinstance(target, Stop):
            return self.follow(target)
        if self.truth(target.ground) != YES:
            self.send("referred", target.otherwise)
        return str(target.go.to)

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def truth(self, c: Any) -> int:
        match c:
            case s.Leaf(fact):
                answer = self.answers[fact]
                return MAYBE if isinstance(answer, Unknown) else YES if answer else NO
            case s.OneOf(fact, choices, negated):
                answer = self.answers[fact]
                if isinstance(answer, Unknown):
                    return MAYBE
                return YES if (answer in choices) != negated else NO
            case s.Not(operand):
                return 2 - self.truth(operand)
            case s.Named(_, body):
                return self.truth(body)
            case s.And(operands):
                return min(map(self.truth, operands))
            case s.Or(operands):
                return max(map(self.truth, operands))
            case s.AtLeast(count, operands):
                return sorted(map(self.truth, operands))[-count]
            case s.Between(term, low, high):
                both = (s.Compare(term, ">=", low), s.Compare(term, "<=", high))
                return min(map(self.truth, both))
            case s.Compare(left, comparator, right):
                return compare(self.number(left), comparator, self.number(right))
            case s.Knowing(operand, knowledge):
                return self.knowing(operand, knowledge)
        raise AssertionError(c)

    def knowing(self, operand: Any, knowledge: str) -> int:
        if isinstance(operand, s.Term):
            return YES if self.certain(operand) == (knowledge == "known") else NO
        truth = self.truth(operand)
        holds = {
            "unknown": truth == MAYBE,
            "known": truth != MAYBE,
            "false": truth == NO,
            "not_false": truth != NO,
        }
        return YES if holds[knowledge] else NO

    def certain(self, term: Any) -> bool:
        match term:
            case s.Number():
                return True
            case s.Measure() | s.Age() | s.Since():
                return not isinstance(self.answers[term.fact or s.Fact("")], Unknown)
            case s.Sum(left, right):
                return self.certain(left) and self.certain(right)
            case s.Product(_, inner):
                return self.certain(inner)
            case s.Points(_, items):
                return all(self.truth(when) != MAYBE for when, _ in items)
            case s.Cases(_, cases, otherwise):
                for when, value in cases:
                    truth = self.truth(when)
                    if truth != NO:
                        return truth == YES and self.certain(value)
                return self.certain(otherwise)
        raise AssertionError(term)

    def number(self, term: Any) -> tuple[Fraction, Fraction]:
        """The least and the greatest that a number may be."""
        match term:
            case s.Number(value):
                return Fraction(value), Fraction(value)
            case s.Measure(fact, low, high):
                answer = self.answers[fact]
                ends = (low, high) if isinstance(answer, Unknown) else (answer, answer)
                return Fraction(ends[0]), Fraction(ends[1])
            case s.Sum(left, right, sign):
                a, b = self.number(left), self.scaled(sign, right)
                return a[0] + b[0], a[1] + b[1]
            case s.Product(factor, inner):
                return self.scaled(factor, inner)
            case s.Cases(_, cases, otherwise):
                return self.by_cases(list(cases), otherwise)
            case s.Points(_, items):
                ways = [(self.truth(when), p) for when, p in items]
                parts = [
                    {YES: (p, p), NO: (0, 0), MAYBE: (min(p, 0), max(p, 0))}[t] for t, p in ways
                ]
                return Fraction(sum(a for a, _ in parts)), Fraction(sum(b for _, b in parts))
            case s.Age() | s.Since():
                return self.delay(term)
        raise AssertionError(term)

    def scaled(self, factor: Any, term: Any) -> tuple[Fraction, Fraction]:
        ends = sorted(Fraction(factor) * end for end in self.number(term))
        return ends[0], ends[1]

    def by_cases(self, cases: list[Any], otherwise: Any) -> tuple[Fraction, Fraction]:
        if not cases:
            return self.number(otherwise)
        (when, value), *rest = cases
        truth = self.truth(when)
        if truth == YES:
            return self.number(value)
        below = self.by_cases(rest, otherwise)
        if truth == NO:
            return below
        own = self.number(value)
        return min(own[0], below[0]), max(own[1], below[1])

    def delay(self, term: Any) -> tuple[Fraction, Fraction]:
        answer = self.answers[term.fact]
        if isinstance(answer, Unknown):
            return Fraction(-FAR[term.unit]), Fraction(FAR[term.unit])
        if isinstance(term, s.Age):
            months = completed_months(answer, self.start)
            count = Fraction(months if term.unit == "months" else months // 12)
        elif isinstance(answer, datetime):
            seconds = Fraction(
                (self.clock(term.visit) - answer) // timedelta(microseconds=1), 10**6
            )
            count = seconds / (3600 if term.unit == "hours" else 86400)
        else:
            days = (self.clock(term.visit).date() - answer).days
            count = Fraction(days * (24 if term.unit == "hours" else 1))
        return count, count

    def clock(self, visit: str) -> datetime:
        return self.start if visit == "" else self.visits.get(visit, self.now)


def worst(referrals: Any) -> Referral:
    found: Referral = min(referrals, key=lambda referral: referral.rank)
    return found


def completed_months(born: date, on: date) -> int:
    months = (on.year - born.year) * 12 + on.month - born.month
    return months - (on.day < born.day)


def compare(left: tuple[Fraction, Fraction], how: str, right: tuple[Fraction, Fraction]) -> int:
    if how in (">", "!="):
        return 2 - compare(left, {">": "<=", "!=": "=="}[how], right)
    if how in (">=", "<"):
        turned = compare(right, "<=", left)
        return turned if how == ">=" else 2 - turned
    if how == "==":
        if left[0] == left[1] == right[0] == right[1]:
            return YES
        return NO if left[0] > right[1] or right[0] > left[1] else MAYBE
    return YES if left[1] <= right[0] else NO if left[0] > right[1] else MAYBE


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
