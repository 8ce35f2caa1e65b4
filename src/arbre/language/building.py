"""Draft → Tree: every name is replaced by what it stands for. The draft has passed the checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbre.language.conditions.binding import Binder
from arbre.language.conditions.syntax import Age, Condition, Fact, Not, Path, Reference, Since, Term
from arbre.language.conditions.traversal import Part, names, parts_of
from arbre.language.conditions.units import unit_of
from arbre.language.draft import Draft, act_steps, acts_of
from arbre.language.drafting import bounds_of
from arbre.language.hashing import canonical_hash
from arbre.language.protocol import Act as WrittenAct
from arbre.language.protocol import (
    ActStep,
    Alert,
    Cite,
    ExclusionCriterion,
    InclusionCriterion,
    UnknownTarget,
)
from arbre.language.protocol import Guarantee as WrittenGuarantee
from arbre.language.protocol import Limit as WrittenLimit
from arbre.language.protocol import Node as WrittenNode
from arbre.language.protocol import Promise as WrittenPromise
from arbre.language.protocol import Wait as WrittenWait
from arbre.language.tree import (
    FIRST,
    Act,
    Asked,
    Contraindication,
    Criterion,
    Exit,
    Fork,
    Go,
    Grounded,
    Guarantee,
    Guard,
    HandOver,
    Leave,
    Limit,
    Node,
    Offer,
    Promise,
    Referral,
    Section,
    Stop,
    Tree,
    Visit,
    Wait,
)
from arbre.language.visits import newest


def build(draft: Draft) -> Tree:
    """Return the tree of a draft that has no error."""
    return _Building(draft=draft, binders=_binders(draft)).tree()


def questions_read(draft: Draft, part: Condition | Term) -> frozenset[str]:
    """Return the questions that a written condition or term reads, definitions looked into."""
    seen: set[str] = set()
    pending = [mention.name for mention in names(part)]
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        pending.extend(mention.name for part in _meaning(draft, name) for mention in names(part))
    return frozenset(seen & draft.protocol.questions.keys())


def asked_again(draft: Draft) -> Mapping[str, frozenset[str]]:
    """Return the questions that each later visit asks anew.

    They are those of its `again`, and those of the withdrawal criteria that do not hold for the
    whole case.
    """
    questions = draft.protocol.questions
    withdrawal = {
        question
        for i in range(len(draft.protocol.withdrawal))
        if (condition := draft.conditions.get(("withdrawal", i, "when"))) is not None
        for question in questions_read(draft, condition)
        if questions[question].holds == "visit"
    }
    return {
        visit: frozenset(withdrawal | set(draft.nodes[visit].again))
        for visit in draft.visits.parents
        if visit != FIRST
    }


def _meaning(draft: Draft, name: str) -> tuple[Condition | Term, ...]:
    scope = draft.scope
    gate = scope.questions[name].gate if name in scope.questions else None
    meaning = (gate, scope.definitions.get(name), scope.values.get(name))
    return tuple(part for part in meaning if part is not None)


def _binders(draft: Draft) -> Mapping[str, Binder]:
    again = asked_again(draft)

    def binder(visit: str) -> Binder:
        def fact_of(question: str, option: str | None) -> Fact:
            found = newest(question, visit, draft.visits, again)
            return Fact(question, option, found.visit)

        return Binder(scope=draft.scope, fact_of=fact_of, visit=visit)

    return {visit: binder(visit) for visit in draft.visits.parents}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Building:
    draft: Draft
    binders: Mapping[str, Binder]

    def tree(self) -> Tree:
        protocol = self.draft.protocol
        doubt = protocol.doubt.refer if protocol.doubt else next(iter(protocol.referrals))
        entitlement = protocol.entitlement.else_.refer if protocol.entitlement else doubt
        return Tree(
            protocol=protocol,
            hash=canonical_hash(self.draft),
            facts=self._facts(),
            past=self._past(),
            visits={visit: self._visit(visit) for visit in self.draft.visits.parents},
            nodes={name: self._node(name) for name in self.draft.visits.of},
            start=protocol.tree.start,
            consent=self._consent(),
            inclusion=tuple(self._inclusion(i, one) for i, one in enumerate(protocol.inclusion)),
            exclusion=self._excluding("exclusion", protocol.exclusion, FIRST),
            withdrawal=self._excluding("withdrawal", protocol.withdrawal, FIRST),
            doubt=self._referral(doubt),
            entitlement=self._referral(entitlement),
            referrals={name: self._referral(name) for name in protocol.referrals},
            guarantees=tuple(self._guarantee(i, one) for i, one in enumerate(protocol.guarantees)),
            document=self.draft.document,
        )

    # ── small things ──────────────────────────────────────────────────────────────────────────

    def _bind(self, path: Path, visit: str) -> Condition:
        return self.binders[visit].condition(self.draft.conditions[path])

    def _bind_optional(self, path: Path, visit: str) -> Condition | None:
        return self._bind(path, visit) if path in self.draft.conditions else None

    def _referral(self, name: str) -> Referral:
        written = self.draft.protocol.referrals[name]
        return Referral(
            id=name,
            to=written.to,
            urgency=written.urgency,
            channel=written.channel,
            within=written.within,
            label=written.label,
            say=written.say,
            cite=_cite(written.cite),
        )

    def _facts(self) -> tuple[Fact, ...]:
        """Every fact: of the first visit, then those that later visits ask anew."""
        again = asked_again(self.draft)
        visits = [(FIRST, tuple(self.draft.protocol.questions))]
        visits += [
            (visit, tuple(name for name in self.draft.protocol.questions if name in again[visit]))
            for visit in self.draft.visits.parents
            if visit != FIRST
        ]
        return tuple(
            fact for visit, names_ in visits for name in names_ for fact in self._of(name, visit)
        )

    def _past(self) -> frozenset[str]:
        """Return the questions from whose date an age or a delay is counted."""
        pending: list[Part] = [*self.draft.conditions.values(), *self.draft.terms.values()]
        found: set[str] = set()
        while pending:
            part = pending.pop()
            if isinstance(part, Age | Since):
                found.add(part.question)
            pending.extend(parts_of(part))
        waits = (node.wait.from_ for node in self.draft.nodes.values() if node.wait)
        return frozenset(found | (set(waits) & self.draft.protocol.questions.keys()))

    def _of(self, question: str, visit: str) -> tuple[Fact, ...]:
        written = self.draft.protocol.questions[question]
        if written.type != "choices":
            return (Fact(question, None, visit),)
        return tuple(Fact(question, option, visit) for option in written.options or ())

    def _asked(self, question: str, visit: str) -> tuple[Asked, ...]:
        """Return what asking a question means: one fact, or one for each option."""
        binder = self.binders[visit]
        gate = self.draft.scope.questions[question].gate
        relevant = binder.condition(gate) if gate is not None else None
        newest_visit = binder.fact_of(question, None).visit
        return tuple(
            Asked(fact=fact, relevant=relevant) for fact in self._of(question, newest_visit)
        )

    def _all_asked(self, questions: tuple[str, ...], visit: str) -> tuple[Asked, ...]:
        return tuple(asked for name in questions for asked in self._asked(name, visit))

    # ── criteria ──────────────────────────────────────────────────────────────────────────────

    def _visit(self, visit: str) -> Visit:
        parent = self.draft.visits.parents[visit]
        alerts = self._alerts(("alerts",), self.draft.protocol.alerts, visit)
        if parent is not None:
            again = asked_again(self.draft)[visit]
            alerts = tuple(
                alert for alert in alerts if self._reads(("alerts", alert.path[1], "when"), again)
            )
        withdrawal = self.draft.protocol.withdrawal if parent is not None else ()
        return Visit(
            id=visit,
            parent=parent,
            alerts=alerts,
            withdrawal=self._excluding("withdrawal", withdrawal, visit),
        )

    def _reads(self, path: Path, questions: frozenset[str]) -> bool:
        return bool(questions_read(self.draft, self.draft.conditions[path]) & questions)

    def _alerts(self, path: Path, alerts: tuple[Alert, ...], visit: str) -> tuple[Criterion, ...]:
        found = []
        for i, alert in enumerate(alerts):
            when = self._bind((*path, i, "when"), visit)
            softened = alert.if_unknown.refer if alert.if_unknown else alert.refer
            found.append(
                Criterion(
                    id=alert.id,
                    section="alerts",
                    label=alert.label,
                    reason="clinical",
                    when=when,
                    fires=when,
                    refer=self._referral(alert.refer),
                    if_unknown=self._referral(softened),
                    cite=_cite(alert.cite),
                    path=(*path, i),
                )
            )
        return tuple(found)

    def _consent(self) -> tuple[Criterion, ...]:
        consent = self.draft.protocol.consent
        refer = self._referral(consent.else_.refer)
        found = []
        for i, question in enumerate(consent.ask):
            given = self.binders[FIRST].condition(Reference(question))
            found.append(
                Criterion(
                    id=question,
                    section="consent",
                    label=self.draft.protocol.questions[question].label,
                    reason="consent",
                    when=given,
                    fires=Not(given),
                    refer=refer,
                    if_unknown=refer,
                    cite=_cite(consent.cite),
                    path=("consent", "ask", i),
                )
            )
        return tuple(found)

    def _inclusion(self, i: int, written: InclusionCriterion) -> Criterion:
        when = self._bind(("inclusion", i, "when"), FIRST)
        refer = self._referral(written.else_.refer)
        return Criterion(
            id=written.id,
            section="inclusion",
            label=written.label,
            reason=written.reason,
            when=when,
            fires=Not(when),
            refer=refer,
            if_unknown=refer,
            cite=_cite(written.cite),
            path=("inclusion", i),
        )

    def _excluding(
        self, section: Section, criteria: tuple[ExclusionCriterion, ...], visit: str
    ) -> tuple[Criterion, ...]:
        found = []
        for i, written in enumerate(criteria):
            when = self._bind((section, i, "when"), visit)
            refer = self._referral(written.refer)
            found.append(
                Criterion(
                    id=written.id,
                    section=section,
                    label=written.label,
                    reason=written.reason,
                    when=when,
                    fires=when,
                    refer=refer,
                    if_unknown=refer,
                    cite=_cite(written.cite),
                    path=(section, i),
                )
            )
        return tuple(found)

    # ── nodes ─────────────────────────────────────────────────────────────────────────────────

    def _node(self, name: str) -> Node:
        written = self.draft.nodes[name]
        visit = self.draft.visits.of[name]
        path: Path = ("tree", "nodes", name)
        return Node(
            id=name,
            label=written.label,
            visit=visit,
            wait=self._wait(written.wait, visit, (*path, "wait")) if written.wait else None,
            again=self._all_asked(written.again, visit),
            alerts=self._alerts((*path, "alerts"), written.alerts, visit),
            ask=self._all_asked(written.ask, visit),
            one_screen=written.one_screen,
            offers=tuple(
                self._offer(step, visit, (*path, "acts", i))
                for i, step in enumerate(act_steps(written))
            ),
            exit=self._exit(written, visit, path),
            cite=_cite(written.cite),
        )

    def _wait(self, written: WrittenWait, visit: str, path: Path) -> Wait:
        protocol = self.draft.protocol
        parent = self.draft.visits.parents[visit] or FIRST
        asked = written.from_ in protocol.questions
        return Wait(
            kind=written.for_,
            by=written.by,
            channel=written.channel,
            question=(
                self.binders[visit].fact_of(written.question, None) if written.question else None
            ),
            from_fact=self.binders[parent].fact_of(written.from_, None) if asked else None,
            from_visit=FIRST if asked else self.draft.visits.of.get(written.from_, FIRST),
            after=written.after,
            before=written.before,
            if_none=(self._referral(written.if_none.refer) if written.if_none else self._doubt()),
            cite=_cite(written.cite),
            path=path,
        )

    def _doubt(self) -> Referral:
        doubt = self.draft.protocol.doubt
        return self._referral(doubt.refer if doubt else next(iter(self.draft.protocol.referrals)))

    def _exit(self, written: WrittenNode, visit: str, path: Path) -> Exit:
        if written.exclude is not None:
            referral = self._referral(written.exclude.refer)
            where = (*path, "exclude")
            return Leave(reason=written.exclude.reason, referral=referral, path=where)
        if written.branches is None:
            return self._target(written.next, written.refer, path)
        otherwise, if_unknown = written.otherwise, written.if_unknown
        doubt = Stop(referral=self._doubt(), path=path)
        return Fork(
            guards=tuple(
                Guard(
                    when=self._bind((*path, "branches", i, "when"), visit),
                    target=self._target(branch.next, branch.refer, (*path, "branches", i)),
                    cite=_cite(branch.cite),
                    path=(*path, "branches", i),
                )
                for i, branch in enumerate(written.branches)
            ),
            otherwise=(
                self._target(otherwise.next, otherwise.refer, (*path, "otherwise"))
                if otherwise
                else doubt
            ),
            if_unknown=(
                self._if_unknown(if_unknown, visit, (*path, "if_unknown")) if if_unknown else doubt
            ),
            path=path,
        )

    def _target(self, next_: str | None, refer: str | None, path: Path) -> Go | Stop:
        if next_ is not None:
            return Go(to=next_, path=(*path, "next"))
        return Stop(
            referral=self._referral(refer) if refer else self._doubt(), path=(*path, "refer")
        )

    def _if_unknown(self, written: UnknownTarget, visit: str, path: Path) -> Stop | Grounded:
        ground = self._bind_optional((*path, "ground"), visit)
        if written.next is None or ground is None:
            referral = self._referral(written.refer) if written.refer else self._doubt()
            return Stop(referral=referral, path=path)
        return Grounded(
            ground=ground,
            go=Go(to=written.next, path=(*path, "next")),
            otherwise=self._referral(written.else_.refer) if written.else_ else self._doubt(),
            cite=_cite(written.cite),
            path=path,
        )

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def _offer(self, step: ActStep, visit: str, path: Path) -> Offer:
        else_ = step.else_
        return Offer(
            acts=tuple(self._act(name, visit) for name in acts_of(step)),
            when=self._bind_optional((*path, "when"), visit),
            also=tuple(
                HandOver(
                    when=self._bind((*path, "also", i, "when"), visit),
                    referral=self._referral(also.hand_over),
                    path=(*path, "also", i),
                )
                for i, also in enumerate(step.also)
            ),
            else_refer=self._referral(else_.refer) if else_ and else_.refer else None,
            else_hand_over=(self._referral(else_.hand_over) if else_ and else_.hand_over else None),
            cite=_cite(step.cite),
            path=path,
        )

    def _act(self, name: str, visit: str) -> Act:
        written = self.draft.protocol.acts[name]
        path: Path = ("acts", name)
        return Act(
            id=name,
            kind=written.kind,
            derogatory=written.derogatory,
            label=written.label,
            how=written.how,
            contraindications=self._contraindications(written, visit, path),
            limits=tuple(
                self._limit(id_, limit, visit, (*path, "limits", id_))
                for id_, limit in written.limits.items()
            ),
            cite=_cite(written.cite),
        )

    def _contraindications(
        self, written: WrittenAct, visit: str, path: Path
    ) -> tuple[Contraindication, ...]:
        return tuple(
            Contraindication(
                index=i,
                when=self._bind((*path, "contraindications", i, "when"), visit),
                label=one.label,
                refer=self._referral(one.refer) if one.refer else None,
                cite=_cite(one.cite),
                path=(*path, "contraindications", i),
            )
            for i, one in enumerate(written.contraindications or ())
        )

    def _limit(self, id_: str, written: WrittenLimit, visit: str, path: Path) -> Limit:
        sides: dict[str, tuple[Term, ...]] = {}
        for side, bound in (("min", written.min), ("max", written.max)):
            terms = (self.draft.terms[where] for where, _ in bounds_of((*path, side), bound))
            sides[side] = tuple(self.binders[visit].term(term) for term in terms)
        units = (unit_of(term) for term in (*sides["max"], *sides["min"]))
        return Limit(
            id=id_,
            unit=next((unit for unit in units if unit is not None), None),
            min=sides["min"],
            max=sides["max"],
            cite=_cite(written.cite),
        )

    # ── guarantees ────────────────────────────────────────────────────────────────────────────

    def _guarantee(self, i: int, written: WrittenGuarantee) -> Guarantee:
        path: Path = ("guarantees", i)
        return Guarantee(
            id=written.id,
            label=written.label,
            among=written.among,
            when=self._bind_optional((*path, "when"), FIRST),
            always=self._promise(written.always, (*path, "always")),
            never=self._promise(written.never, (*path, "never")),
            cite=_cite(written.cite),
            path=path,
        )

    def _promise(self, written: WrittenPromise | None, path: Path) -> Promise | None:
        if written is None:
            return None
        above = self.draft.terms.get((*path, "above"))
        return Promise(
            act=written.act,
            above=self.binders[FIRST].term(above) if above is not None else None,
            referral=self._referral(written.refer) if written.refer else None,
        )


def _cite(cite: Cite | None) -> tuple[str, ...]:
    if cite is None:
        return ()
    return (cite,) if isinstance(cite, str) else cite
