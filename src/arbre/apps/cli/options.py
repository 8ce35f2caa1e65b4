"""The arguments and options that several commands share, each said once."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from arbre.apps.cli.opening import completed
from arbre.apps.cli.reporting import Format

ProtocolName = Annotated[
    str,
    Argument(
        metavar="PROTOCOL",
        help="Le nom d'un protocole fourni, ou un fichier.",
        autocompletion=completed,
    ),
]
AnswersFile = Annotated[
    str,
    Argument(metavar="ANSWERS", help="Les réponses, en YAML ou JSON ; - les lit sur stdin."),
]
Profession = Annotated[
    str | None,
    Option("--profession", metavar="P", help="Votre profession ; sans elle, aucun acte."),
]
CaseDay = Annotated[
    str | None,
    Option("--today", metavar="DATE", help="Le jour de la prise en charge ; sinon, ce jour."),
]
OutputFormat = Annotated[Format, Option("--format", help="text pour lire, json pour un programme.")]
