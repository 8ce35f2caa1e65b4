"""`arbre todo`: every assumed or unread item, with its line."""

from __future__ import annotations

from arbre.apps.cli.language import Asked
from arbre.apps.cli.opening import open_tree
from arbre.apps.cli.options import OutputFormat, ProtocolName
from arbre.apps.cli.reporting import Format, write, write_json
from arbre.language.diagnostics.diagnostic import Language


def list_tasks(
    context: Asked,
    protocol: ProtocolName,
    format_: OutputFormat = Format.TEXT,
) -> None:
    """List what is left to read or to confirm before a protocol can be official."""
    language: Language = context.obj
    from dataclasses import asdict

    from arbre.engine.telling.names import Names
    from arbre.output.reading_list import reading_list, to_text

    names = Names(tree=open_tree(protocol, language), language=language)
    tasks = reading_list(names)
    if format_ is Format.JSON:
        write_json([asdict(task) for task in tasks])
    else:
        write(to_text(tasks, names).rstrip())
