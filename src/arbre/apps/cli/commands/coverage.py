"""`arbre coverage --sources`: what each statement of the sources is carried by."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import completed, open_tree
from arbre.apps.cli.reporting import Format, write, write_json
from arbre.language.diagnostics.diagnostic import Language


def cover_sources(
    context: Asked,
    protocol: Annotated[
        str,
        Argument(
            metavar="PROTOCOL",
            help="Le nom d'un protocole fourni, ou un fichier.",
            autocompletion=completed,
        ),
    ],
    sources: Annotated[
        bool, Option("--sources", help="Par énoncé des sources (c'est le cas par défaut).")
    ] = True,
    format_: Annotated[
        Format, Option("--format", help="text pour lire, json pour un programme.")
    ] = Format.TEXT,
) -> None:
    """Say what carries each statement of the sources, and what rests on none."""
    language: Language = context.obj
    from arbre.analysis.sources import sources as carried
    from arbre.output.sources_text import to_data, to_text

    tree = open_tree(protocol, language)
    found = carried(tree)
    if format_ is Format.JSON:
        write_json(to_data(found, tree))
    else:
        write(to_text(found, tree.document, language).rstrip("\n"))
