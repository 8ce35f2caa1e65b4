"""What typer refuses → our codes."""

from __future__ import annotations

from typing import Any


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
    return "misuse", {**values, "detail": message.rstrip(".")}


def _name(parameter: Any) -> str:
    options = [one for one in parameter.opts if one.startswith("-")]
    return str(max(options, key=len) if options else parameter.metavar or parameter.name)
