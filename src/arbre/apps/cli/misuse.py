"""What typer refuses → our codes."""

from __future__ import annotations

import re
from typing import Any, Final


def described(error: Any) -> tuple[str, dict[str, str]]:
    """Return the code and the values that say what was mistyped.

    Typer gives its exceptions private names: they are told apart by what they carry.
    """
    command = error.ctx.command_path if error.ctx is not None else "arbre"
    values = {"command": command}
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return "no-such-option", {**values, "name": error.option_name}
    if kind == "MissingParameter":
        return "missing-argument", {**values, "name": _name(error.param)}
    if kind == "BadParameter" and error.param is not None:
        return "bad-value", {**values, "name": _name(error.param)}
    message = error.format_message()
    if message.startswith("No such command"):
        return "no-such-command", {**values, "name": message.split("'")[1]}
    english = message.rstrip(".")
    return "misuse", {**values, "detail_fr": _in_french(english), "detail_en": english}


_FRENCH: Final = (
    (r"Got unexpected extra argument\(s\) \((.*)\)", r"en trop : \1"),
    (r"Option '(.*)' requires an argument", r"il manque la valeur de \1"),
    (r"Option '(.*)' does not take a value", r"\1 ne prend pas de valeur"),
)
"""What typer says, and how we say it."""


def _in_french(message: str) -> str:
    """Return what typer says in French; in its own words where it is not known.

    >>> _in_french("Option '--format' requires an argument")
    'il manque la valeur de --format'
    """
    for theirs, ours in _FRENCH:
        if found := re.fullmatch(theirs, message, re.DOTALL):
            return found.expand(ours)
    return message


def _name(parameter: Any) -> str:
    options = [one for one in parameter.opts if one.startswith("-")]
    return str(max(options, key=len) if options else parameter.metavar or parameter.name)
