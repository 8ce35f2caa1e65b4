"""The wording of diagnostics: conditions, against what is declared."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue import expressions
from arbre.language.diagnostics.catalogue.entry import Entry, Words

_TYPES: tuple[Entry, ...] = (
    Entry(
        code="unknown-name",
        message=Words(fr="« {name} » n'est déclaré nulle part", en="`{name}` is declared nowhere"),
        help=Words(fr="noms possibles : {suggestion}", en="possible names: {suggestion}"),
    ),
    Entry(
        code="unknown-option",
        message=Words(
            fr="« {option} » n'est pas une réponse de « {name} »",
            en="`{option}` is not an answer of `{name}`",
        ),
        help=Words(fr="réponses possibles : {suggestion}", en="possible answers: {suggestion}"),
    ),
    Entry(
        code="unknown-choice",
        message=Words(
            fr="« {choice} » n'est pas un choix de « {name} »",
            en="`{choice}` is not a choice of `{name}`",
        ),
        help=Words(fr="choix possibles : {suggestion}", en="possible choices: {suggestion}"),
    ),
    Entry(
        code="not-choices",
        message=Words(
            fr="« {name} » n'est pas une question à réponses multiples",
            en="`{name}` is not a question with several answers",
        ),
        help=Words(
            fr="« any » et le point ne s'emploient qu'avec une question de type choices",
            en="`any` and the point are only used with a question of type choices",
        ),
    ),
    Entry(
        code="not-a-choice",
        message=Words(
            fr="« {name} » n'est pas une question à choix unique",
            en="`{name}` is not a single-choice question",
        ),
        help=Words(
            fr="écrire son nom seul si elle est par oui ou non, « {name}.{choice} » si ses"
            " réponses sont multiples, ou comparer : « {name} >= 3 »",
            en="write its name alone if it is yes-or-no, `{name}.{choice}` if it has "
            "several answers, or compare: `{name} >= 3`",
        ),
    ),
    Entry(
        code="choice-as-condition",
        message=Words(
            fr="« {text} » est une question à choix : elle n'est ni vraie ni fausse",
            en="`{text}` is a choice question: it is neither true nor false",
        ),
        help=Words(fr="dire le choix : « {text} is … »", en="say the choice: `{text} is …`"),
    ),
    Entry(
        code="choices-as-condition",
        message=Words(
            fr="« {text} » a plusieurs réponses : elle n'est ni vraie ni fausse",
            en="`{text}` has several answers: it is neither true nor false",
        ),
        help=Words(
            fr="écrire « any {text} » (au moins une), ou une réponse : « {text}.… »",
            en="write `any {text}` (at least one), or one answer: `{text}.…`",
        ),
    ),
    Entry(
        code="date-as-condition",
        message=Words(
            fr="« {text} » est une date : elle n'est ni vraie ni fausse",
            en="`{text}` is a date: it is neither true nor false",
        ),
        help=Words(
            fr="écrire par exemple « days since {text} <= 28 » ou « age at start of {text} >= 18 »",
            en="write for example `days since {text} <= 28` or `age at start of {text} >= 18`",
        ),
    ),
    Entry(
        code="text-in-condition",
        message=Words(
            fr="« {text} » est un texte libre : rien ne peut en dépendre",
            en="`{text}` is free text: nothing can depend on it",
        ),
        help=Words(
            fr="poser une question par oui ou non, à choix ou chiffrée",
            en="ask a yes-or-no, a choice or a number question",
        ),
    ),
    Entry(
        code="boolean-compared",
        message=Words(
            fr="« {text} » est vrai ou faux : cela ne se compare pas",
            en="`{text}` is true or false: it is not compared",
        ),
        help=Words(
            fr="écrire « {text} » seul, ou « not {text} »",
            en="write `{text}` alone, or `not {text}`",
        ),
    ),
    Entry(
        code="choice-compared",
        message=Words(
            fr="un choix ne se compare pas avec ==", en="a choice is not compared with =="
        ),
        help=Words(fr="écrire « {name} is {choice} »", en="write `{name} is {choice}`"),
    ),
    Entry(
        code="choice-as-number",
        message=Words(
            fr="« {text} » est une question à choix : ce n'est pas un nombre",
            en="`{text}` is a choice question: it is not a number",
        ),
        help=Words(fr="écrire « {text} is … »", en="write `{text} is …`"),
    ),
    Entry(
        code="choices-as-number",
        message=Words(
            fr="« {text} » a plusieurs réponses : ce n'est pas un nombre",
            en="`{text}` has several answers: it is not a number",
        ),
        help=Words(
            fr="pour compter les réponses, écrire « at least 2 of ({text}.…, {text}.…) »",
            en="to count the answers write `at least 2 of ({text}.…, {text}.…)`",
        ),
    ),
    Entry(
        code="date-as-number",
        message=Words(
            fr="« {text} » est une date : ce n'est pas un nombre",
            en="`{text}` is a date: it is not a number",
        ),
        help=Words(
            fr="écrire « days since {text} », « hours since {text} » ou « age at start of {text} »",
            en="write `days since {text}`, `hours since {text}` or `age at start of {text}`",
        ),
    ),
    Entry(
        code="date-needed",
        message=Words(
            fr="« {name} » n'est pas une date : on ne peut pas compter de temps à partir d'elle",
            en="`{name}` is not a date: no time can be counted from it",
        ),
        help=Words(
            fr="nommer une question de type date ou datetime",
            en="name a question of type date or datetime",
        ),
    ),
    Entry(
        code="hours-since-date",
        message=Words(
            fr="« {name} » est une date sans heure : les heures écoulées ne sont pas connues",
            en="`{name}` is a date without an hour: the hours since then are not known",
        ),
        help=Words(
            fr="écrire « days since {name} », ou donner à la question le type datetime",
            en="write `days since {name}`, or give the question the type datetime",
        ),
    ),
    Entry(
        code="not-true-or-false",
        message=Words(
            fr="« {text} » n'est ni vrai ni faux : « is false » ne s'y applique pas",
            en="`{text}` is neither true nor false: `is false` does not apply",
        ),
        help=Words(
            fr="« is known » et « is unknown » s'appliquent à toute question",
            en="`is known` and `is unknown` apply to every question",
        ),
    ),
    Entry(
        code="unit-mismatch",
        message=Words(
            fr="« {unit} » est comparé ou ajouté à « {expected} » : les unités diffèrent",
            en="`{unit}` is compared with or added to `{expected}`: the units differ",
        ),
        help=Words(
            fr="donner le nombre en « {expected} » ; seules les unités de temps se convertissent",
            en="give the number in `{expected}`; only units of time are converted",
        ),
    ),
    Entry(
        code="unit-unexpected",
        message=Words(
            fr="« {unit} » rencontre un nombre qui n'a pas d'unité",
            en="`{unit}` meets a number that has no unit",
        ),
        help=Words(
            fr="ôter l'unité, ou la déclarer aussi de l'autre côté",
            en="remove the unit, or declare it on the other side too",
        ),
    ),
    Entry(
        code="outside-range",
        message=Words(
            fr="« {value} » est hors des valeurs de « {name} », de {low} à {high}",
            en="`{value}` is outside the values of `{name}`, from {low} to {high}",
        ),
        help=Words(
            fr="corriger le nombre, ou l'étendue (range) de la question",
            en="correct the number, or the question's range",
        ),
    ),
    Entry(
        code="off-step",
        message=Words(
            fr="« {name} » va par pas de {step} : « {value} » n'est jamais atteint",
            en="`{name}` goes by steps of {step}: `{value}` is never reached",
        ),
        help=Words(
            fr="écrire un multiple de {step}, ou changer le pas (step) de la question",
            en="write a multiple of {step}, or change the question's step",
        ),
    ),
    Entry(
        code="constant-comparison",
        message=Words(
            fr="« {text} » ne dépend d'aucune réponse", en="`{text}` depends on no answer"
        ),
        help=Words(
            fr="y nommer une question, ou ôter cette partie",
            en="name a question in it, or remove this part",
        ),
    ),
    Entry(
        code="between-reversed",
        message=Words(
            fr="rien n'est entre {low} et {high} : les bornes sont inversées",
            en="nothing lies between {low} and {high}: the bounds are reversed",
        ),
        help=Words(fr="écrire « between {high} and {low} »", en="write `between {high} and {low}`"),
    ),
    Entry(
        code="always-true",
        message=Words(
            fr="« {text} » est vrai quelle que soit la réponse à « {name} »",
            en="`{text}` is true whatever the answer to `{name}`",
        ),
        labels={"part": Words(fr="porte aussi sur « {name} »", en="is also about `{name}`")},
        help=Words(
            fr="corriger un nombre, ou ôter cette partie : elle ne choisit personne",
            en="correct a number, or remove this part: it selects nobody",
        ),
    ),
    Entry(
        code="always-false",
        message=Words(
            fr="« {text} » est faux quelle que soit la réponse à « {name} »",
            en="`{text}` is false whatever the answer to `{name}`",
        ),
        labels={"part": Words(fr="porte aussi sur « {name} »", en="is also about `{name}`")},
        help=Words(
            fr="corriger un nombre, ou remplacer « and » par « or » si c'est l'un ou l'autre",
            en="correct a number, or replace `and` by `or` if either is meant",
        ),
    ),
    Entry(
        code="duplicate-operand",
        message=Words(fr="« {text} » est écrit deux fois", en="`{text}` is written twice"),
        severity="warning",
        labels={"first": Words(fr="une première fois ici", en="a first time here")},
        help=Words(
            fr="ôter l'un des deux, ou corriger celui qui devait être autre chose",
            en="remove one of them, or correct the one that was meant to be something else",
        ),
    ),
    Entry(
        code="redundant-operand",
        message=Words(
            fr="« {text} » n'ajoute rien à « {other} »", en="`{text}` adds nothing to `{other}`"
        ),
        severity="advice",
        labels={"needed": Words(fr="suffit", en="is enough")},
        help=Words(
            fr="l'ôter s'il n'aide pas le lecteur ; vérifier que le nombre est le bon",
            en="remove it if it does not help the reader; check that the number is right",
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = (*expressions.ENTRIES, *_TYPES)
