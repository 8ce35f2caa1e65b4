"""The wording of diagnostics: reading the file, where YAML itself is torn or broken."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

_QUOTES = Words(
    fr="mettre le texte entre guillemets : {quoted}",
    en="put the text in quotes: {quoted}",
)

_TORN = (
    Entry(
        code="torn-by-comma",
        message=Words(
            fr="entre accolades, une virgule coupe le texte : la suite n'en fait plus partie",
            en="between braces a comma cuts the text: what follows is no longer part of it",
        ),
        label=Words(fr="détaché du texte", en="cut off the text"),
        labels={"begun": Words(fr="le texte commence ici", en="the text begins here")},
        help=_QUOTES,
    ),
    Entry(
        code="torn-by-colon",
        message=Words(
            fr="les deux-points coupent ce texte en deux",
            en="the colon cuts this text in two",
        ),
        label=Words(fr="pour YAML, « : » fait ici une clé", en="to YAML `:` makes a key here"),
        help=_QUOTES,
    ),
    Entry(
        code="torn-by-hash",
        message=Words(
            fr="le texte s'arrête avant # : la suite serait un commentaire, et perdue",
            en="the text stops before #: the rest would be a comment that nobody sees",
        ),
        label=Words(fr="serait perdu", en="would be lost"),
        labels={"kept": Words(fr="tout ce qui est lu", en="all that is read")},
        help=Words(
            fr="mettre le texte entre guillemets : {quoted} ; un commentaire s'écrit « # ainsi »",
            en="put the text in quotes: {quoted}; a comment is written `# like this`",
        ),
    ),
)

_SYNTAX = (
    Entry(
        code="unclosed-bracket",
        message=Words(
            fr="« {text} » est ouvert et n'est pas refermé",
            en="`{text}` is opened and not closed",
        ),
        label=Words(fr="ouvert ici", en="opened here"),
        labels={"closed": Words(fr="ne le referme pas", en="does not close it")},
        help=Words(
            fr="ajouter ] ou } à la fin, ou mettre entre guillemets un texte qui contient [ ou {",
            en="add ] or } at the end, or put in quotes a text that holds [ or {",
        ),
    ),
    Entry(
        code="unexpected-punctuation",
        message=Words(
            fr="« {text} » n'est pas à sa place",
            en="`{text}` is out of place",
        ),
        label=Words(fr="de trop, ou rien avant", en="one too many, or nothing before it"),
        help=Words(
            fr="l'effacer, ou mettre entre guillemets le texte dont il fait partie",
            en="delete it, or put in quotes the text that it belongs to",
        ),
    ),
    Entry(
        code="unclosed-quote",
        message=Words(
            fr="un guillemet est ouvert et n'est pas refermé",
            en="a quotation mark is opened and not closed",
        ),
        label=Words(fr="ouvert ici", en="opened here"),
        help=Words(
            fr="refermer le texte par le même signe, sur la même ligne",
            en="close the text by the same mark, on the same line",
        ),
    ),
    Entry(
        code="text-after-quote",
        message=Words(
            fr="du texte suit un guillemet fermant",
            en="text follows a closing quotation mark",
        ),
        label=Words(fr="hors des guillemets", en="outside the quotation marks"),
        help=Words(
            fr='tout mettre entre guillemets doubles : "l\'examen" ; entre accolades, vérifier les '
            "virgules",
            en='put all of it in double quotes: "the patient\'s"; between braces, check the commas',
        ),
    ),
    Entry(
        code="bad-escape",
        message=Words(
            fr="« {text} » n'est pas admis entre guillemets doubles",
            en="`{text}` is not allowed in double quotes",
        ),
        help=Words(
            fr="écrire \\\\ pour une barre oblique inverse, ou prendre des guillemets simples",
            en="write \\\\ for a backslash, or use single quotes",
        ),
    ),
    Entry(
        code="tab-indentation",
        message=Words(
            fr="une tabulation sert de retrait : sa largeur change d'un écran à l'autre",
            en="a tab is used as indentation: its width differs from screen to screen",
        ),
        label=Words(fr="tabulation", en="tab"),
        help=Words(
            fr="la remplacer par des espaces, deux par niveau",
            en="replace it by spaces, two a level",
        ),
    ),
    Entry(
        code="bad-indentation",
        message=Words(
            fr="le retrait de cette ligne ne correspond à rien",
            en="the indentation of this line matches nothing",
        ),
        label=Words(fr="« {text} »", en="`{text}`"),
        help=Words(
            fr="l'aligner sur les lignes du même niveau ; si elle continue un texte, le mettre "
            "entre guillemets",
            en="align it with the lines of its level; if it continues a text, put that in quotes",
        ),
    ),
    Entry(
        code="misplaced-dash",
        message=Words(
            fr="une liste ne commence pas sur la ligne de sa clé",
            en="a list does not begin on the line of its key",
        ),
        label=Words(fr="élément de liste", en="item of a list"),
        help=Words(
            fr="passer à la ligne avant le tiret ; si c'est un texte, le mettre entre guillemets",
            en="begin a new line before the dash; if it is a text, put it in quotes",
        ),
    ),
    Entry(
        code="missing-space",
        message=Words(
            fr="il manque une espace après les deux-points",
            en="a space is missing after the colon",
        ),
        label=Words(fr="lu comme un seul mot", en="read as one word"),
        help=Words(fr="écrire « clé: valeur »", en="write `key: value`"),
    ),
    Entry(
        code="missing-colon",
        message=Words(
            fr="cette ligne n'a pas de « : », et ne continue rien",
            en="this line has no `:`, and continues nothing",
        ),
        label=Words(fr="clé ou texte ?", en="a key or a text?"),
        help=Words(
            fr="écrire « clé: valeur » ; si elle continue le texte d'avant, mettre le tout entre "
            "guillemets",
            en="write `key: value`; if it continues the text before, put all of it in quotes",
        ),
    ),
    Entry(
        code="reserved-character",
        message=Words(
            fr="un texte sans guillemets ne peut pas commencer par « {character} »",
            en="a text without quotes cannot begin with `{character}`",
        ),
        help=_QUOTES,
    ),
    Entry(
        code="yaml-syntax",
        message=Words(
            fr="ceci n'est pas du YAML correct",
            en="this is not correct YAML",
        ),
        label=Words(fr="la lecture s'arrête ici", en="reading stops here"),
        help=Words(
            fr="vérifier les guillemets, les virgules et les retraits autour de « {text} »",
            en="check the quotes, the commas and the indentation around `{text}`",
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = _TORN + _SYNTAX
