"""`arbre schema`: the published JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

from typer import Argument, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.reporting import Code, fail, write, write_json_text
from arbre.language.diagnostics.diagnostic import Language
from arbre.shipped import schema, schemas


def print_schema(
    context: Asked,
    name: Annotated[
        str | None,
        Argument(metavar="NAME", help="Le nom d'un schéma ; sans nom, ils sont listés."),
    ] = None,
    editor: Annotated[
        bool,
        Option("--editor", help="Le schéma d'un auteur : une langue, et ce qu'il faut taper."),
    ] = False,
) -> None:
    """Print a JSON Schema, for an editor or another program."""
    language: Language = context.obj
    if name is None:
        write("\n".join(_listed(language)))
        return
    file = schema(name)
    if file is None:
        values = {"name": name, "known": ", ".join(schemas())}
        fail("no-such-schema", language, Code.MISUSE, values)
    if editor:
        from arbre.apps.cli.starting import editor_schema

        write_json_text((editor_schema(name, language) or "").rstrip())
    else:
        write_json_text(file.read_text(encoding="utf-8").rstrip())


def _listed(language: Language) -> Iterator[str]:
    """Yield the name of each schema with what it is the form of."""
    from arbre.apps.terminal.streams import columns
    from arbre.language.wrapping import wrapped

    for name in schemas():
        file = schema(name)
        said = "" if file is None else json.loads(file.read_text(encoding="utf-8"))["description"]
        french, _, english = said.partition("\n\nEnglish: ")
        yield name
        text = french if language == "fr" else english
        yield from (f"  {line}" for line in wrapped(text, columns() - 2))
