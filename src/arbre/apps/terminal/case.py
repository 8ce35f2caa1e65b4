"""One patient being walked: the session, its file and the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from arbre.apps.terminal.saving import NotSavedError, save
from arbre.engine.outcome import Outcome, Waiting
from arbre.engine.questions import Question, questions_of
from arbre.engine.session import Change, Session
from arbre.engine.telling.reasons import Teller
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language

Say = Callable[[], Change]


class Clock:
    """The time of the walk: it begins at an instant that is given, then passes as it does."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began = time.monotonic()

    def now(self) -> datetime:
        passed = timedelta(seconds=int(time.monotonic() - self._began))
        return self._start + passed


@dataclass(slots=True, kw_only=True)
class Case:
    """What is said is saved at once: what is confirmed is in the file before it is shown."""

    session: Session
    clock: Clock
    language: Language
    path: Path | None = None

    def now(self) -> datetime:
        """Return the present instant, never before what was said last."""
        return max(self.clock.now(), self.session.state.last)

    def outcome(self) -> Outcome:
        return self.session.outcome(self.now())

    def questions(self) -> tuple[Question, ...]:
        """Return what to ask now; a list that is asked in part is shown whole."""
        asked = self.session.questions(self.language)
        first = asked[0]
        return (self.question(first.facts[0]), *asked[1:]) if first.kind == "choices" else asked

    def question(self, fact: Fact) -> Question:
        """Return a question as it was asked first, all its options open."""
        written = self.session.tree.protocol.questions[fact.question]
        options = tuple(written.options or ()) if written.type == "choices" else (None,)
        every = (Fact(fact.question, one, fact.visit) for one in options)
        asked = tuple(one for one in every if one in self.session.tree.known)
        outcome = self.session.outcome()
        return questions_of(_asking(outcome, asked), self.session.tree, self.language)[0]

    def teller(self) -> Teller:
        state = self.session.state
        return Teller(
            tree=self.session.tree,
            answers=state.answers,
            clocks=state.clocks,
            language=self.language,
        )

    # Each of these raises AnswerError for what cannot be taken, and NotSavedError for what could
    # not be written; the case is then as it was before.

    def answer(self, key: str, value: object) -> Change:
        return self._say(lambda session: session.answer(key, value, at=self.now()))

    def undo(self) -> Change:
        return self._say(lambda session: session.undo(at=self.now()))

    def doubt(self) -> Change:
        return self._say(lambda session: session.doubt(at=self.now()))

    def open_visit(self, node: str) -> Change:
        return self._say(lambda session: session.open_visit(node, at=self.now()))

    def _say(self, what: Callable[[Session], Change]) -> Change:
        trial = Session(self.session.tree, self.session.trace)
        change = what(trial)
        if self.path is not None:
            save(trial, self.path)
        self.session = trial
        return change

    def show(self) -> None:
        """Record that the outcome was shown. A disk that is full must not hide it."""
        self.session.show(at=self.now())
        if self.path is not None:
            with suppress(NotSavedError):
                save(self.session, self.path)


def too_early(waiting: Waiting, now: datetime) -> bool:
    """Tell whether what is waited for may not come yet."""
    return waiting.not_before is not None and now < waiting.not_before


def _asking(outcome: Outcome, facts: tuple[Fact, ...]) -> Outcome:
    return replace(outcome, asking=facts)
