"""The wording of diagnostics: who is asked, who acts, by what law, until when."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="consent-not-boolean",
        message=Words(
            fr="le consentement « {question} » n'est pas un oui ou un non",
            en="the consent `{question}` is not a yes or a no",
        ),
        label=Words(fr="question de type « {type} »", en="a question of type `{type}`"),
        help=Words(
            fr="donner à cette question « type: boolean »", en="give this question `type: boolean`"
        ),
        labels={
            "question": Words(fr="son type", en="its type"),
        },
    ),
    Entry(
        code="consent-gated",
        message=Words(
            fr="le consentement « {question} » n'est pas demandé à tous",
            en="the consent `{question}` is not asked of everyone",
        ),
        label=Words(fr="consentement sous condition", en="consent under a condition"),
        note=Words(
            fr="Là où la condition est fausse, la réponse vaudrait un refus.",
            en="Where the condition is false, the answer would read as a refusal.",
        ),
        help=Words(fr="effacer « if » de cette question", en="delete `if` from this question"),
        labels={
            "question": Words(fr="demandé seulement si", en="asked only if"),
        },
    ),
    Entry(
        code="screen-too-full",
        message=Words(
            fr="« {node} » met {count} questions sur un écran ; six sont montrées ensemble",
            en="`{node}` puts {count} questions on one screen; six are shown together",
        ),
        severity="warning",
        label=Words(fr="plus de six questions", en="more than six questions"),
        help=Words(
            fr="répartir les questions entre deux nœuds, ou effacer « one_screen »",
            en="share the questions between two nodes, or delete `one_screen`",
        ),
    ),
    Entry(
        code="screen-without-rows",
        message=Words(
            fr="« {node} » n'a pas deux questions à montrer sur un écran",
            en="`{node}` has not two questions to show on one screen",
        ),
        severity="warning",
        label=Words(fr="sans effet", en="without effect"),
        note=Words(
            fr="Seules les questions à réponse oui ou non se montrent ensemble.",
            en="Only yes-or-no questions are shown together.",
        ),
        help=Words(fr="effacer « one_screen »", en="delete `one_screen`"),
    ),
    Entry(
        code="unknown-profession",
        message=Words(
            fr="« {profession} » n'est pas une profession de l'article {article}",
            en="`{profession}` is not a profession of article {article}",
        ),
        label=Words(
            fr="ne peut ni déléguer ni être délégué", en="may neither delegate nor be delegated to"
        ),
        note=Words(
            fr="Code de la santé publique : seules les professions listées peuvent coopérer ainsi.",
            en="Code of public health: only the listed professions may cooperate so.",
        ),
        help=Words(
            fr="écrire une profession de la liste : {suggestion}",
            en="write a profession of the list: {suggestion}",
        ),
    ),
    Entry(
        code="same-profession",
        message=Words(
            fr="« {profession} » se déléguerait des actes à elle-même",
            en="`{profession}` would delegate acts to itself",
        ),
        label=Words(fr="à la fois délégant et délégué", en="both delegant and delegate"),
        note=Words(
            fr="Code de la santé publique, article {article} : les actes passent d'une profession à une autre.",
            en="Code of public health, article {article}: acts pass from one profession to another.",
        ),
        help=Words(
            fr="corriger l'une des deux, ou préciser « specialty »",
            en="correct one of them, or say its `specialty`",
        ),
        labels={
            "delegant": Words(fr="délégant ici", en="delegant here"),
        },
    ),
    Entry(
        code="demonstration-mismatch",
        message=Words(
            fr="« kind: {kind} » et « fidelity: {fidelity} » se contredisent",
            en="`kind: {kind}` and `fidelity: {fidelity}` contradict each other",
        ),
        label=Words(
            fr="une démonstration l'est des deux côtés", en="a demonstration is one on both lines"
        ),
        help=Words(
            fr="écrire « demonstration » aux deux endroits, ou à aucun",
            en="write `demonstration` in both places, or in neither",
        ),
        labels={
            "kind": Words(fr="l'autre ligne", en="the other line"),
        },
    ),
    Entry(
        code="dates-out-of-order",
        message=Words(
            fr="{later} vient avant le début de validité, {from}",
            en="{later} comes before the beginning, {from}",
        ),
        label=Words(fr="trop tôt", en="too early"),
        help=Words(fr="corriger l'une des deux dates", en="correct one of the two dates"),
        labels={
            "from": Words(fr="début de validité", en="beginning"),
        },
    ),
    Entry(
        code="not-in-force",
        message=Words(
            fr="le {today}, ce protocole n'est pas en vigueur",
            en="on {today} this protocol is not in force",
        ),
        severity="warning",
        label=Words(fr="hors de cette date", en="outside this date"),
        note=Words(
            fr="Ce jour-là, aucun acte ne serait autorisé.",
            en="On that day no act would be authorised.",
        ),
        help=Words(
            fr="vérifier les dates de « valid » avec le texte officiel",
            en="check the dates of `valid` against the official text",
        ),
    ),
    Entry(
        code="review-passed",
        message=Words(
            fr="la révision du protocole était due le {review}",
            en="the review of the protocol was due on {review}",
        ),
        severity="warning",
        label=Words(fr="dépassée le {today}", en="passed on {today}"),
        note=Words(
            fr="Depuis cette date, aucun acte n'est autorisé.",
            en="Since that date no act is authorised.",
        ),
        help=Words(
            fr="revoir le protocole avec le délégant, puis changer « review_by » et « version »",
            en="review the protocol with the delegant, then change `review_by` and `version`",
        ),
    ),
    Entry(
        code="review-soon",
        message=Words(
            fr="la révision du protocole est due le {review}, dans {days} jours",
            en="the review of the protocol is due on {review}, in {days} days",
        ),
        severity="warning",
        label=Words(fr="bientôt", en="soon"),
        note=Words(
            fr="Passé cette date, plus aucun acte ne sera autorisé.",
            en="After that date no act will be authorised.",
        ),
        help=Words(
            fr="prévoir la révision avec le délégant", en="plan the review with the delegant"
        ),
    ),
)
