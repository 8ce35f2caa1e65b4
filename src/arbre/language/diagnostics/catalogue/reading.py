"""The wording of diagnostics: reading the file, before anything is known of protocols."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

_FILE = (
    Entry(
        code="file-too-large",
        message=Words(
            fr="le fichier est trop gros : {size} Kio, pour {limit} Kio au plus",
            en="the file is too large: {size} KiB, and {limit} KiB is the most",
        ),
        help=Words(
            fr="vérifier que c'est bien un protocole ; sinon le partager en plusieurs protocoles",
            en="make sure that this is a protocol; if it is, split it into several protocols",
        ),
    ),
    Entry(
        code="not-utf8",
        message=Words(
            fr="le fichier n'est pas enregistré en UTF-8",
            en="the file is not saved as UTF-8",
        ),
        label=Words(
            fr="octet {byte}, sans doute « {likely} » dans un autre codage",
            en="byte {byte}, probably `{likely}` in another encoding",
        ),
        help=Words(
            fr="dans l'éditeur, choisir « Enregistrer avec l'encodage », puis « UTF-8 »",
            en="in the editor choose “Save with encoding”, then “UTF-8”",
        ),
    ),
    Entry(
        code="forbidden-character",
        message=Words(
            fr="le caractère {name} est interdit : il ne se voit pas, ou il trompe le lecteur",
            en="the character {name} is not allowed: it cannot be seen, or it misleads the reader",
        ),
        label=Words(fr="ici", en="here"),
        help=Words(
            fr="l'effacer, ou retaper ces mots au clavier plutôt que de les coller",
            en="delete it, or type these words instead of pasting them",
        ),
    ),
    Entry(
        code="empty-file",
        message=Words(fr="le fichier est vide", en="the file is empty"),
        help=Words(
            fr="commencer par une ligne comme « arbre: 1 »",
            en="begin with a line such as `arbre: 1`",
        ),
    ),
    Entry(
        code="not-a-mapping",
        message=Words(
            fr="le fichier doit être fait de lignes « clé: valeur », pas d'une liste ou d'un texte",
            en="the file must be made of `key: value` lines, not of a list or a text",
        ),
        label=Words(fr="ce n'est pas une clé", en="this is not a key"),
        help=Words(
            fr="commencer par une ligne comme « arbre: 1 », sans tiret ni guillemets",
            en="begin with a line such as `arbre: 1`, without dash or quotes",
        ),
    ),
    Entry(
        code="several-documents",
        message=Words(
            fr="le fichier contient deux documents : ce qui suit ne serait pas lu",
            en="the file holds two documents: what follows would not be read",
        ),
        label=Words(fr="un second document commence ici", en="a second document begins here"),
        help=Words(
            fr="effacer la ligne « --- » ou « ... », ou faire deux fichiers",
            en="delete the `---` or `...` line, or make two files",
        ),
    ),
    Entry(
        code="too-deep",
        message=Words(
            fr="plus de {limit} niveaux sont imbriqués les uns dans les autres",
            en="more than {limit} levels are nested in each other",
        ),
        label=Words(fr="un niveau de trop", en="one level too many"),
        help=Words(
            fr="vérifier les crochets, les accolades et les retraits de cette ligne",
            en="check the brackets, the braces and the indentation of this line",
        ),
    ),
    Entry(
        code="too-many-elements",
        message=Words(
            fr="le fichier a plus de {limit} éléments",
            en="the file has more than {limit} elements",
        ),
        help=Words(
            fr="vérifier que c'est bien un protocole ; sinon le partager en plusieurs protocoles",
            en="make sure that this is a protocol; if it is, split it into several protocols",
        ),
    ),
)

_FORMS = (
    Entry(
        code="anchor",
        message=Words(
            fr="« {text} » : un texte sans guillemets ne peut pas commencer par &",
            en="`{text}`: a text without quotes cannot begin with &",
        ),
        label=Words(fr="pour YAML, une ancre", en="an anchor, to YAML"),
        help=Words(
            fr="mettre le texte entre guillemets ; si c'était une ancre, répéter le contenu",
            en="put the text in quotes; if an anchor was meant, write the content again",
        ),
    ),
    Entry(
        code="alias",
        message=Words(
            fr="« {text} » : un texte sans guillemets ne peut pas commencer par *",
            en="`{text}`: a text without quotes cannot begin with *",
        ),
        label=Words(fr="pour YAML, un renvoi à une ancre", en="a reference to an anchor, to YAML"),
        help=Words(
            fr="mettre le texte entre guillemets ; si c'était un renvoi, répéter le contenu",
            en="put the text in quotes; if a reference was meant, write the content again",
        ),
    ),
    Entry(
        code="merge-key",
        message=Words(
            fr="la clé « << » n'est pas admise : ce qu'elle ajoute ne se voit pas ici",
            en="the key `<<` is not allowed: what it adds cannot be seen here",
        ),
        help=Words(
            fr="écrire les clés voulues, une par ligne",
            en="write the keys that are meant, one a line",
        ),
    ),
    Entry(
        code="yaml-tag",
        message=Words(
            fr="« {text} » : un texte sans guillemets ne peut pas commencer par !",
            en="`{text}`: a text without quotes cannot begin with !",
        ),
        label=Words(fr="pour YAML, une étiquette de type", en="a type tag, to YAML"),
        help=Words(
            fr="mettre le texte entre guillemets ; si c'était une étiquette, l'effacer",
            en="put the text in quotes; if a tag was meant, delete it",
        ),
    ),
    Entry(
        code="yaml-directive",
        message=Words(
            fr="les lignes qui commencent par % ne sont pas admises",
            en="lines that begin with % are not allowed",
        ),
        help=Words(fr="effacer cette ligne", en="delete this line"),
    ),
    Entry(
        code="complex-key",
        message=Words(
            fr="une clé doit être un simple mot suivi de « : »",
            en="a key must be a plain word followed by `:`",
        ),
        label=Words(fr="ceci sert de clé", en="this is used as a key"),
        help=Words(
            fr="écrire « clé: valeur » ; mettre entre guillemets un texte avec [ ] { } ou ?",
            en="write `key: value`; put in quotes a text that holds [ ] { } or ?",
        ),
    ),
    Entry(
        code="key-not-text",
        message=Words(
            fr="la clé « {text} » n'est pas un texte",
            en="the key `{text}` is not a text",
        ),
        help=Words(fr="écrire {quoted}, entre guillemets", en="write {quoted}, in quotes"),
    ),
    Entry(
        code="duplicate-key",
        message=Words(
            fr="la clé « {text} » est écrite deux fois : on ne sait pas laquelle croire",
            en="the key `{text}` is written twice: there is no telling which one to believe",
        ),
        label=Words(fr="encore ici", en="again here"),
        labels={"first": Words(fr="déjà ici", en="already here")},
        help=Words(
            fr="garder l'une des deux, ou renommer l'autre",
            en="keep one of the two, or rename the other",
        ),
    ),
    Entry(
        code="odd-space",
        message=Words(
            fr="la clé contient une espace insécable, qui ne se distingue pas d'une espace",
            en="the key holds a no-break space, which looks like any other space",
        ),
        label=Words(fr="espace insécable", en="no-break space"),
        help=Words(
            fr="l'effacer : rien ne sépare une clé de ses deux-points",
            en="delete it: nothing stands between a key and its colon",
        ),
    ),
)

_WORDS = (
    Entry(
        code="ambiguous-word",
        message=Words(
            fr="« {text} » sans guillemets n'a pas le même sens pour tous les lecteurs de YAML",
            en="`{text}` without quotes does not mean the same to all readers of YAML",
        ),
        label=Words(fr="texte, oui/non ou vide ?", en="text, true/false or nothing?"),
        help=Words(
            fr="si c'est un texte, écrire {quoted} ; pour vrai ou faux, écrire true ou false",
            en="for a text write {quoted}; for true or false write true or false",
        ),
    ),
    Entry(
        code="ambiguous-number",
        message=Words(
            fr="« {text} » n'est pas le même nombre pour tous les lecteurs de YAML",
            en="`{text}` is not the same number to all readers of YAML",
        ),
        label=Words(fr="nombre, heure ou texte ?", en="a number, a time or a text?"),
        help=Words(
            fr="si c'est un nombre, l'écrire en chiffres simples, comme 8 ou 38.5 ; sinon {quoted}",
            en="write a number in plain digits, such as 8 or 38.5; for a text write {quoted}",
        ),
    ),
    Entry(
        code="number-too-long",
        message=Words(
            fr="« {text} » a plus de 15 chiffres : certains lecteurs l'arrondiraient",
            en="`{text}` has more than 15 digits: some readers would round it",
        ),
        help=Words(
            fr="si c'est un texte (un numéro, un code), le mettre entre guillemets",
            en="if it is a text (an identifier, a code), put it in quotes",
        ),
    ),
    Entry(
        code="decimal-comma",
        message=Words(
            fr="« {text} » : dans un protocole, un nombre s'écrit avec un point",
            en="`{text}`: in a protocol a number is written with a point",
        ),
        labels={"begun": Words(fr="le nombre commence ici", en="the number begins here")},
        help=Words(
            fr="remplacer la virgule par un point ; si c'est un texte, le mettre entre guillemets",
            en="replace the comma by a point; if it is a text, put it in quotes",
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = _FILE + _FORMS + _WORDS
