"""The walk on a terminal: keys become what is said to the session, and nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from arbre.apps.terminal.board import Board, Row, board_of
from arbre.apps.terminal.case import Case, Say, too_early
from arbre.apps.terminal.changes import change_words
from arbre.apps.terminal.display import Display
from arbre.apps.terminal.frame import Frame, Line
from arbre.apps.terminal.keys import Keyboard
from arbre.apps.terminal.saving import NotSavedError
from arbre.apps.terminal.screens import (
    end_frame,
    how_frame,
    notice_of,
    path_frame,
    question_frame,
    sources_frame,
)
from arbre.apps.terminal.understanding import problem_words, understood
from arbre.apps.terminal.words import filled, vocabulary
from arbre.engine.answers import UNKNOWN_REASONS, Unknown
from arbre.engine.outcome import Outcome
from arbre.engine.session import Change
from arbre.engine.trace import Answered
from arbre.errors import AnswerError
from arbre.language.conditions.syntax import Fact
from arbre.output.outcome_text.banner import waited

Ended = Literal["quit", "interrupted"]
SIGNS = ("+", "-", "−")


@dataclass(slots=True, kw_only=True)
class Walk:
    """`boards` are those shown before, so that going back shows the same lines again."""

    case: Case
    display: Display
    keyboard: Keyboard
    board: Board | None = None
    boards: list[Board] = field(default_factory=list)
    notice: list[Line] = field(default_factory=list)
    reason_for: Row | None = None
    new: bool = True

    def run(self) -> Ended:
        """Ask until the person quits."""
        while True:
            outcome = self.case.outcome()
            ended = self._ask(outcome) if outcome.status == "incomplete" or self._stays() else None
            if ended is None and self.case.outcome().status != "incomplete" and not self._stays():
                ended = self._end()
            if ended is not None:
                return ended

    def _forget_haste(self) -> None:
        """Drop the keys pressed before a new screen was seen: they would answer it unread."""
        if self.new:
            self.keyboard.forget()
        self.new = False

    def _stays(self) -> bool:
        return self.board is not None and self.board.stays

    @property
    def _columns(self) -> int:
        return self.display.size[1]

    # ── asking ────────────────────────────────────────────────────────────────────────────────

    def _ask(self, outcome: Outcome) -> Ended | None:
        board = self._current(outcome)
        frame = question_frame(self.case, board, self.notice, self.reason_for, self._columns)
        self._forget_haste()
        self.display.draw(frame)
        key = self.keyboard.read()
        if key == "resize":
            return None
        self.notice = []
        if self.reason_for is not None:
            self._reason(key, self.reason_for)
            return None
        if key == "enter" and board.alone is not None:
            key, board.typed = board.alone, ""
        elif board.kind == "typed" and self._type(key, board):
            return None
        if (ended := self._common(key, board)) is not None:
            return ended
        self._answer(key, board)
        return None

    def _current(self, outcome: Outcome) -> Board:
        board = self.board
        if board is None or not (board.stays or board.has(outcome.asking)):
            board = self.board = board_of(self.case.questions())
            self.boards.append(board)
            self.new = True
        return board

    def _common(self, key: str, board: Board) -> Ended | None:
        """Do what is possible on every screen."""
        match key:
            case "interrupt":
                return "interrupted"
            case "q" | "Q" | "end-of-input":
                return "quit"
            case "r" | "R" | "escape" if board.stays:
                self.board = None
            case "r" | "R":
                self._undo()
            case "d" | "D":
                self._say(self.case.doubt)
            case "v" | "V":
                return self._path()
            case "?":
                return self._show(partial(how_frame, self.case, board.question))
            case "up":
                self._move(board, -1)
            case "down":
                self._move(board, 1)
        return None

    def _move(self, board: Board, step: int) -> None:
        if board.kind == "choice":
            most = len(board.question.options)
            board.typed = str(max(1, min(most, int(board.typed or 1) + step)))
        else:
            board.move(step)

    def _answer(self, key: str, board: Board) -> None:
        match board.kind:
            case "yes_no" | "options":
                self._answer_row(key, board)
            case "choice":
                self._choose(key, board)
        return

    def _answer_row(self, key: str, board: Board) -> None:
        words = vocabulary(self.case.language)
        low = key.lower()
        if low in (words.yes, words.no):
            self._give(str(board.row.fact), low == words.yes)
        elif low == words.unknown:
            self.reason_for = board.row
        elif key == "0" and board.kind == "options":
            answered = self.case.session.state.answers.facts
            open_ = (row.fact for row in board.rows if row.fact not in answered)
            left = {fact.option: False for fact in open_ if fact.option is not None}
            if left:
                self._give(board.question.id, left)

    def _choose(self, key: str, board: Board) -> None:
        options = tuple(board.question.options)
        far = len(options) > 9
        if key.lower() == vocabulary(self.case.language).unknown:
            self.reason_for = board.row
        elif not far and key.isascii() and key.isdigit() and 1 <= int(key) <= len(options):
            self._give(board.question.id, options[int(key) - 1])
        elif far and key == "enter":
            self._give(board.question.id, options[int(board.typed or 1) - 1])

    def _type(self, key: str, board: Board) -> bool:
        """Edit the line; tell whether the key was for it."""
        if key == "enter" and board.typed:
            echo = understood(board.typed, board.question, self.case)
            if echo.value is not None and self._give(board.question.id, echo.value):
                board.typed = ""
            return True
        if key == "backspace":
            board.typed = board.typed[:-1]
        elif key == "escape":
            board.typed = ""
        elif len(key) == 1 and key.isprintable() and self._belongs(key, board):
            board.typed += key
        else:
            return False
        return True

    def _belongs(self, key: str, board: Board) -> bool:
        """Tell whether a key is text: before a number the letters of the keys are keys."""
        if board.typed or key.isdigit() or key in SIGNS or board.in_words:
            return True
        if key.lower() == vocabulary(self.case.language).unknown:
            self.reason_for = board.row
        return False

    def _reason(self, key: str, row: Row) -> None:
        self.reason_for = None
        if key in ("1", "2", "3"):
            reason = UNKNOWN_REASONS[int(key) - 1]
            board = self.board
            whole = board is not None and board.kind in ("choice", "typed")
            self._give(row.question.id if whole else str(row.fact), Unknown(reason))

    def _give(self, key: str, value: object) -> bool:
        return self._say(partial(self.case.answer, key, value))

    # ── what is said ──────────────────────────────────────────────────────────────────────────

    def _say(self, what: Say) -> bool:
        """Say something; tell what is wrong, or what it changed, above the keys."""
        try:
            change = what()
        except AnswerError as error:
            self._complain([problem_words(one, self.case.language) for one in error.problems])
            return False
        except NotSavedError as error:
            self._complain([problem_words(error.problem, self.case.language)])
            return False
        self._after(change)
        return True

    def _after(self, change: Change) -> None:
        concluded = change.before.status != "incomplete"
        if (concluded and change.changed) or change.withdrawn:
            text = change_words(change, self.case.teller())
            self.notice = notice_of(text, "bold yellow", self._columns)
        board = self.board
        if board is not None:
            board.stays = False
            board.go_to(change.after.asking)
            if not board.has(change.after.asking):
                self.board = None

    def _complain(self, sentences: list[str]) -> None:
        self.notice = notice_of(" ; ".join(sentences), "bold red", self._columns)

    def _undo(self) -> None:
        session = self.case.session
        undoable = session.state.undoable
        event = session.trace.events[undoable[-1]] if undoable else None
        if not undoable or not self._say(self.case.undo):
            return
        facts = [fact for fact, _ in event.facts] if isinstance(event, Answered) else []
        self._return_to(facts)

    def _return_to(self, facts: list[Fact]) -> None:
        """Show the screen on which these facts were asked."""
        while self.boards and not self.boards[-1].has(facts):
            self.boards.pop()
        self.board = self.boards[-1] if self.boards else None
        if self.board is not None:
            self.board.cursor = 0
            self.board.go_to(facts)

    # ── the end ───────────────────────────────────────────────────────────────────────────────

    def _end(self) -> Ended | None:
        """Show the outcome until something is said or the person leaves."""
        self._mark_shown()
        self.new = True
        page = 0
        while True:
            outcome = self.case.outcome()
            frame = end_frame(self.case, outcome, self.notice, self._columns)
            self._forget_haste()
            self.display.draw(frame, page)
            key = self.keyboard.read()
            if key != "resize":
                self.notice = []
            pages = frame.pages(self.display.size[0])
            before = self.case.session
            if key in (" ", "down", "page-down", "right", "enter"):
                page = (page + 1) % pages
            elif key in ("up", "page-up", "left"):
                page = max(0, page - 1)
            elif key in ("s", "S"):
                self._show(partial(sources_frame, self.case, outcome))
            elif key in ("a", "A") and outcome.waiting is not None:
                self._open_visit(outcome)
            else:
                ended = self._common_at_end(key)
                if ended is not None:
                    return ended
            if self.case.session is not before or self._stays():
                return None

    def _common_at_end(self, key: str) -> Ended | None:
        match key:
            case "interrupt":
                return "interrupted"
            case "q" | "Q" | "end-of-input":
                return "quit"
            case "r" | "R":
                self._undo()
            case "d" | "D":
                self._say(self.case.doubt)
            case "v" | "V":
                return self._path()
        return None

    def _mark_shown(self) -> None:
        """Record that the outcome is shown, once for each outcome."""
        if not self.case.session.state.shown:
            self.case.show()

    def _open_visit(self, outcome: Outcome) -> None:
        waiting = outcome.waiting
        if waiting is None:
            return
        if too_early(waiting, self.case.now()):
            words = vocabulary(self.case.language)
            self._complain([filled(words.too_early, when=waited(waiting, self.case.teller()))])
            return
        if self._say(partial(self.case.open_visit, waiting.node)):
            self.notice = []
            self.board = None

    # ── screens that are only read ────────────────────────────────────────────────────────────

    def _show(self, made: Callable[[int], Frame]) -> Ended | None:
        page = 0
        while True:
            frame = made(self._columns)
            self.display.draw(frame, page)
            key = self.keyboard.read()
            pages = frame.pages(self.display.size[0])
            if key == "interrupt":
                return "interrupted"
            if key in (" ", "down", "page-down", "enter") and page + 1 < pages:
                page += 1
            elif key in ("up", "page-up"):
                page = max(0, page - 1)
            elif key != "resize":
                return None

    def _path(self) -> Ended | None:
        facts = list(self.case.session.state.answers.facts)
        cursor = max(0, len(facts) - 1)
        while True:
            self.display.draw(path_frame(self.case, facts, cursor, self._columns))
            key = self.keyboard.read()
            if key == "interrupt":
                return "interrupted"
            if key in ("up", "down"):
                cursor = max(0, min(len(facts) - 1, cursor + (1 if key == "down" else -1)))
            elif key == "enter" and facts:
                self._ask_again(facts[cursor])
                return None
            elif key != "resize":
                return None

    def _ask_again(self, fact: Fact) -> None:
        board = board_of((self.case.question(fact),))
        board.go_to((fact,))
        board.stays = True
        self.board = board
        self.boards.append(board)
