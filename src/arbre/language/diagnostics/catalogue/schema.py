"""The wording of diagnostics: schema."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unknown-key",
        message=Words("la clé « {key} » n'existe pas ici", "there is no key `{key}` here"),
        label=Words("clé inconnue", "unknown key"),
        help=Words("les clés possibles ici sont : {allowed}", "the keys allowed here: {allowed}"),
    ),
    Entry(
        code="misspelt-key",
        message=Words("la clé « {key} » n'existe pas ici", "there is no key `{key}` here"),
        label=Words("vouliez-vous dire « {suggestion} » ?", "did you mean `{suggestion}`?"),
        help=Words(
            "écrire « {suggestion} » ; les clés possibles ici sont : {allowed}",
            "write `{suggestion}`; the keys allowed here: {allowed}",
        ),
    ),
    Entry(
        code="missing-key",
        message=Words("il manque {keys_fr}", "{keys_en} must be given"),
        label=Words("à compléter", "to be completed"),
        help=Words("ajouter {keys_fr}", "add {keys_en}"),
    ),
    Entry(
        code="needs-key",
        message=Words(
            "« {key} » n'a de sens qu'avec « {needed} »",
            "`{key}` means nothing without `{needed}`",
        ),
        label=Words("« {needed} » manque", "`{needed}` is missing"),
        help=Words("ajouter « {needed} », ou ôter « {key} »", "add `{needed}`, or remove `{key}`"),
    ),
    Entry(
        code="missing-one-of",
        message=Words("il faut ici {keys_fr}", "{keys_en} is needed here"),
        label=Words("à compléter", "to be completed"),
        help=Words("ajouter {keys_fr}", "add {keys_en}"),
    ),
    Entry(
        code="one-of-two",
        message=Words(
            "{keys_fr} ne vont pas ensemble : il en faut un seul",
            "{keys_en} do not go together: give only one",
        ),
        label=Words("l'un des deux est de trop", "one too many"),
        help=Words("en garder un, ôter le reste", "keep one and remove the rest"),
        labels={"first": Words("« {key} » est déjà là", "`{key}` is already there")},
    ),
    Entry(
        code="two-exits",
        message=Words(
            "cette étape a plusieurs sorties : {keys_fr}",
            "this node has several ways out: {keys_en}",
        ),
        label=Words("seconde sortie", "second way out"),
        help=Words(
            "garder une seule sortie ; pour choisir selon les réponses, écrire « branches »",
            "keep one way out; to choose by the answers, write `branches`",
        ),
        labels={"first": Words("première sortie : « {key} »", "first way out: `{key}`")},
    ),
    Entry(
        code="key-out-of-place",
        message=Words(
            "« {key} » n'a pas de sens avec « {other}: {value} »",
            "`{key}` means nothing with `{other}: {value}`",
        ),
        label=Words("à ôter", "to be removed"),
        help=Words("ôter « {key} », ou changer « {other} »", "remove `{key}`, or change `{other}`"),
    ),
    Entry(
        code="bad-name",
        message=Words(
            "« {name} » n'est pas un nom : minuscules sans accent, chiffres et « _ », "
            "60 caractères au plus, une lettre d'abord",
            "`{name}` is not a name: lower-case letters without accents, digits and `_`, "
            "at most 60 characters, a letter first",
        ),
        label=Words("nom refusé", "refused name"),
        help=Words("écrire par exemple « {suggestion} »", "write for example `{suggestion}`"),
    ),
    Entry(
        code="wrong-type",
        message=Words(
            "il faut ici {expected_fr}, et non {held_fr}",
            "this must be {expected_en}, not {held_en}",
        ),
        label=Words("{held_fr}", "{held_en}"),
        help=Words("{advice_fr}", "{advice_en}"),
    ),
    Entry(
        code="not-one-of",
        message=Words(
            "« {found} » n'est pas une des valeurs possibles",
            "`{found}` is not one of the possible values",
        ),
        label=Words("vouliez-vous dire « {suggestion} » ?", "did you mean `{suggestion}`?"),
        help=Words("les valeurs possibles sont : {allowed}", "the possible values are: {allowed}"),
    ),
    Entry(
        code="bad-form",
        message=Words(
            "« {found} » n'a pas la forme attendue ici",
            "`{found}` does not have the form expected here",
        ),
        label=Words("forme inattendue", "unexpected form"),
        help=Words("écrire par exemple « {suggestion} »", "write for example `{suggestion}`"),
    ),
    Entry(
        code="not-a-date",
        message=Words(
            "« {found} » n'est pas un jour du calendrier",
            "`{found}` is not a day of the calendar",
        ),
        label=Words("ce jour n'existe pas", "there is no such day"),
        help=Words(
            "écrire un jour qui existe : année-mois-jour",
            "write a day that exists: year-month-day",
        ),
    ),
    Entry(
        code="empty-text",
        message=Words("ce texte est vide", "this text is empty"),
        label=Words("vide", "empty"),
        help=Words("écrire le texte, ou ôter la clé", "write the text, or remove the key"),
    ),
    Entry(
        code="too-long",
        message=Words(
            "ce texte a {length} caractères ; il en faut au plus {longest}",
            "this text has {length} characters; at most {longest} are allowed",
        ),
        label=Words("trop long", "too long"),
        help=Words(
            "le raccourcir à {longest} caractères ; le reste peut aller dans « how » ou « note »",
            "shorten it to {longest} characters; the rest may go to `how` or `note`",
        ),
    ),
    Entry(
        code="empty-list",
        message=Words("cette liste est vide", "this list is empty"),
        label=Words("vide", "empty"),
        help=Words("y mettre au moins un élément", "put at least one item in it"),
    ),
    Entry(
        code="empty-mapping",
        message=Words("cette rubrique est vide", "this section is empty"),
        label=Words("vide", "empty"),
        help=Words("y mettre au moins une entrée", "put at least one entry in it"),
    ),
    Entry(
        code="too-few-items",
        message=Words(
            "cette liste doit avoir {wanted} éléments", "this list must have {wanted} items"
        ),
        label=Words("trop courte", "too short"),
        help=Words("compléter la liste", "complete the list"),
    ),
    Entry(
        code="too-many-items",
        message=Words(
            "cette liste doit avoir {wanted} éléments, pas plus",
            "this list must have {wanted} items, no more",
        ),
        label=Words("trop longue", "too long"),
        help=Words("en garder {wanted}", "keep {wanted} of them"),
    ),
    Entry(
        code="number-too-small",
        message=Words("« {found} » est trop petit", "`{found}` is too small"),
        label=Words("trop petit", "too small"),
        help=Words("écrire un nombre plus grand que zéro", "write a number greater than zero"),
    ),
)
