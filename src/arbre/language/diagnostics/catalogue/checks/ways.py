"""The wording of diagnostics: where the tree leads."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unreachable-node",
        message=Words(
            fr="aucun chemin ne mène au nœud « {node} »", en="no way leads to the node `{node}`"
        ),
        label=Words(fr="jamais atteint", en="never reached"),
        note=Words(
            fr="Ce qu'il demande ne serait jamais demandé, ses actes jamais donnés.",
            en="What it asks would never be asked, its acts never given.",
        ),
        help=Words(
            fr="écrire « next: {node} » dans le nœud qui doit y mener, ou effacer ce nœud",
            en="write `next: {node}` in the node that should lead to it, or delete this node",
        ),
    ),
    Entry(
        code="cycle",
        message=Words(fr="l'arbre tourne en rond : {loop}", en="the tree goes round: {loop}"),
        label=Words(fr="ramène à « {first} »", en="leads back to `{first}`"),
        note=Words(fr="La prise en charge ne finirait pas.", en="The walk would never end."),
        help=Words(
            fr="faire mener l'un de ces nœuds ailleurs ; pour revoir le patient, écrire un autre nœud avec « wait » et « again »",
            en="lead one of these nodes elsewhere; to see the patient again, write another node with `wait` and `again`",
        ),
        labels={
            "step": Words(fr="puis « {target} »", en="then `{target}`"),
        },
    ),
    Entry(
        code="dead-end",
        message=Words(
            fr="le nœud « {node} » ne dit pas ce qui vient après",
            en="the node `{node}` does not say what comes next",
        ),
        label=Words(fr="aucune sortie", en="no way out"),
        help=Words(
            fr="ajouter une sortie : « next: end », « branches », « refer » ou « exclude »",
            en="add a way out: `next: end`, `branches`, `refer` or `exclude`",
        ),
    ),
    Entry(
        code="ambiguous-visit",
        message=Words(
            fr="on arrive au nœud « {node} » pendant deux visites différentes",
            en="the node `{node}` is reached in two different visits",
        ),
        label=Words(fr="quelle visite ?", en="which visit?"),
        note=Words(
            fr="Une réponse reposée n'y aurait pas toujours le même sens.",
            en="An answer asked again would not always mean the same here.",
        ),
        help=Words(
            fr="écrire deux nœuds, un pour chaque visite", en="write two nodes, one for each visit"
        ),
        labels={
            "first_visit": Words(
                fr="on arrive d'ici pendant la première visite",
                en="reached from here in the first visit",
            ),
            "later_visit": Words(
                fr="on arrive d'ici pendant la visite « {visit} »",
                en="reached from here in the visit `{visit}`",
            ),
        },
    ),
    Entry(
        code="definition-too-deep",
        message=Words(
            fr="« {name} » repose sur plus de {limit} niveaux de définitions",
            en="`{name}` rests on more than {limit} levels of definitions",
        ),
        label=Words(fr="trop profond", en="too deep"),
        help=Words(
            fr="écrire les conditions plus à plat : une liste « any » ou « all » tient en un niveau",
            en="write the conditions flatter: an `any` or `all` list is one level",
        ),
    ),
    Entry(
        code="definition-cycle",
        message=Words(
            fr="« {name} » se définit par lui-même : {loop}",
            en="`{name}` is defined by itself: {loop}",
        ),
        label=Words(fr="tourne en rond", en="goes round"),
        help=Words(
            fr="écrire l'une de ces conditions avec des questions seulement",
            en="write one of these conditions with questions only",
        ),
        labels={
            "step": Words(fr="passe par ici", en="goes through here"),
        },
    ),
)
