"""The wording of diagnostics: what is written and serves nothing."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unused-question",
        message=Words(
            fr="personne ne pose la question « {name} »", en="nobody asks the question `{name}`"
        ),
        label=Words(fr="inutilisé", en="unused"),
        note=Words(
            fr="Ce qu'elle cherche ne serait pas cherché.",
            en="What it looks for would not be looked for.",
        ),
        help=Words(
            fr="l'écrire dans un critère, une branche ou un « ask », ou l'effacer",
            en="write it in a criterion, a branch or an `ask`, or delete it",
        ),
    ),
    Entry(
        code="unused-definition",
        message=Words(
            fr="rien ne lit la définition « {name} »", en="nothing reads the definition `{name}`"
        ),
        severity="warning",
        label=Words(fr="inutilisé", en="unused"),
        note=Words(
            fr="Un critère a peut-être été oublié.", en="Perhaps a criterion was forgotten."
        ),
        help=Words(
            fr="écrire « {name} » dans la condition qui devait la lire, ou l'effacer",
            en="write `{name}` in the condition that was meant to read it, or delete it",
        ),
    ),
    Entry(
        code="unused-value",
        message=Words(fr="rien ne lit la valeur « {name} »", en="nothing reads the value `{name}`"),
        severity="warning",
        label=Words(fr="inutilisé", en="unused"),
        note=Words(fr="Une limite a peut-être été oubliée.", en="Perhaps a limit was forgotten."),
        help=Words(
            fr="écrire « {name} » dans la limite ou la condition qui devait la lire, ou l'effacer",
            en="write `{name}` in the limit or condition that was meant to read it, or delete it",
        ),
    ),
    Entry(
        code="unused-parameter",
        message=Words(
            fr="rien ne lit le seuil « {name} »", en="nothing reads the threshold `{name}`"
        ),
        severity="warning",
        label=Words(fr="inutilisé", en="unused"),
        note=Words(
            fr="Un nombre est peut-être écrit en clair à sa place.",
            en="Perhaps a plain number stands in its place.",
        ),
        help=Words(
            fr="écrire « {name} » à la place du nombre, ou l'effacer",
            en="write `{name}` in place of the number, or delete it",
        ),
    ),
    Entry(
        code="unused-act",
        message=Words(
            fr="aucun nœud ne donne l'acte « {name} »", en="no node gives the act `{name}`"
        ),
        severity="warning",
        label=Words(fr="inutilisé", en="unused"),
        note=Words(fr="Aucun patient n'y aurait droit.", en="No patient would be given it."),
        help=Words(
            fr="l'écrire sous « acts » dans un nœud de l'arbre, ou l'effacer",
            en="write it under `acts` in a node of the tree, or delete it",
        ),
    ),
    Entry(
        code="unused-referral",
        message=Words(
            fr="rien ne mène à la réorientation « {name} »",
            en="nothing sends to the referral `{name}`",
        ),
        severity="warning",
        label=Words(fr="inutilisé", en="unused"),
        note=Words(
            fr="Un critère a peut-être été oublié.", en="Perhaps a criterion was forgotten."
        ),
        help=Words(
            fr="écrire « refer: {name} » là où elle devait servir, ou l'effacer",
            en="write `refer: {name}` where it was meant to serve, or delete it",
        ),
    ),
    Entry(
        code="unused-statement",
        message=Words(
            fr="rien ne cite l'énoncé « {name} »", en="nothing cites the statement `{name}`"
        ),
        severity="warning",
        label=Words(fr="inutilisé", en="unused"),
        note=Words(
            fr="Ce que dit cette source n'est peut-être pas appliqué.",
            en="What this source says is perhaps not applied.",
        ),
        help=Words(
            fr="ajouter « cite: {name} » à ce qui en vient, ou l'effacer",
            en="add `cite: {name}` to what comes from it, or delete it",
        ),
    ),
)
