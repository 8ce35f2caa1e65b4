"""The walk without drawing: one question at a time, one line for each answer.

For screen readers, pipes and terminals that cannot be drawn on. The end of the input stops the
walk: it never stands for an answer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arbre.apps.terminal.case import Case, Say
from arbre.apps.terminal.changes import change_words
from arbre.apps.terminal.leaving import farewell, keep
from arbre.apps.terminal.saving import CannotSave
from arbre.apps.terminal.starting import actor_lines, actors
from arbre.apps.terminal.streams import Shown
from arbre.apps.terminal.understanding import problem_words, understood
from arbre.apps.terminal.words import Vocabulary, filled, vocabulary
from arbre.engine.answers import UNKNOWN_REASONS, Actor, Unknown
from arbre.engine.entering import NotUnderstood, yes_or_no
from arbre.engine.questions import Question
from arbre.engine.telling.echoing import UNKNOWN_WORDS
from arbre.errors import AnswerError
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.tree import Tree
from arbre.output.outcome_text import identity, to_text

INTERRUPTED = 130
Ended = Literal["quit", "end of input"]


def ask_actor_plainly(tree: Tree, language: Language) -> Actor | None:
    """Ask who is at work; None at the end of the input."""
    words = vocabulary(language)
    choices = actors(tree)
    _print(words.who)
    for number, text in enumerate(actor_lines(tree, language), 1):
        _print(f"{number}. {text}")
    while True:
        line = _line(f"{words.number_or} 1-{len(choices)}> ")
        if line is None or line == "q":
            return None
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(choices):
            return choices[int(line) - 1]


def walk_plainly(case: Case) -> int:
    """Ask, say the outcome, and end."""
    words = vocabulary(case.language)
    _print(identity(case.session.tree.protocol, case.outcome().mode, case.teller()))
    try:
        ended = _Plain(case=case, words=words).run()
        if ended == "end of input":
            _print(words.stopped)
        problem = keep(case) if case.outcome().status == "incomplete" else None
    except KeyboardInterrupt:
        _print(words.interrupted)
        problem = keep(case)
        _say_all((*([problem] if problem else []), *farewell(case)))
        return INTERRUPTED
    _say_all((*([problem] if problem else []), *farewell(case)))
    return 0


@dataclass(slots=True, kw_only=True)
class _Plain:
    case: Case
    words: Vocabulary

    def run(self) -> Ended:
        _print(self.words.commands)
        while True:
            outcome = self.case.outcome()
            if outcome.status != "incomplete":
                self.case.show()
                _print(to_text(outcome, self.case.teller(), 80).rstrip())
                return self._at_end()
            ended = self._ask(self.case.questions()[0])
            if ended is not None:
                return ended

    def _at_end(self) -> Ended:
        """Let the person go back once the outcome is known; anything else ends."""
        return "quit"

    def _ask(self, question: Question) -> Ended | None:
        for fact, text, key in self._prompts(question):
            _print("")
            _print(f"{filled(self.words.left, n=self.case.session.remaining())}. {text}")
            ended = self._answer(question, fact, key)
            if ended != "answered":
                return None if ended == "again" else ended
        return None

    def _prompts(self, question: Question) -> Iterator[tuple[Fact, str, str]]:
        if question.kind != "choices":
            yield question.facts[0], question.ask, question.id
            return
        if len(question.facts) > 1:
            _print("")
            _print(question.ask)
        for fact in question.facts:
            if fact in self.case.outcome().asking:
                yield fact, question.options[fact.option or ""], str(fact)

    def _answer(
        self, question: Question, fact: Fact, key: str
    ) -> Ended | Literal["answered", "again"]:
        if question.kind == "choice":
            for number, label in enumerate(question.options.values(), 1):
                _print(f"{number}. {label}")
        while True:
            line = _line(self._hint(question) + "> ")
            if line is None:
                return "end of input"
            done = self._command(line, question)
            if done is not None:
                return done
            if line in ("0",) and question.kind == "choices":
                left = [one for one in self.case.outcome().asking if one in question.facts]
                given = {one.option: False for one in left if one.option is not None}
                if self._say(
                    lambda session, given=given: session.answer(
                        question.id, given, at=self.case.now()
                    )
                ):
                    return "again"
                continue
            if line and self._take(line, question, key):
                return "answered"

    def _hint(self, question: Question) -> str:
        words = self.words
        keys = f"{words.yes}/{words.no}/{words.unknown}"
        match question.kind:
            case "boolean":
                return keys
            case "choices":
                return f"{keys}, {words.none_of_them}"
            case "choice":
                return f"1-{len(question.options)}/{words.unknown}"
            case "integer" | "decimal":
                return f"{question.low}-{question.high} {question.unit or ''}".strip()
            case _:
                return question.label

    def _command(self, line: str, question: Question) -> Ended | Literal["again"] | None:
        match line:
            case "q":
                return "quit"
            case "r":
                self._say(lambda session: session.undo(at=self.case.now()))
            case "d":
                self._say(lambda session: session.doubt(at=self.case.now()))
            case "?":
                _print(question.how or self.words.no_how)
            case "v":
                told = self.case.teller().facts
                _say_all(map(told.one, self.case.session.state.answers.facts))
            case _:
                return None
        return "again"

    def _take(self, line: str, question: Question, key: str) -> bool:
        value: object
        if question.kind == "choices":
            value = self._truth(line)
            if value is None:
                return False
        elif line.casefold() == self.words.unknown:
            value = self._reason()
        else:
            echo = understood(line, question, self.case)
            _print(f"{self.words.enter if False else ''}{echo.text}".strip())
            if echo.value is None:
                return False
            value = echo.value
        return self._say(lambda session: session.answer(key, value, at=self.case.now()))

    def _truth(self, line: str) -> object | None:
        if line.casefold() == self.words.unknown:
            return self._reason()
        truth = yes_or_no(line.casefold())
        if isinstance(truth, NotUnderstood):
            _print(self.words.answers)
            return None
        return truth

    def _reason(self) -> Unknown:
        for number, reason in enumerate(UNKNOWN_REASONS, 1):
            _print(f"{number}. {UNKNOWN_WORDS[self.case.language][reason]}")
        while True:
            line = _line(f"{self.words.number_or} 1-3> ")
            if line is None:
                raise EOFError
            if line in ("1", "2", "3"):
                return Unknown(UNKNOWN_REASONS[int(line) - 1])

    def _say(self, what: Say) -> bool:
        seen = self.case.session.state.shown
        try:
            change = self.case.say(what)
        except AnswerError as error:
            _say_all(problem_words(one, self.case.language) for one in error.problems)
            return False
        except CannotSave as error:
            _print(problem_words(error.problem, self.case.language))
            return False
        if (seen and change.changed) or change.withdrawn:
            _print(change_words(change, self.case.teller()))
        return True


def _line(prompt: str) -> str | None:
    """Return the next line, None at the end of the input."""
    shown = Shown.on(sys.stdout)
    sys.stdout.write(shown.printable(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _print(text: str) -> None:
    print(Shown.on(sys.stdout).printable(text))


def _say_all(lines: object) -> None:
    for line in lines:  # type: ignore[attr-defined]
        _print(line)
