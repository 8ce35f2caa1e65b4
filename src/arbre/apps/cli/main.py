"""The entry point: language, streams, and no traceback whatever happens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from arbre import __version__
from arbre.apps.cli.language import chosen, system_language, without
from arbre.language.diagnostics.diagnostic import Language

INTERRUPTED: Final = 130
_MISUSE: Final = 2
_INTERNAL: Final = 4


def main() -> NoReturn:
    """Run the command of this process."""
    sys.exit(run(sys.argv[1:]))


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
        # Whoever read our output has stopped: what python would write at exit has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: list[str], language: Language) -> int:
    import typer

    from arbre.apps.cli.app import command

    try:
        code = command(language).main(
            args=arguments, prog_name="arbre", standalone_mode=False, obj=language
        )
        sys.stdout.flush()
    except typer.TyperException as error:
        from arbre.apps.cli.misuse import described

        code_, values = described(error)
        return _say(code_, language, values)
    except typer.Abort:
        return INTERRUPTED
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if os.environ.get("ARBRE_DEBUG"):
            raise
        _say("internal-error", language, {"detail": f"{type(error).__name__}"})
        return _INTERNAL
    return code if isinstance(code, int) else 0


def _say(code: str, language: Language, values: dict[str, str]) -> int:
    from arbre.apps.cli.reporting import report
    from arbre.language.diagnostics.diagnostic import Diagnostic

    report([Diagnostic(code=code, source=None, span=None, values=values)], language)
    return _MISUSE
