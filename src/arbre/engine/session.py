"""One case being walked: the only mutable object. Its one field that changes is the trace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from arbre.engine.answers import Actor, Clocks, Raised
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.explaining import Explanation, explain
from arbre.engine.outcome import Outcome
from arbre.engine.questions import Question, questions_of
from arbre.engine.reading import AnswerProblem, read_answer
from arbre.engine.remaining import at_most
from arbre.engine.resuming import fits
from arbre.engine.trace import (
    Answered,
    Event,
    Extends,
    Opened,
    Retracted,
    Shown,
    Spoken,
    State,
    Trace,
    Undone,
    VisitOpened,
    fold,
)
from arbre.engine.trace_json import broken, from_json, to_json
from arbre.errors import AnswerError, TraceError
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an event did: the outcome before and after, and the answers that no longer apply."""

    before: Outcome
    after: Outcome
    withdrawn: tuple[Fact, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the decision itself is another: its status, acts or referrals."""
        return self.before.decision != self.after.decision


class Session:
    """A case being walked.

    Every method that says something takes `at`, the instant at which it was said: a session reads
    no clock. What cannot be taken raises AnswerError, and nothing of the case is changed by it.

    >>> from datetime import datetime
    >>> from arbre import Actor, Session, load_shipped
    >>> at = datetime(2026, 6, 12, 10, 42)
    >>> kine = Actor(profession="masseur-kinesitherapeute", entitled=True)
    >>> session = Session.open(load_shipped("cheville-torsion-mk"), at=at, actor=kine)
    >>> session.outcome().status
    'incomplete'
    """

    def __init__(self, tree: Tree, trace: Trace) -> None:
        self._tree = tree
        self._trace = trace

    @classmethod
    def open(cls, tree: Tree, *, at: datetime, actor: Actor = NOBODY) -> Session:
        """Begin a case."""
        protocol = tree.protocol
        opened = Opened(
            at=at,
            protocol=protocol.id,
            version=protocol.version,
            hash=tree.hash,
            actor=actor,
            extends=Extends(**tree.base.as_data()) if tree.base is not None else None,
        )
        return cls(tree, Trace((opened,)))

    @classmethod
    def resume(cls, tree: Tree, paused: Trace | Mapping[str, Any]) -> Session:
        """Go on with a case, under the very version of the protocol with which it began.

        Args:
            tree: the protocol of the case.
            paused: its trace, or what `pause` gave.

        Raises:
            TraceError: this is not a whole trace, or it belongs to another protocol, or to
                another version of it, or says what this protocol does not know.

        """
        trace = paused if isinstance(paused, Trace) else from_json(paused)
        if trace.opened.hash != tree.hash:
            values = {
                "protocol": trace.opened.protocol,
                "version": trace.opened.version,
                "now": f"{tree.protocol.id} {tree.protocol.version}",
            }
            raise TraceError(
                Diagnostic(code="other-version", source=None, span=None, values=values)
            )
        if not fits(trace, tree):
            raise broken("–")
        return cls(tree, trace)

    @property
    def tree(self) -> Tree:
        return self._tree

    @property
    def trace(self) -> Trace:
        """Everything that happened. Keep it: it is all that resuming needs."""
        return self._trace

    @property
    def state(self) -> State:
        """The answers, clocks and events that stand."""
        return fold(self._trace)

    def pause(self) -> dict[str, Any]:
        """Return the trace as data that JSON can hold, for `resume`."""
        return to_json(self._trace)

    # ── what to ask, what it comes to ─────────────────────────────────────────────────────────

    def outcome(self, now: datetime | None = None) -> Outcome:
        """Return the decision as it stands; `now` tells whether something awaited is late."""
        state = self.state
        clocks = state.clocks
        if now is not None and self._instant(now) > state.last:
            clocks = Clocks(start=clocks.start, visits=clocks.visits, now=now)
        return decide(self._tree, state.answers, clocks=clocks, actor=self._trace.opened.actor)

    def questions(self, language: Language = "fr") -> tuple[Question, ...]:
        """Return what to ask now, in order: the first is certain, the others may be needless."""
        return questions_of(self.outcome(), self._tree, language)

    def remaining(self) -> int:
        """Return at most how many questions this visit may still ask."""
        return at_most(self._tree, self.outcome())

    def explain(self) -> Explanation:
        """Return why, and why not."""
        state = self.state
        actor = self._trace.opened.actor
        return explain(self._tree, state.answers, clocks=state.clocks, actor=actor)

    # ── what is said ──────────────────────────────────────────────────────────────────────────

    def answer(self, key: str, value: object, *, at: datetime) -> Change:
        """Answer a question, or change an answer.

        A changed answer keeps what still applies; the answers that only the old one had called for
        are withdrawn as soon as no question is open, and stay in the trace.

        Args:
            key: `question`, `question.option`, either with `@visit` for a later visit.
            value: a value of the question's type, an Unknown, or, for a `choices` question,
                `"none"`, a list of what is present, or a mapping by option.
            at: the instant of the answer.

        Raises:
            AnswerError: the answer cannot be taken; `problems` says why.

        """
        state = self.state
        facts = read_answer(key, value, self._tree, state.clocks)
        if isinstance(facts, tuple):
            raise AnswerError(tuple(map(_diagnostic, facts)))
        known = state.answers.facts
        replaces = any(fact in known and known[fact] != facts[fact] for fact in facts)
        event = Answered(
            at=at,
            facts=tuple(facts.items()),
            replaces=replaces,
            after_outcome=replaces and state.shown,
        )
        before = self.outcome()
        self._append(event)
        after = self.outcome()
        stale = tuple(fact for fact in self._no_longer_apply(after) if fact not in facts)
        if stale:
            self._append(Retracted(at=at, facts=stale, cause=len(self._trace.events) - 1))
            after = self.outcome()
        return Change(before=before, after=after, withdrawn=stale)

    def undo(self, *, at: datetime) -> Change:
        """Take back the last thing said. It stays in the trace; undoing nothing changes nothing."""
        undoable = self.state.undoable
        before = self.outcome()
        if undoable:
            self._append(Undone(at=at, event=undoable[-1]))
        return Change(before=before, after=self.outcome())

    def doubt(self, *, at: datetime) -> Change:
        """Say that one is in doubt: the walk ends by the protocol's exit for doubts."""
        return self._say(Raised(kind="doubt", visit=self._visit()), at)

    def withdraw(self, *, at: datetime, criterion: str | None = None) -> Change:
        """Say that the patient leaves, or that a withdrawal criterion holds."""
        if criterion is not None and criterion not in self._tree.withdrawal_ids:
            raise _unknown("unknown-withdrawal", criterion, known=self._tree.withdrawal_ids)
        return self._say(Raised(kind="withdraw", visit=self._visit(), id=criterion), at)

    def raise_alert(self, alert: str, *, at: datetime) -> Change:
        """Say that a sign of danger is there, whatever is being asked."""
        if alert not in self._tree.alert_ids:
            raise _unknown("unknown-alert", alert, known=self._tree.alert_ids)
        return self._say(Raised(kind="alert", visit=self._visit(), id=alert), at)

    def open_visit(self, node: str, *, at: datetime) -> Change:
        """Say that what was waited for is there, from this instant."""
        state = self.state
        before = self.outcome()
        if before.waiting is None or before.waiting.node != node:
            raise _unknown("not-awaited", node)
        if self._instant(at) < state.last:
            raise _unknown("clock-goes-back", node)
        self._append(VisitOpened(at=at, visit=node))
        return Change(before=before, after=self.outcome())

    def show(self, *, at: datetime) -> Outcome:
        """Return the outcome and record that it was shown: what is changed later is marked."""
        outcome = self.outcome()
        self._append(Shown(at=at, status=outcome.status))
        return outcome

    def _no_longer_apply(self, after: Outcome) -> tuple[Fact, ...]:
        """Return the answers that only an answer changed since had called for.

        While a question is open nobody knows yet which these are: they are kept until then.
        """
        if after.status == "incomplete":
            return ()
        changes = [n for n, e in self._trace.standing if isinstance(e, Answered) and e.replaces]
        called_for = {fact for number in changes for fact in self._used_before(number)}
        return tuple(fact for fact in after.unused if fact in called_for)

    def _used_before(self, number: int) -> tuple[Fact, ...]:
        state = fold(Trace(self._trace.events[:number]))
        actor = self._trace.opened.actor
        return decide(self._tree, state.answers, clocks=state.clocks, actor=actor).used

    def _say(self, raised: Raised, at: datetime) -> Change:
        before = self.outcome()
        self._append(Spoken(at=at, raised=raised))
        return Change(before=before, after=self.outcome())

    def _visit(self) -> str:
        return next(reversed((*self.state.clocks.visits,)), "")

    def _append(self, event: Event) -> None:
        self._instant(event.at)
        self._trace = self._trace.then(event)

    def _instant(self, at: datetime) -> datetime:
        """Return an instant of the kind that the case began with: all have a zone, or none has."""
        start = self._trace.opened.at
        if not isinstance(at, datetime) or (at.tzinfo is None) != (start.tzinfo is None):
            raise _unknown("not-an-instant", str(at))
        return at


def _diagnostic(problem: AnswerProblem) -> Diagnostic:
    return Diagnostic(code=problem.code, source=None, span=None, values=problem.values)


def _unknown(code: str, key: str, *, known: Iterable[str] = ()) -> AnswerError:
    values = {"key": key, "known": ", ".join(sorted(known)), "before": ""}
    return AnswerError((Diagnostic(code=code, source=None, span=None, values=values),))
