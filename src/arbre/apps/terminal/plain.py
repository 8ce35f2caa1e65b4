"""The walk without drawing: one question at a time, one line for each answer.

For screen readers, pipes and terminals that cannot be drawn on. The end of the input stops the
walk: it never stands for an answer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from arbre.apps.terminal.case import Case, Say, too_early
from arbre.apps.terminal.changes import change_words
from arbre.apps.terminal.keys import EndOfInputError
from arbre.apps.terminal.leaving import farewell, keep
from arbre.apps.terminal.saving import NotSavedError
from arbre.apps.terminal.starting import actor_lines, actors
from arbre.apps.terminal.streams import WIDEST, Shown
from arbre.apps.terminal.understanding import problem_words, understood
from arbre.apps.terminal.words import Vocabulary, filled, vocabulary
from arbre.engine.answers import UNKNOWN_REASONS, Actor, Unknown
from arbre.engine.entering import yes_or_no
from arbre.engine.questions import Question
from arbre.engine.telling.echoing import UNKNOWN_WORDS
from arbre.engine.telling.identity import identity
from arbre.errors import AnswerError
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.tree import Tree
from arbre.output.outcome_text import to_text
from arbre.output.outcome_text.banner import waited

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
    code = 0
    try:
        if _Plain(case=case, words=words).run() == "end of input":
            _print(words.stopped)
    except EndOfInputError:
        _print(words.stopped)
    except KeyboardInterrupt:
        _print(words.interrupted)
        code = INTERRUPTED
    unfinished = not case.outcome().concluded
    problem = keep(case) if unfinished else None
    _say_all((*([problem] if problem else []), *farewell(case)))
    return code


@dataclass(slots=True, kw_only=True)
class _Plain:
    case: Case
    words: Vocabulary

    def run(self) -> Ended:
        _print(self.words.commands)
        while True:
            if self.case.outcome().status == "incomplete":
                done = self._ask(self.case.questions()[0])
            else:
                done = self._conclude()
            if done is not None:
                return done

    def _ask(self, question: Question) -> Ended | None:
        """Ask one question, or the options of a list one by one."""
        _print("")
        _print(f"{filled(self.words.left, n=self.case.session.remaining())}. {question.ask}")
        if question.kind != "choices":
            return self._prompt(question, question.facts[0])
        _print(self.words.none_of_them)
        asking = self.case.outcome().asking
        fact = next(one for one in question.facts if one in asking)
        _print(question.options[fact.option or ""])
        return self._prompt(question, fact)

    def _prompt(self, question: Question, fact: Fact) -> Ended | None:
        """Read lines until one is an answer or leads elsewhere."""
        if question.kind == "choice":
            _say_all(f"{n}. {label}" for n, label in enumerate(question.options.values(), 1))
        while True:
            line = _line(f"{self._hint(question)}> ")
            if line is None:
                return "end of input"
            done = self._command(line, question)
            if done != "not a command":
                return done
            if line and self._take(line, question, fact):
                return None

    def _hint(self, question: Question) -> str:
        words = self.words
        match question.kind:
            case "boolean":
                return f"{words.yes}/{words.no}/{words.unknown}"
            case "choices":
                return f"{words.yes}/{words.no}/{words.unknown}/0"
            case "choice":
                return f"1-{len(question.options)}/{words.unknown}"
            case "integer" | "decimal":
                bounds = (question.low or 0, question.high or 0)
                low, high = (to_number(one, None, self.case.language) for one in bounds)
                return f"{low}-{high}/{words.unknown}"
            case _:
                return question.label

    def _command(self, line: str, question: Question) -> Ended | Literal["not a command"] | None:
        match line:
            case "q":
                return "quit"
            case "r":
                self._say(self.case.undo)
            case "d":
                self._say(self.case.doubt)
            case "?":
                _print(question.how or self.words.no_how)
            case "v":
                _say_all(map(self.case.teller().facts.one, self.case.session.state.answers.facts))
            case _:
                return "not a command"
        return None

    def _take(self, line: str, question: Question, fact: Fact) -> bool:
        """Take an answer; tell whether it was one."""
        key = str(fact) if question.kind == "choices" else question.id
        if line == "0" and question.kind == "choices":
            known = self.case.session.state.answers.facts
            left = {one.option or "": False for one in question.facts if one not in known}
            return self._give(question.id, left)
        if line.casefold() == self.words.unknown:
            return self._give(key, self._reason())
        if question.kind == "choices":
            truth = yes_or_no(line.casefold())
            if isinstance(truth, bool):
                return self._give(key, truth)
            _print(self.words.answers)
            return False
        echo = understood(line, question, self.case)
        _print(echo.text)
        return echo.value is not None and self._give(key, echo.value)

    def _reason(self) -> Unknown:
        reasons = [UNKNOWN_WORDS[self.case.language][reason] for reason in UNKNOWN_REASONS]
        _say_all(f"{n}. {text}" for n, text in enumerate(reasons, 1))
        while True:
            line = _line(f"{self.words.number_or} 1-3> ")
            if line is None:
                raise EndOfInputError
            if line in ("1", "2", "3"):
                return Unknown(UNKNOWN_REASONS[int(line) - 1])

    def _conclude(self) -> Ended | None:
        """Say the outcome, then let the person go back, or on to what is awaited."""
        outcome = self.case.outcome()
        self.case.show()
        _print("")
        _print(to_text(outcome, self.case.teller(), WIDEST).rstrip())
        waiting = outcome.waiting
        keys = self.words.keys_plain_end
        if waiting is not None:
            keys += (
                f", {filled(self.words.keys_visit, stage=self.case.teller().stage(waiting.node))}"
            )
        while True:
            line = _line(f"{keys}> ")
            if line is None or line in ("q", ""):
                return "quit"
            if line in ("r", "d"):
                self._say(self.case.undo if line == "r" else self.case.doubt)
                return None
            if line == "a" and waiting is not None and too_early(waiting, self.case.now()):
                when = waited(waiting, self.case.teller())
                _print(filled(self.words.too_early, when=when))
            elif line == "a" and waiting is not None:
                self._say(partial(self.case.open_visit, waiting.node))
                return None

    def _give(self, key: str, value: object) -> bool:
        return self._say(partial(self.case.answer, key, value))

    def _say(self, what: Say) -> bool:
        try:
            change = what()
        except AnswerError as error:
            _say_all(problem_words(one, self.case.language) for one in error.problems)
            return False
        except NotSavedError as error:
            _print(problem_words(error.problem, self.case.language))
            return False
        concluded = change.before.status != "incomplete"
        if (concluded and change.changed) or change.withdrawn:
            _print(change_words(change, self.case.teller()))
        return True


def _line(prompt: str) -> str | None:
    """Return the next line, None at the end of the input."""
    shown = Shown.on(sys.stdout)
    sys.stdout.write(shown.printable(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        _print("")
        return None
    return line.strip()


def _print(text: str) -> None:
    print(Shown.on(sys.stdout).printable(text))


def _say_all(lines: Iterable[str]) -> None:
    for line in lines:
        _print(line)
