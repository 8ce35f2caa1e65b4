"""A walk from its opening to its last line, on whatever terminal there is."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from arbre.apps.terminal.case import Case, Clock
from arbre.apps.terminal.saving import NotSavedError, save
from arbre.apps.terminal.streams import Shown
from arbre.apps.terminal.words import vocabulary
from arbre.engine.answers import Actor
from arbre.engine.reading import Case as Given
from arbre.engine.session import Session
from arbre.errors import AnswerError
from arbre.language.diagnostics.diagnostic import Diagnostic, Language
from arbre.language.tree import Tree

INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A walk that is asked for: of a protocol from its beginning, or of a saved session."""

    language: Language
    clock: Clock
    tree: Tree
    session: Session | None = None
    actor: Actor | None = None
    given: Given | None = None
    path: Path | None = None


def interactive() -> bool:
    """Tell whether there is a terminal that can be drawn on."""
    return sys.stdin.isatty() and Shown.on(sys.stdout).ansi


def run_drawn(request: Request) -> int | Diagnostic:
    """Walk on a terminal; return the exit code, or what is wrong with the file to save in."""
    from arbre.apps.terminal.display import Display
    from arbre.apps.terminal.keys import EndOfInputError, keys
    from arbre.apps.terminal.leaving import farewell, keep, offer_to_save
    from arbre.apps.terminal.starting import ask_actor
    from arbre.apps.terminal.walking import Walk

    words = vocabulary(request.language)
    display = Display(words.too_small)
    code, problem, case = 0, None, None
    with display.other_screen(), keys() as keyboard:
        try:
            actor = request.actor
            if request.session is None and actor is None:
                now = request.clock.now()
                actor = ask_actor(request.tree, request.language, now, display, keyboard.read)
                if actor is None:
                    return 0
            opened = opening(request, actor or Actor())
            if isinstance(opened, Diagnostic):
                return opened
            case = opened
            ended = Walk(case=case, display=display, keyboard=keyboard).run()
            if ended == "interrupted":
                code, problem = INTERRUPTED, keep(case)
            elif case.path is None and len(case.session.trace.events) > 1:
                offer_to_save(case, display, keyboard.read)
        except EndOfInputError:
            code, problem = INTERRUPTED, keep(case) if case is not None else None
    shown = Shown.on(sys.stdout)
    last = [words.interrupted] if code else []
    last += [problem] if problem else []
    for line in (*last, *(farewell(case) if case is not None else ())):
        print(shown.printable(line))
    return code


def run_plain(request: Request) -> int | Diagnostic:
    """Walk by plain prompts, line by line."""
    from arbre.apps.terminal.plain import ask_actor_plainly, walk_plainly

    actor = request.actor
    if request.session is None and actor is None:
        actor = ask_actor_plainly(request.tree, request.language)
        if actor is None:
            print(vocabulary(request.language).stopped)
            return 0
    opened = opening(request, actor or Actor())
    if isinstance(opened, Diagnostic):
        return opened
    return walk_plainly(opened)


def opening(request: Request, actor: Actor) -> Case | Diagnostic:
    """Return the case, already in its file if it has one."""
    session = request.session
    if session is None:
        at = request.given.clocks.start if request.given else request.clock.now()
        session = Session.open(request.tree, at=at, actor=actor)
        if request.given is not None:
            _answer_all(session, request.given, request.clock)
    case = Case(session=session, clock=request.clock, language=request.language, path=request.path)
    if case.path is not None:
        try:
            save(case.session, case.path)
        except NotSavedError as error:
            return error.problem
    return case


def _answer_all(session: Session, given: Given, clock: Clock) -> None:
    """Say what a file of answers says, in its order."""
    for fact, answer in given.answers.facts.items():
        at = max(given.clocks.of(fact.visit) or session.state.last, session.state.last)
        visit = fact.visit
        if visit and visit not in session.state.clocks.visits:
            try:
                session.open_visit(visit, at=at)
            except AnswerError:
                continue
        session.answer(str(fact), answer, at=at)
