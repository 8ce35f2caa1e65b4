"""The commands and their help, in the language of the person who types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import typer

from arbre.apps.cli.commands.check import check_protocols
from arbre.apps.cli.commands.coverage import cover_sources
from arbre.apps.cli.commands.decide import decide_case
from arbre.apps.cli.commands.diff import compare_protocols
from arbre.apps.cli.commands.explain import explain_case
from arbre.apps.cli.commands.list import list_protocols
from arbre.apps.cli.commands.new import start_protocol
from arbre.apps.cli.commands.prove import prove_protocols
from arbre.apps.cli.commands.request import write_request
from arbre.apps.cli.commands.schema import print_schema
from arbre.apps.cli.commands.show import show_protocol
from arbre.apps.cli.commands.test import run_scenarios
from arbre.apps.cli.commands.todo import list_tasks
from arbre.apps.cli.commands.walk import walk_protocol
from arbre.apps.cli.commands.watch import watch_protocols
from arbre.apps.cli.helping import localised
from arbre.language.diagnostics.diagnostic import Language

COMMANDS: Final[tuple[tuple[str, Callable[..., None], str], ...]] = (
    ("walk", walk_protocol, "Parcourt un protocole avec un patient, question par question."),
    ("list", list_protocols, "Les protocoles fournis avec arbre."),
    ("new", start_protocol, "Écrit le dossier d'un protocole à remplir, ou une copie de travail."),
    ("check", check_protocols, "Vérifie des protocoles. 0 sans erreur, 1 erreurs, 2 mal tapé."),
    (
        "decide",
        decide_case,
        "Décide d'après un fichier de réponses. 0 conclu ou en attente, 3 incomplet, 1 erreurs.",
    ),
    ("explain", explain_case, "Dit pourquoi, pourquoi pas, et ce qui changerait la décision."),
    ("show", show_protocol, "Montre tout un protocole, à lire, à signer ou à dessiner."),
    ("request", write_request, "Écrit la demande d'avis ou de validation d'un cas en attente."),
    ("todo", list_tasks, "Liste ce qui reste à lire ou à confirmer, avec la ligne."),
    ("test", run_scenarios, "Joue les scénarios. 0 tous passent, 1 sinon."),
    ("prove", prove_protocols, "Prouve ce qui vaut pour tout patient. 0 tout tient, 1 sinon."),
    (
        "diff",
        compare_protocols,
        "Compare deux versions, patient par patient. 0 même décision pour tous, 1 sinon.",
    ),
    ("coverage", cover_sources, "Dit ce qui porte chaque énoncé des sources, et ce qui manque."),
    ("watch", watch_protocols, "Vérifie et joue les scénarios à chaque enregistrement."),
    ("schema", print_schema, "Affiche un schéma JSON, pour un éditeur ou un programme."),
)

_ABOUT = (
    "Protocoles de coopération en santé : vérifiés, parcourus, expliqués. "
    "--lang fr ou --lang en choisit la langue. arbre seul ouvre un menu. "
    "Ce n'est pas un dispositif médical certifié."
)


def command(language: Language) -> Any:
    """Return the command `arbre`, with its help in one language."""
    app = typer.Typer(
        name="arbre",
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
        pretty_exceptions_enable=False,
        add_completion=True,
    )
    app.callback(invoke_without_command=True, help=_ABOUT)(_without_command)
    for name, function, about in COMMANDS:
        app.command(name, help=about)(function)
    return localised(typer.main.get_command(app), language)


def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        from arbre.apps.cli.menu import open_menu

        open_menu(context.obj)
