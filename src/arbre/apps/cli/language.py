"""The language of the messages: `--lang`, or the locale."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Mapping, Sequence

import typer

from arbre.language.diagnostics.diagnostic import Language

Asked = typer.Context
"""What a command is given: its `obj` is the language of the messages."""

_OPTION = "--lang"


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language | None:
    """Return the language that is asked for; None when `--lang` has another value.

    >>> chosen(["check", "--lang", "en"], {"LANG": "fr_FR.UTF-8"})
    'en'
    >>> chosen(["check"], {"LC_ALL": "en_GB.UTF-8"}), chosen([], {"LANG": "C.UTF-8"})
    ('en', 'fr')
    """
    asked = [value for option, value in _pairs(arguments) if option == _OPTION]
    if asked:
        return "fr" if asked[-1] == "fr" else "en" if asked[-1] == "en" else None
    return _of_locale(environment)


def without(arguments: Sequence[str]) -> list[str]:
    """Return the arguments that are not about the language.

    >>> without(["--lang", "fr", "list", "--lang=en"])
    ['list']
    """
    kept: list[str] = []
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            return [*kept, argument, *given]
        if argument == _OPTION:
            next(given, None)
        elif not argument.startswith(f"{_OPTION}="):
            kept.append(argument)
    return kept


def _pairs(arguments: Sequence[str]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for argument, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if argument == "--":
            break
        if argument == _OPTION:
            pairs.append((argument, following))
        elif argument.startswith(f"{_OPTION}="):
            pairs.append((_OPTION, argument.partition("=")[2]))
    return pairs


def _of_locale(environment: Mapping[str, str]) -> Language:
    """Return French for French, and where nothing is said; English for any other language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            break
    else:
        value = (locale.getlocale()[0] or "") if sys.platform == "win32" else ""
    word = value.partition(".")[0].partition("_")[0].lower()
    return "fr" if word in ("", "c", "posix", "fr", "french") else "en"


def system_language() -> Language:
    """Return the language of the person at this computer."""
    return _of_locale(os.environ)
