"""The entry point: language, streams, and no traceback whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn, TextIO

from arbre import __version__
from arbre.apps.cli.interrupting import INTERRUPTION
from arbre.apps.cli.language import chosen, system_language, without
from arbre.errors import MissingExtra
from arbre.language.diagnostics.diagnostic import Language

INTERRUPTED: Final = 130
_MISUSE: Final = 2
_INTERNAL: Final = 4


def main() -> NoReturn:
    """Run the command of this process."""
    INTERRUPTION.listen()
    sys.stdout = sys.stdout or nowhere()
    sys.stderr = sys.stderr or nowhere()
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    INTERRUPTION.deafen()
    sys.exit(code)


def nowhere() -> TextIO:
    """Return a stream that forgets: for one that was closed before we began."""
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit code. No exception gets out."""
    if list(arguments) == ["--version"]:
        print(f"arbre {__version__}")
        return 0
    language = chosen(arguments, os.environ)
    try:
        if language is None:
            return _say("bad-language", system_language(), {})
        return _run(without(arguments), language)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has stopped.
        _forget(sys.stdout)
        return 1


def _forget(stream: TextIO) -> None:
    """Let what python would still write at exit go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(arguments: list[str], language: Language) -> int:
    import typer

    from arbre.apps.cli.app import command
    from arbre.apps.cli.reporting import UnwritableError, flush

    try:
        code = command(language).main(
            args=arguments, prog_name="arbre", standalone_mode=False, obj=language
        )
        flush()
    except typer.TyperException as error:
        from arbre.apps.cli.misuse import described

        code_, values = described(error)
        return _say(code_, language, values)
    except typer.Abort:
        return INTERRUPTED
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except UnwritableError as error:
        return _say_unwritten(error.why, language)
    except MissingExtra as missing:
        return _say("no-solver", language, {"command": str(missing)})
    except Exception as error:
        if INTERRUPTION.just_now:
            return INTERRUPTED
        if os.environ.get("ARBRE_DEBUG"):
            raise
        _say("internal-error", language, {"detail": f"{type(error).__name__}"})
        return _INTERNAL
    return code if isinstance(code, int) else 0


def _say_unwritten(why_not: OSError, language: Language) -> int:
    """Say on stderr that stdout takes nothing."""
    from arbre.apps.terminal.refusing import why

    _forget(sys.stdout)
    return _say("cannot-write", language, {"path": "stdout", **why(why_not)})


def _say(code: str, language: Language, values: dict[str, str]) -> int:
    """Say what is wrong with the command; where stderr takes nothing, the exit code does."""
    from arbre.apps.cli.reporting import UnwritableError, report
    from arbre.language.diagnostics.diagnostic import Diagnostic

    try:
        report([Diagnostic(code=code, source=None, span=None, values=values)], language)
    except UnwritableError:
        _forget(sys.stderr)
    return _MISUSE
