"""The wording of diagnostics: the command line, the walk, saved cases."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

_ARGUMENTS = (
    Entry(
        code="no-such-protocol",
        message=Words(
            fr="aucun protocole ne s'appelle « {id} »",
            en="no protocol is called `{id}`",
        ),
        note=Words(fr="nom le plus proche : {near}", en="closest name: {near}"),
        help=Words(
            fr="taper arbre list pour les noms, ou donner le chemin d'un fichier : ./protocol.yaml",
            en="type arbre list for the names, or give the path of a file: ./protocol.yaml",
        ),
    ),
    Entry(
        code="bad-date",
        message=Words(fr="« {text} » n'est pas une date", en="`{text}` is not a date"),
        help=Words(
            fr="taper par exemple 2026-06-12, ou 2026-06-12T10:42",
            en="type for example 2026-06-12, or 2026-06-12T10:42",
        ),
    ),
    Entry(
        code="bad-language",
        message=Words(
            fr="arbre ne parle que français et anglais", en="arbre speaks French and English only"
        ),
        help=Words(fr="taper --lang fr ou --lang en", en="type --lang fr or --lang en"),
    ),
    Entry(
        code="no-such-command",
        message=Words(fr="la commande « {name} » n'existe pas", en="there is no command `{name}`"),
        help=Words(
            fr="taper arbre --help pour la liste des commandes",
            en="type arbre --help for the list of commands",
        ),
    ),
    Entry(
        code="no-such-option",
        message=Words(
            fr="l'option « {name} » n'existe pas pour cette commande",
            en="this command has no option `{name}`",
        ),
        help=Words(
            fr="taper {command} --help pour la liste des options",
            en="type {command} --help for the list of options",
        ),
    ),
    Entry(
        code="missing-argument",
        message=Words(fr="il manque {name}", en="{name} is missing"),
        help=Words(
            fr="taper {command} --help pour un exemple", en="type {command} --help for an example"
        ),
    ),
    Entry(
        code="bad-value",
        message=Words(
            fr="la valeur de {name} n'est pas une de celles permises",
            en="the value of {name} is not one of those allowed",
        ),
        help=Words(
            fr="taper {command} --help pour la liste des valeurs",
            en="type {command} --help for the list of values",
        ),
    ),
    Entry(
        code="misuse",
        message=Words(
            fr="la commande ne se tape pas ainsi ({detail_fr})",
            en="this is not how the command is typed ({detail_en})",
        ),
        help=Words(
            fr="taper {command} --help pour un exemple", en="type {command} --help for an example"
        ),
    ),
    Entry(
        code="no-such-profession",
        message=Words(
            fr="« {profession} » n'est pas une profession de la liste de la loi ({article})",
            en="`{profession}` is not a profession of the list of the law ({article})",
        ),
        help=Words(fr="taper par exemple {near}", en="type for example {near}"),
    ),
    Entry(
        code="no-such-code",
        message=Words(
            fr="aucun diagnostic ne porte le code « {name} »",
            en="no diagnostic has the code `{name}`",
        ),
        help=Words(
            fr="copier le code qui suit le mot « erreur », par exemple {near}",
            en="copy the code that follows the word “error”, for example {near}",
        ),
    ),
    Entry(
        code="no-such-schema",
        message=Words(fr="aucun schéma ne s'appelle « {name} »", en="no schema is called `{name}`"),
        help=Words(fr="taper un de ces noms : {known}", en="type one of these names: {known}"),
    ),
    Entry(
        code="no-such-setting",
        message=Words(
            fr="aucun protocole n'a pour cadre « {setting} »",
            en="no protocol has the setting `{setting}`",
        ),
        help=Words(fr="taper un de ces cadres : {known}", en="type one of these: {known}"),
    ),
    Entry(
        code="nothing-requested",
        message=Words(
            fr="la prise en charge « {path} » ne demande rien à personne",
            en="the walk `{path}` asks nothing of anybody",
        ),
        note=Words(
            fr="Une demande se fait quand le protocole attend un avis, une validation ou un résultat.",
            en="A request is made when the protocol waits for advice, a validation or a result.",
        ),
        help=Words(
            fr="continuer la prise en charge : arbre walk --resume {path}",
            en="go on with the walk: arbre walk --resume {path}",
        ),
    ),
    Entry(
        code="no-protocol-here",
        message=Words(
            fr="aucun fichier de protocole (.yaml) dans « {path} »",
            en="there is no protocol file (.yaml) in `{path}`",
        ),
        help=Words(
            fr="donner un dossier qui en contient, ou un fichier",
            en="give a folder that holds some, or a file",
        ),
    ),
    Entry(
        code="not-a-tested-file",
        message=Words(
            fr="« {path} » n'a pas de scénarios : ils vont avec le protocol.yaml de leur dossier",
            en="`{path}` has no scenarios: they go with the protocol.yaml of their folder",
        ),
        help=Words(
            fr="l'appeler protocol.yaml, dans un dossier à lui, avec scenarios.yaml à côté",
            en="name it protocol.yaml, in a folder of its own, with scenarios.yaml beside",
        ),
    ),
    Entry(
        code="no-solver",
        message=Words(
            fr="le solveur z3, qui considère tous les patients à la fois, n'est pas installé",
            en="the solver z3, which considers all patients at once, is not installed",
        ),
        help=Words(fr="taper {command}", en="type {command}"),
    ),
    Entry(
        code="no-scenarios-here",
        message=Words(
            fr="aucun fichier scenarios.yaml dans « {path} »",
            en="there is no scenarios.yaml in `{path}`",
        ),
        help=Words(
            fr="écrire scenarios.yaml à côté de protocol.yaml",
            en="write scenarios.yaml beside protocol.yaml",
        ),
    ),
    Entry(
        code="internal-error",
        message=Words(
            fr="arbre s'est trompé ({detail}) : ce n'est pas votre faute",
            en="arbre went wrong ({detail}): it is not your fault",
        ),
        note=Words(
            fr="rien n'a été décidé ; les réponses déjà enregistrées le restent",
            en="nothing was decided; the answers already saved stay saved",
        ),
        help=Words(
            fr="signaler ce message et la commande tapée ; ARBRE_DEBUG=1 en dit plus",
            en="report this message and the command typed; ARBRE_DEBUG=1 says more",
        ),
    ),
)

_FILES = (
    Entry(
        code="no-such-file",
        message=Words(
            fr="le fichier « {path} » n'existe pas", en="the file `{path}` does not exist"
        ),
        help=Words(
            fr="vérifier le nom et le dossier ; arbre list donne les protocoles fournis",
            en="check the name and the folder; arbre list gives the protocols shipped",
        ),
    ),
    Entry(
        code="is-a-folder",
        message=Words(
            fr="« {path} » est un dossier, il faut un fichier",
            en="`{path}` is a folder, a file is needed",
        ),
        help=Words(fr="donner le fichier qu'il contient", en="give the file that it holds"),
    ),
    Entry(
        code="not-a-regular-file",
        message=Words(
            fr="« {path} » n'est pas un fichier ordinaire (tube, périphérique, …)",
            en="`{path}` is not an ordinary file (a pipe, a device, …)",
        ),
        help=Words(
            fr="enregistrer d'abord le contenu dans un fichier",
            en="save the content to a file first",
        ),
    ),
    Entry(
        code="unreadable-file",
        message=Words(
            fr="le fichier « {path} » ne peut pas être lu", en="the file `{path}` cannot be read"
        ),
        help=Words(
            fr="demander le droit de le lire, ou en faire une copie",
            en="ask for the right to read it, or make a copy of it",
        ),
    ),
)

_SAVED = (
    Entry(
        code="broken-trace",
        message=Words(
            fr="ce n'est pas une prise en charge enregistrée, ou elle est abîmée ({where})",
            en="this is not a saved walk, or it is damaged ({where})",
        ),
        help=Words(
            fr="choisir le fichier écrit par --save ou par la touche q",
            en="choose the file written by --save or by the key q",
        ),
    ),
    Entry(
        code="other-version",
        message=Words(
            fr="cette prise en charge a commencé sous {protocol} {version}, et non sous {now}",
            en="this walk began under {protocol} {version}, not under {now}",
        ),
        note=Words(
            fr="elle se termine sous la version qu'elle avait au début",
            en="it is finished under the version with which it began",
        ),
        help=Words(
            fr="la reprendre sans changer le fichier enregistré : il contient cette version",
            en="resume it without changing the saved file: it holds that version",
        ),
    ),
    Entry(
        code="cannot-save",
        message=Words(
            fr="impossible d'écrire « {path} » : {why_fr}", en="cannot write `{path}`: {why_en}"
        ),
        note=Words(
            fr="la dernière réponse n'est pas enregistrée",
            en="the last answer is not saved",
        ),
        help=Words(
            fr="choisir un autre dossier avec --save, ou libérer de la place",
            en="choose another folder with --save, or make room on the disk",
        ),
    ),
    Entry(
        code="cannot-write",
        message=Words(
            fr="impossible d'écrire « {path} » : {why_fr}", en="cannot write `{path}`: {why_en}"
        ),
        help=Words(
            fr="donner un fichier d'un dossier qui existe et où l'on peut écrire",
            en="give a file of a folder that exists and can be written to",
        ),
    ),
    Entry(
        code="would-lose",
        message=Words(
            fr="« {path} » dit déjà ce qui est attendu", en="`{path}` says already what is expected"
        ),
        note=Words(
            fr="l'écrire à nouveau perdrait ce travail",
            en="writing it again would lose this work",
        ),
        help=Words(
            fr="déplacer ces scénarios dans scenarios.yaml, puis relancer la commande",
            en="move these scenarios to scenarios.yaml, then run the command again",
        ),
    ),
    Entry(
        code="would-overwrite",
        message=Words(
            fr="« {path} » existe déjà : il ne sera pas remplacé",
            en="`{path}` is there already: it will not be replaced",
        ),
        help=Words(
            fr="le reprendre avec --resume {path}, ou choisir un autre nom",
            en="resume it with --resume {path}, or choose another name",
        ),
    ),
)

_TYPED = (
    Entry(
        code="typed-not-yes-or-no",
        message=Words(
            fr="« {text} » n'est ni oui, ni non, ni inconnu",
            en="`{text}` is neither yes, nor no, nor unknown",
        ),
        help=Words(fr="taper o, n ou i", en="type y, n or u"),
    ),
    Entry(
        code="typed-not-an-option",
        message=Words(fr="« {text} » n'est pas dans la liste", en="`{text}` is not in the list"),
        help=Words(
            fr="taper un nombre de 1 à {n}, ou i si la réponse est inconnue",
            en="type a number from 1 to {n}, or u if the answer is unknown",
        ),
    ),
    Entry(
        code="typed-not-a-number",
        message=Words(fr="« {text} » n'est pas un nombre", en="`{text}` is not a number"),
        help=Words(
            fr="taper des chiffres, avec une virgule au besoin : 38,5",
            en="type digits, with a point if need be: 38.5",
        ),
    ),
    Entry(
        code="typed-other-unit",
        message=Words(
            fr="« {text} » n'est pas l'unité demandée ({unit})",
            en="`{text}` is not the unit that is asked for ({unit})",
        ),
        help=Words(fr="taper le nombre seul, en {unit}", en="type the number alone, in {unit}"),
    ),
    Entry(
        code="typed-not-a-day",
        message=Words(fr="« {text} » n'est pas un jour", en="`{text}` is not a day"),
        help=Words(
            fr="taper par exemple hier, 15/06 ou 15/06/2026",
            en="type for example yesterday, 15/06 or 2026-06-15",
        ),
    ),
    Entry(
        code="typed-no-such-day",
        message=Words(
            fr="le {text} n'existe pas dans le calendrier", en="{text} is not in the calendar"
        ),
        help=Words(
            fr="taper le jour, puis le mois : 15/06", en="type the day, then the month: 15/06"
        ),
    ),
    Entry(
        code="typed-short-year",
        message=Words(
            fr="l'année de « {text} » peut se lire de deux façons",
            en="the year of `{text}` can be read in two ways",
        ),
        help=Words(
            fr="taper l'année avec quatre chiffres : 15/06/1985",
            en="type the year with four digits: 15/06/1985",
        ),
    ),
    Entry(
        code="typed-not-a-moment",
        message=Words(
            fr="« {text} » n'est pas un jour et une heure", en="`{text}` is not a day and an hour"
        ),
        help=Words(
            fr="taper par exemple hier 18h, 15/06 18:30 ou il y a 3 heures",
            en="type for example yesterday 6pm, 15/06 18:30 or 3 hours ago",
        ),
    ),
    Entry(
        code="typed-without-hour",
        message=Words(fr="« {text} » : il manque l'heure", en="`{text}`: the hour is missing"),
        help=Words(
            fr="ajouter l'heure, même approchée : {text} 18h",
            en="add the hour, even roughly: {text} 18:00",
        ),
    ),
    Entry(
        code="typed-too-long",
        message=Words(fr="la réponse est trop longue", en="the answer is too long"),
        help=Words(
            fr="garder l'essentiel : 2 000 caractères au plus",
            en="keep the essential: 2,000 characters at most",
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = (*_ARGUMENTS, *_FILES, *_SAVED, *_TYPED)
