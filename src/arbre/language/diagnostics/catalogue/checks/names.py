"""The wording of diagnostics: names that lead nowhere, or to two things."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unknown-node",
        message=Words(
            fr="« {name} » n'est pas un nœud de l'arbre", en="`{name}` is not a node of the tree"
        ),
        label=Words(fr="rien ne porte ce nom", en="nothing has this name"),
        help=Words(
            fr="écrire un nom de « nodes », par exemple « {suggestion} », ou ajouter « {name} » sous « nodes »",
            en="write a name of `nodes`, for instance `{suggestion}`, or add `{name}` under `nodes`",
        ),
        labels={
            "meant": Words(fr="vouliez-vous dire celui-ci ?", en="did you mean this one?"),
        },
    ),
    Entry(
        code="unknown-referral",
        message=Words(fr="« {name} » n'est pas une réorientation", en="`{name}` is not a referral"),
        label=Words(fr="rien ne porte ce nom", en="nothing has this name"),
        help=Words(
            fr="écrire un nom de « referrals », par exemple « {suggestion} », ou ajouter « {name} » sous « referrals »",
            en="write a name of `referrals`, for instance `{suggestion}`, or add `{name}` under `referrals`",
        ),
        labels={
            "meant": Words(fr="vouliez-vous dire celui-ci ?", en="did you mean this one?"),
        },
    ),
    Entry(
        code="unknown-act",
        message=Words(
            fr="« {name} » n'est pas un acte du catalogue",
            en="`{name}` is not an act of the catalogue",
        ),
        label=Words(fr="rien ne porte ce nom", en="nothing has this name"),
        help=Words(
            fr="écrire un nom de « acts », par exemple « {suggestion} », ou ajouter « {name} » sous « acts »",
            en="write a name of `acts`, for instance `{suggestion}`, or add `{name}` under `acts`",
        ),
        labels={
            "meant": Words(fr="vouliez-vous dire celui-ci ?", en="did you mean this one?"),
        },
    ),
    Entry(
        code="unknown-question",
        message=Words(fr="« {name} » n'est pas une question", en="`{name}` is not a question"),
        label=Words(fr="rien ne porte ce nom", en="nothing has this name"),
        help=Words(
            fr="écrire un nom de « questions », par exemple « {suggestion} », ou ajouter « {name} » sous « questions »",
            en="write a name of `questions`, for instance `{suggestion}`, or add `{name}` under `questions`",
        ),
        labels={
            "meant": Words(fr="vouliez-vous dire celui-ci ?", en="did you mean this one?"),
        },
    ),
    Entry(
        code="unknown-delay",
        message=Words(
            fr="« {name} » n'est pas un délai",
            en="`{name}` is not a delay",
        ),
        label=Words(
            fr="ni une durée, ni un paramètre qui en est une",
            en="neither a duration, nor a parameter that is one",
        ),
        help=Words(
            fr="écrire une durée (14 days, 2 hours), ou un paramètre entier dont l'unité est minutes, hours, days, weeks ou months ; le plus proche : « {suggestion} »",
            en="write a duration (14 days, 2 hours), or a whole parameter whose unit is minutes, hours, days, weeks or months; the closest: `{suggestion}`",
        ),
    ),
    Entry(
        code="unknown-origin",
        message=Words(
            fr="l'attente compte depuis « {name} », qui n'existe pas",
            en="the wait counts from `{name}`, which does not exist",
        ),
        label=Words(fr="ni nœud, ni question", en="neither a node nor a question"),
        help=Words(
            fr="écrire « start », un nœud déjà passé ou une question de date, par exemple « {suggestion} »",
            en="write `start`, an earlier node or a question that asks a date, for instance `{suggestion}`",
        ),
    ),
    Entry(
        code="unknown-citation",
        message=Words(
            fr="« {name} » est cité, mais aucune source ne le dit",
            en="`{name}` is cited, but no source states it",
        ),
        label=Words(fr="aucune source n'a cet énoncé", en="no source has this statement"),
        help=Words(
            fr="écrire « source.énoncé » comme sous « sources », par exemple « {suggestion} »",
            en="write `source.statement` as under `sources`, for instance `{suggestion}`",
        ),
        labels={
            "meant": Words(fr="vouliez-vous dire celui-ci ?", en="did you mean this one?"),
        },
    ),
    Entry(
        code="duplicate-id",
        message=Words(fr="deux critères s'appellent « {id} »", en="two criteria are called `{id}`"),
        label=Words(fr="le même nom ici", en="the same name here"),
        note=Words(
            fr="Quand l'un des deux réoriente le patient, le motif écrit au médecin serait ambigu.",
            en="When one of them sends the patient away, the reason given to the physician would be ambiguous.",
        ),
        help=Words(
            fr="donner un autre nom à l'un des deux, par exemple « {id}_2 »",
            en="give one of them another name, for instance `{id}_2`",
        ),
        labels={
            "first": Words(fr="déjà pris ici", en="taken here"),
        },
    ),
    Entry(
        code="name-clash",
        message=Words(
            fr="« {name} » est à la fois dans « {other} » et dans « {section} »",
            en="`{name}` is both in `{other}` and in `{section}`",
        ),
        label=Words(fr="le même nom ici", en="the same name here"),
        note=Words(
            fr="Une condition qui écrit « {name} » pourrait se lire de deux façons.",
            en="A condition that says `{name}` could be read in two ways.",
        ),
        help=Words(
            fr="renommer l'un des deux, partout où il est écrit",
            en="rename one of them, wherever it is written",
        ),
        labels={
            "first": Words(fr="déjà pris ici", en="taken here"),
        },
    ),
    Entry(
        code="ambiguous-origin",
        message=Words(
            fr="« {name} » est un nœud et une question : de quand l'attente compte-t-elle ?",
            en="`{name}` is a node and a question: what does the wait count from?",
        ),
        label=Words(fr="deux sens possibles", en="two possible meanings"),
        help=Words(fr="renommer le nœud ou la question", en="rename the node or the question"),
        labels={
            "node": Words(fr="ce nœud", en="this node"),
            "question": Words(fr="cette question", en="this question"),
        },
    ),
    Entry(
        code="reserved-name",
        message=Words(
            fr="« {name} » a déjà un sens : rien ne peut s'appeler ainsi",
            en="`{name}` means something already: nothing may be called so",
        ),
        label=Words(fr="mot réservé", en="reserved word"),
        help=Words(
            fr="choisir un autre nom, par exemple « {suggestion} »",
            en="choose another name, for instance `{suggestion}`",
        ),
    ),
    Entry(
        code="listed-twice",
        message=Words(
            fr="« {name} » est deux fois dans la même liste",
            en="`{name}` is twice in the same list",
        ),
        label=Words(fr="répété ici", en="repeated here"),
        help=Words(
            fr="effacer l'un des deux, ou écrire le nom qui manque",
            en="delete one of them, or write the name that is missing",
        ),
        labels={
            "first": Words(fr="déjà ici", en="already here"),
        },
    ),
    Entry(
        code="unknown-limit",
        message=Words(
            fr="l'acte « {act} » n'a pas de limite « {name} »",
            en="the act `{act}` has no limit `{name}`",
        ),
        label=Words(fr="cette limite n'existe pas", en="no such limit"),
        note=Words(fr="Ses limites : {known}.", en="Its limits: {known}."),
        help=Words(fr="écrire   limit: {near}", en="write   limit: {near}"),
    ),
    Entry(
        code="which-limit",
        message=Words(
            fr="rien ne dit quelle limite de l'acte « {act} » est bornée ici",
            en="nothing says which limit of the act `{act}` is bounded here",
        ),
        label=Words(fr="laquelle ?", en="which one?"),
        note=Words(
            fr="Limites de l'acte qui ont un maximum : {known}.",
            en="Limits of the act that have a maximum: {known}.",
        ),
        help=Words(fr="ajouter   limit: {near}", en="add   limit: {near}"),
    ),
)
