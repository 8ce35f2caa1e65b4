"""Every exception that arbre raises.

ArbreError
├── ProtocolError      a protocol that cannot be used; carries its diagnostics
├── AnswerError        an answer, a clock or an actor that cannot be taken; carries its problems
├── TraceError         a trace that cannot be resumed
└── MissingExtra       an optional part that is not installed; the message is the command to run
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arbre.language.diagnostics.diagnostic import Diagnostic


class ArbreError(Exception):
    """The base of every exception of arbre."""


class ProtocolError(ArbreError):
    """A protocol that cannot be used. `diagnostics` says why, with places."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} problem(s) in the protocol")
        self.diagnostics = diagnostics


class AnswerError(ArbreError):
    """An answer that cannot be taken. `problems` are diagnostics without an excerpt."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(problems)} answer(s) that cannot be taken")
        self.problems = problems


class TraceError(ArbreError):
    """A trace that cannot be resumed. `problem` says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


class MissingExtra(ArbreError):  # noqa: N818 (the name says what is wrong)
    """An optional part that is not installed. The message is the command to run."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"pip install 'arbre-protocoles[{extra}]'")
        self.extra = extra
