"""The wording of diagnostics: waits, and what is asked again."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="missing-if-none",
        message=Words(
            fr="« {node} » ne dit pas quoi faire si personne ne vient ou ne répond",
            en="`{node}` does not say what to do if nobody comes or answers",
        ),
        label=Words(fr="« if_none » manque", en="`if_none` is missing"),
        note=Words(
            fr="Un patient qui ne revient pas serait perdu de vue.",
            en="A patient who does not come back would be lost sight of.",
        ),
        help=Words(
            fr="dans « wait », ajouter   if_none: {refer: {referral}}",
            en="in `wait`, add   if_none: {refer: {referral}}",
        ),
    ),
    Entry(
        code="wait-bounds",
        message=Words(
            fr="cette attente finit avant de commencer : {before}, mais pas avant {after}",
            en="this wait ends before it begins: {before}, but not before {after}",
        ),
        label=Words(fr="fin de l'attente", en="end of the wait"),
        help=Words(
            fr="mettre dans « before » une durée plus longue que dans « after »",
            en="give `before` a longer time than `after`",
        ),
        labels={
            "after": Words(fr="début de l'attente", en="beginning of the wait"),
        },
    ),
    Entry(
        code="wait-from-not-a-date",
        message=Words(
            fr="l'attente compte depuis « {question} », qui ne donne pas de date utilisable",
            en="the wait counts from `{question}`, which gives no usable date",
        ),
        label=Words(fr="compte depuis ceci", en="counts from this"),
        help=Words(
            fr="écrire ici une question de type {wanted}, ou « start »",
            en="name a question of type {wanted} here, or `start`",
        ),
        labels={
            "type": Words(fr="son type", en="its type"),
        },
    ),
    Entry(
        code="wait-from-elsewhere",
        message=Words(
            fr="l'attente de « {node} » compte depuis « {from} », où l'on n'est pas toujours passé avant",
            en="the wait of `{node}` counts from `{from}`, which is not always behind it",
        ),
        label=Words(fr="compte depuis ceci", en="counts from this"),
        help=Words(
            fr="écrire « start », ou un nœud d'une visite par laquelle on passe toujours avant",
            en="write `start`, or a node of a visit that always comes before",
        ),
        labels={
            "from": Words(
                fr="ce nœud n'est pas toujours avant", en="this node is not always before"
            ),
        },
    ),
    Entry(
        code="wait-question-unread",
        message=Words(
            fr="on attend la réponse à « {question} », mais « {node} » n'en tient pas compte",
            en="`{node}` waits for the answer to `{question}` and then ignores it",
        ),
        label=Words(fr="aucune branche ne lit cette réponse", en="no branch reads this answer"),
        note=Words(
            fr="Un refus du délégant serait lu comme « continuer ».",
            en="A refusal of the delegant would read as “go on”.",
        ),
        help=Words(
            fr="ajouter à ce nœud   branches: [{when: {question}, next: …}]   puis « otherwise » et « if_unknown »",
            en="add to this node   branches: [{when: {question}, next: …}]   then `otherwise` and `if_unknown`",
        ),
    ),
    Entry(
        code="act-before-answer",
        message=Words(
            fr="cet acte serait donné quelle que soit la réponse à « {question} »",
            en="this act would be given whatever the answer to `{question}`",
        ),
        label=Words(fr="donné même après un refus", en="given even after a refusal"),
        note=Words(
            fr="Les actes d'un nœud viennent avant ses branches.",
            en="The acts of a node come before its branches.",
        ),
        help=Words(
            fr="mettre l'acte dans un nœud où mène la bonne branche, ou ajouter   when: {question}",
            en="move the act to the node that the right branch leads to, or add   when: {question}",
        ),
        labels={
            "question": Words(fr="la réponse attendue", en="the answer waited for"),
        },
    ),
    Entry(
        code="again-without-wait",
        message=Words(
            fr="« {node} » repose des questions, mais n'ouvre pas de visite",
            en="`{node}` asks again, but opens no visit",
        ),
        label=Words(fr="« again » sans « wait »", en="`again` without `wait`"),
        help=Words(
            fr="ajouter « wait » à ce nœud, ou déplacer ces questions dans « ask »",
            en="add `wait` to this node, or move these questions to `ask`",
        ),
    ),
    Entry(
        code="again-of-case-fact",
        message=Words(
            fr="« {question} » est reposée, alors que sa réponse vaut pour toute la prise en charge",
            en="`{question}` is asked again, although its answer holds for the whole case",
        ),
        label=Words(fr="reposée ici", en="asked again here"),
        help=Words(
            fr="l'ôter de « again », ou effacer « holds: case » de la question",
            en="take it out of `again`, or delete `holds: case` from the question",
        ),
        labels={
            "holds": Words(fr="vaut pour toute la prise en charge", en="holds for the whole case"),
        },
    ),
    Entry(
        code="again-never-asked",
        message=Words(
            fr="« {question} » est reposée sans avoir jamais été posée",
            en="`{question}` is asked again without ever having been asked",
        ),
        severity="warning",
        label=Words(fr="jamais demandée avant", en="never asked before"),
        help=Words(
            fr="l'écrire dans « ask » plutôt que dans « again »",
            en="write it in `ask` rather than in `again`",
        ),
    ),
)
