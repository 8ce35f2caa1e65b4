"""Diagnostics and results → the streams, and the exit codes that are a contract."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from typing import NoReturn, TextIO

from typer import Exit

from arbre.apps.terminal.streams import Shown, columns
from arbre.language.diagnostics.diagnostic import Diagnostic, Language


class Code(IntEnum):
    """0 done; 1 errors in what was given; 2 misuse of the command; 3 incomplete; 4 our fault."""

    DONE = 0
    ERRORS = 1
    MISUSE = 2
    INCOMPLETE = 3
    INTERNAL = 4


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


class FindingFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    LINES = "lines"


def write(text: str, stream: TextIO | None = None) -> None:
    """Write a text, and a line feed, so that nothing in it can command the terminal."""
    stream = stream or sys.stdout
    _put(Shown.on(stream).printable(text), stream)


def write_json(data: object) -> None:
    """Write data as JSON on stdout."""
    write_json_text(json.dumps(data, ensure_ascii=False, indent=2))


def write_json_text(text: str) -> None:
    """Write a text that is JSON on stdout: what cannot be shown is escaped, and stays the same."""
    _put(Shown.on(sys.stdout).json(text), sys.stdout)


def write_markup(text: str) -> None:
    """Write a text that is HTML or SVG on stdout."""
    _put(Shown.on(sys.stdout).markup(text), sys.stdout)


class UnwritableError(Exception):
    """What was to be said could not be written; `why` is the reason."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


def flush() -> None:
    """Write what is still waiting to be."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error) from error


def _put(text: str, stream: TextIO) -> None:
    try:
        print(text, file=stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableError(error) from error


def report(diagnostics: Sequence[Diagnostic], language: Language) -> None:
    """Say what is wrong on stderr: drawn on a terminal, narrated elsewhere."""
    if not diagnostics:
        return
    shown = Shown.on(sys.stderr)
    if not shown.ansi:
        from arbre.language.diagnostics.to_narration import to_narration

        write(to_narration(diagnostics, language), sys.stderr)
    else:
        from arbre.apps.terminal.colouring import print_coloured

        print_coloured(diagnostics, language, columns(), sys.stderr)


def write_lines(diagnostics: Sequence[Diagnostic], language: Language) -> None:
    """Write one line for each problem on stdout, for an editor; nothing if there is none."""
    from arbre.language.diagnostics.to_lines import to_lines

    if diagnostics:
        write(to_lines(diagnostics, language))


def fail(
    code: str, language: Language, exit_code: Code, values: Mapping[str, str] | None = None
) -> NoReturn:
    """Say one thing that is wrong with the command, and end."""
    report([Diagnostic(code=code, source=None, span=None, values=values or {})], language)
    raise Exit(exit_code)


def stop(diagnostics: Sequence[Diagnostic], language: Language, exit_code: Code) -> NoReturn:
    """Say what is wrong, and end."""
    report(diagnostics, language)
    raise Exit(exit_code)
