"""The wording of diagnostics: conditions, as they are written."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="condition-empty",
        message=Words(fr="la condition est vide", en="the condition is empty"),
        help=Words(
            fr="écrire une condition, par exemple « age >= 18 », ou ôter la ligne",
            en="write a condition, for example `age >= 18`, or remove the line",
        ),
    ),
    Entry(
        code="condition-too-long",
        message=Words(
            fr="la condition a {length} caractères, pour {limit} au plus",
            en="the condition has {length} characters, and {limit} is the most",
        ),
        help=Words(
            fr="nommer ses parties dans « definitions », puis écrire leurs noms ici",
            en="name its parts in `definitions`, then write their names here",
        ),
    ),
    Entry(
        code="condition-too-deep",
        message=Words(
            fr="la condition est emboîtée sur plus de {limit} niveaux",
            en="the condition is nested more than {limit} levels deep",
        ),
        help=Words(
            fr="nommer ses parties dans « definitions », puis écrire leurs noms ici",
            en="name its parts in `definitions`, then write their names here",
        ),
    ),
    Entry(
        code="condition-syntax",
        message=Words(fr="« {found} » n'a pas de sens ici", en="`{found}` makes no sense here"),
        help=Words(
            fr="relire la condition : des noms, des nombres, and, or, not, is, des "
            "comparaisons et des parenthèses",
            en="read the condition again: names, numbers, and, or, not, is, comparisons "
            "and parentheses",
        ),
    ),
    Entry(
        code="condition-missing-operator",
        message=Words(
            fr="il manque « and » ou « or » avant « {found} »",
            en="`and` or `or` is missing before `{found}`",
        ),
        help=Words(
            fr="dire comment les deux parties se combinent : « a and b » (les deux) ou « a"
            " or b » (l'une ou l'autre)",
            en="say how the two parts go together: `a and b` (both) or `a or b` (either)",
        ),
    ),
    Entry(
        code="condition-unfinished",
        message=Words(
            fr="il manque un nom ou un nombre ici", en="a name or a number is missing here"
        ),
        help=Words(
            fr="compléter la condition, ou ôter le mot qui reste seul",
            en="complete the condition, or remove the word that stands alone",
        ),
    ),
    Entry(
        code="condition-unclosed",
        message=Words(
            fr="une parenthèse est ouverte et n'est pas refermée",
            en="a parenthesis is opened and not closed",
        ),
        help=Words(fr="ajouter « ) » à l'endroit voulu", en="add `)` where it is meant"),
    ),
    Entry(
        code="condition-habit",
        message=Words(
            fr="« {written} » ne s'emploie pas dans une condition",
            en="`{written}` is not used in a condition",
        ),
        help=Words(fr="écrire « {meant} »", en="write `{meant}`"),
    ),
    Entry(
        code="condition-comma",
        message=Words(
            fr="« {written} » : dans un fichier, un nombre décimal s'écrit avec un point",
            en="`{written}`: in a file a decimal number is written with a point",
        ),
        help=Words(fr="écrire « {meant} »", en="write `{meant}`"),
    ),
    Entry(
        code="quoted-word",
        message=Words(
            fr="dans une condition, les mots s'écrivent sans guillemets",
            en="in a condition words are written without quotes",
        ),
        help=Words(fr="écrire « {meant} »", en="write `{meant}`"),
    ),
    Entry(
        code="condition-name",
        message=Words(
            fr="« {written} » ne peut pas être un nom : minuscules sans accent, chiffres "
            "et _ seulement",
            en="`{written}` cannot be a name: only lower-case letters without accents, "
            "digits and _",
        ),
        help=Words(fr="écrire « {meant} »", en="write `{meant}`"),
    ),
    Entry(
        code="reserved-word",
        message=Words(
            fr="« {written} » est un mot de la langue des conditions, pas un nom",
            en="`{written}` is a word of the condition language, not a name",
        ),
        help=Words(
            fr="une question par oui ou non s'écrit seule : « douleur », et son contraire "
            "« not douleur »",
            en="a yes-or-no question is written alone: `douleur`, and its opposite `not douleur`",
        ),
    ),
    Entry(
        code="number-form",
        message=Words(
            fr="« {written} » n'est pas un nombre tel qu'on l'écrit ici",
            en="`{written}` is not a number as it is written here",
        ),
        help=Words(
            fr="écrire les chiffres, avec un point s'il le faut : « 38.5 » ; 15 chiffres au plus",
            en="write the digits, with a point if needed: `38.5`; 15 digits at most",
        ),
    ),
    Entry(
        code="division",
        message=Words(fr="une condition ne divise pas", en="a condition does not divide"),
        help=Words(
            fr="multiplier l'autre côté : au lieu de « a / b > 2 », écrire « a > 2 * b »",
            en="multiply the other side: instead of `a / b > 2` write `a > 2 * b`",
        ),
    ),
    Entry(
        code="product-of-facts",
        message=Words(
            fr="« {text} » multiplie deux grandeurs : seul un nombre sans unité peut multiplier",
            en="`{text}` multiplies two quantities: only a number without a unit can multiply",
        ),
        help=Words(fr="écrire par exemple « 2 * poids »", en="write for example `2 * poids`"),
    ),
    Entry(
        code="chained-comparison",
        message=Words(
            fr="« {text} » compare deux fois à la suite", en="`{text}` compares twice in a row"
        ),
        help=Words(
            fr="écrire « x between 18 and 55 » (bornes comprises), ou « x > 18 and x < 55 »",
            en="write `x between 18 and 55` (bounds included), or `x > 18 and x < 55`",
        ),
    ),
    Entry(
        code="ambiguous-or",
        message=Words(
            fr="« or {word} » peut se lire de deux façons : un choix de plus, ou une autre"
            " condition",
            en="`or {word}` can be read in two ways: one more choice, or another condition",
        ),
        help=Words(
            fr="mettre des parenthèses, « (metier is leger) or {word} », ou répéter la "
            "question, « metier is leger or metier is lourd »",
            en="add parentheses, `(metier is leger) or {word}`, or repeat the question, "
            "`metier is leger or metier is lourd`",
        ),
    ),
    Entry(
        code="is-not-or",
        message=Words(
            fr="« is not … or … » se comprend de deux façons contraires",
            en="`is not … or …` can mean two opposite things",
        ),
        help=Words(
            fr="pour « aucun des deux », écrire « not ({name} is {first} or …) »",
            en="for “none of them” write `not ({name} is {first} or …)`",
        ),
    ),
    Entry(
        code="is-not-known",
        message=Words(
            fr="« {written} » est une double négation", en="`{written}` is a double negative"
        ),
        help=Words(fr="écrire « {meant} »", en="write `{meant}`"),
    ),
    Entry(
        code="is-true",
        message=Words(
            fr="« {text} » : une question par oui ou non se suffit",
            en="`{text}`: a yes-or-no question stands by itself",
        ),
        help=Words(fr="écrire son nom seul", en="write its name alone"),
    ),
    Entry(
        code="is-subject",
        message=Words(
            fr="avant « is » et un choix, il faut le nom d'une question à choix",
            en="before `is` and a choice there must be the name of a choice question",
        ),
        help=Words(
            fr="écrire par exemple « metier is leger »", en="write for example `metier is leger`"
        ),
    ),
    Entry(
        code="number-as-condition",
        message=Words(
            fr="« {text} » est un nombre : il n'est ni vrai ni faux",
            en="`{text}` is a number: it is neither true nor false",
        ),
        help=Words(
            fr="le comparer, par exemple « {text} >= 3 »",
            en="compare it, for example `{text} >= 3`",
        ),
    ),
    Entry(
        code="condition-as-number",
        message=Words(
            fr="« {text} » est vrai ou faux : ce n'est pas un nombre",
            en="`{text}` is true or false: it is not a number",
        ),
        help=Words(
            fr="ne comparer que des nombres ; relier des conditions par and, or",
            en="only compare numbers; join conditions by and, or",
        ),
    ),
    Entry(
        code="at-least-count",
        message=Words(
            fr="« au moins {count} » parmi {operands} : ce compte n'est pas possible",
            en="“at least {count}” of {operands}: that count is not possible",
        ),
        help=Words(
            fr="choisir un nombre de 1 à {operands}", en="choose a number from 1 to {operands}"
        ),
    ),
)
