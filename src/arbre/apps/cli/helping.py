"""Help in French and in English. Its texts are written in French where they are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from arbre.language.diagnostics.diagnostic import Language

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "Protocoles de coopération en santé : vérifiés, parcourus, expliqués. "
        "--lang fr ou --lang en choisit la langue. arbre seul ouvre un menu. "
        "Ce n'est pas un dispositif médical certifié.": (
            "Cooperation protocols in health care: checked, walked, explained. "
            "--lang fr or --lang en chooses the language. arbre alone opens a menu. "
            "This is not a certified medical device."
        ),
        "Les protocoles fournis avec arbre.": "The protocols shipped with arbre.",
        "Vérifie des protocoles. 0 sans erreur, 1 erreurs, 2 mal tapé.": (
            "Check protocols. 0 no error, 1 errors, 2 mistyped."
        ),
        "Décide d'après un fichier de réponses. 0 conclu ou en attente, 3 incomplet, 1 erreurs.": (
            "Decide from a file of answers. 0 concluded or waiting, 3 incomplete, 1 errors."
        ),
        "Écrit le dossier d'un protocole à remplir, ou une copie de travail.": (
            "Write the folder of a protocol to fill in, or a working copy."
        ),
        "Le nom du protocole, et de son dossier.": "The name of the protocol, and of its folder.",
        "Commence par une copie de ce protocole fourni.": (
            "Begin with a copy of this shipped protocol."
        ),
        "Le dossier où l'écrire ; sinon, ici.": "The folder to write it in; here otherwise.",
        "Le schéma d'un auteur : une langue, et ce qu'il faut taper.": (
            "That of an author: one language, and what to type instead."
        ),
        "Affiche un schéma JSON, pour un éditeur ou un programme.": (
            "Print a JSON Schema, for an editor or a program."
        ),
        "Dit pourquoi, pourquoi pas, et ce qui changerait la décision.": (
            "Say why, why not, and what would change the decision."
        ),
        "Montre tout un protocole, à lire, à signer ou à dessiner.": (
            "Show a whole protocol, to read, to sign or to draw."
        ),
        "Liste ce qui reste à lire ou à confirmer, avec la ligne.": (
            "List what is left to read or to confirm, with its line."
        ),
        "Écrit la demande d'avis ou de validation d'un cas en attente.": (
            "Write the request for advice or validation of a case that waits."
        ),
        "Une prise en charge enregistrée.": "A saved walk.",
        "markdown pour une personne, json pour un programme.": (
            "markdown for a person, json for a program."
        ),
        "Joue les scénarios. 0 tous passent, 1 sinon.": (
            "Run the scenarios. 0 all pass, 1 otherwise."
        ),
        "Compare deux versions, patient par patient. 0 même décision pour tous, 1 sinon.": (
            "Compares two versions, patient by patient. 0 the same for all, 1 otherwise."
        ),
        "Un nom, un fichier, une révision git ou REV:FICHIER.": (
            "A name, a file, a git revision or REV:FILE."
        ),
        "De même ; souvent le fichier de travail.": "The same; often the file at work.",
        "text pour lire, markdown ou html pour un comité, json.": (
            "text to read, markdown or html for a committee, json."
        ),
        "laxer : n'échoue que si c'est plus permissif pour un patient.": (
            "laxer: fails only where some patient is treated more laxly."
        ),
        "Dit ce qui porte chaque énoncé des sources, et ce qui manque.": (
            "Say what carries each statement of the sources, and what is missing."
        ),
        "Par énoncé des sources (c'est le cas par défaut).": (
            "By statement of the sources (the default)."
        ),
        "Échoue si moins que cela est montré, ou repéré avec --mutate.": (
            "Fails if less than this is shown, or noticed with --mutate."
        ),
        "Dit quelles fautes passeraient inaperçues ; échoue s'il y en a.": (
            "Say which faults would go unnoticed; fails if there are any."
        ),
        "Écrit les scénarios qui manquent, à confirmer.": (
            "Write the scenarios that are missing, to confirm."
        ),
        "Dit ce que les scénarios montrent, et ce qui manque.": (
            "Say what the scenarios show, and what is missing."
        ),
        "Écrit cette couverture en une page à lire.": "Write this coverage as a page to read.",
        "Écrit cette couverture pour un programme.": "Write this coverage for a program.",
        "Écrit les résultats pour un programme.": "Write the results for a program.",
        "Vérifie et joue les scénarios à chaque enregistrement.": (
            "Check and run the scenarios on each save."
        ),
        "Écrit aussi une page, à laisser ouverte dans un navigateur.": (
            "Write a page too, to leave open in a browser."
        ),
        "text pour lire, lines pour un éditeur.": "text to read, lines for an editor.",
        "Le fichier, le dossier ou le nom à surveiller.": "The file, folder or name to watch.",
        "outline à lire, markdown à signer, page à publier ; svg, mermaid, dot : dessins.": (
            "outline to read, markdown to sign, page to publish; svg, mermaid, dot: drawings."
        ),
        "Ceux où cette profession agit (déléguée).": "Those in which this profession acts.",
        "Ceux où cette profession délègue.": "Those in which this profession delegates.",
        "Ceux de ce cadre, par exemple maison-de-sante.": (
            "Those of this setting, for example maison-de-sante."
        ),
        "Ceux de cette sorte.": "Those of this kind.",
        "Prouve ce qui vaut pour tout patient. 0 tout tient, 1 sinon.": (
            "Prove what holds for every patient. 0 all holds, 1 otherwise."
        ),
        "Noms de protocoles fournis, ou fichiers.": "Names of shipped protocols, or files.",
        "text pour lire, lines pour un éditeur, json ou sarif.": (
            "text to read, lines for an editor, json or sarif."
        ),
        "text pour lire, json pour un programme.": "text to read, json for a program.",
        "Fichiers, dossiers ou noms ; rien : les protocoles fournis.": (
            "Files, folders or names; none: the protocols shipped."
        ),
        "Le jour où les dates sont vérifiées.": "The day for which dates are checked.",
        "Explique un code, avec des exemples.": "Explain a code, with examples.",
        "Le nom d'un protocole fourni, ou un fichier.": (
            "The name of a shipped protocol, or a file."
        ),
        "Parcourt un protocole avec un patient, question par question.": (
            "Walk a protocol with a patient, question by question."
        ),
        "Votre profession ; sinon, elle est demandée.": "Your profession; asked for otherwise.",
        "Reprend une prise en charge enregistrée.": "Resume a saved walk.",
        "Enregistre chaque réponse dans ce fichier.": "Save each answer in this file.",
        "Des réponses déjà connues, en YAML ou JSON.": "Answers already known, in YAML or JSON.",
        "Le jour de la prise en charge ; sinon, ce jour.": "The day of the case; today otherwise.",
        "Une question par ligne, sans dessin (lecteur d'écran).": (
            "One question a line, nothing drawn (screen reader)."
        ),
        "Les réponses, en YAML ou JSON ; - les lit sur stdin.": (
            "The answers, in YAML or JSON; - reads them from stdin."
        ),
        "Votre profession ; sans elle, aucun acte.": "Your profession; without it, no act.",
        "Le nom d'un schéma ; sans nom, ils sont listés.": (
            "The name of a schema; without one, they are listed."
        ),
    }
)

_FRENCH: Mapping[str, str] = MappingProxyType(
    {
        "Install completion for the current shell.": "Installe la complétion de ce shell.",
        "Show completion for the current shell, to copy it or customize the installation.": (
            "Affiche la complétion de ce shell, pour la copier."
        ),
    }
)

# What typer writes around the texts.
_FRENCH_FRAME: tuple[tuple[str, str], ...] = (
    ("Usage: ", "Usage : "),
    ("\nOptions:", "\nOptions :"),
    ("\nArguments:", "\nArguments :"),
    ("\nCommands:", "\nCommandes :"),
    ("COMMAND [ARGS]...", "COMMANDE [ARGS]..."),
    ("[required]", "[obligatoire]"),
    ("[default: ", "[par défaut : "),
    ("Show this message and exit.", "Affiche cette aide."),
)


def localised(command: Any, language: Language) -> Any:
    """Return a command whose help is in a language: its own texts, and those of typer."""
    table = ENGLISH if language == "en" else _FRENCH
    for one in (command, *command.commands.values()):
        one.help = table.get(one.help, one.help)
        for parameter in one.params:
            parameter.help = table.get(parameter.help, parameter.help)
        if language == "fr":
            one.get_help = _in_french(one.get_help)
    return command


def _in_french(get_help: Callable[[Any], str]) -> Callable[[Any], str]:
    def french(context: Any) -> str:
        text = get_help(context)
        for theirs, ours in _FRENCH_FRAME:
            text = text.replace(theirs, ours)
        return text

    return french
