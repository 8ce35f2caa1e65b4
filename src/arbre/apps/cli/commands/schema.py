"""`arbre schema`: the published JSON Schemas."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.reporting import Code, fail, write
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import schema, schemas


def print_schema(
    context: Asked,
    name: Annotated[
        str,
        Argument(metavar="NAME", help="protocol, scenarios, outcome, question ou trace."),
    ],
    editor: Annotated[
        bool,
        Option("--editor", help="Le schéma d'un auteur : une langue, et ce qu'il faut taper."),
    ] = False,
) -> None:
    """Print a JSON Schema, for an editor or another program."""
    language: Language = context.obj
    file = schema(name)
    if file is None:
        values = {"name": name, "known": ", ".join(schemas())}
        fail("no-such-schema", language, Code.MISUSE, values)
    if editor:
        from arbre.apps.cli.starting import editor_schema

        write((editor_schema(name, language) or "").rstrip())
    else:
        write(file.read_text(encoding="utf-8").rstrip())
