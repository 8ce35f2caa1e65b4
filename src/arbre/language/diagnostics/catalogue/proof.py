"""The wording of what a proof finds: for each, one patient where there is one."""

from __future__ import annotations

from typing import Final

from arbre.language.diagnostics.catalogue.entry import Entry, Words

PATIENT: Final = Words(
    fr="Patient : {patient_fr}. Chemin : {way}. Le moteur conclut : {decision_fr}.",
    en="Patient: {patient_en}. Way: {way}. The engine concludes: {decision_en}.",
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="overlapping-branches",
        message=Words(
            fr="deux branches du nœud « {node} » sont vraies du même patient, et mènent à « {first} » et à « {second} »",
            en="two branches of the node `{node}` are true of the same patient, and lead to `{first}` and `{second}`",
        ),
        label=Words(fr="vraie aussi", en="true as well"),
        note=PATIENT,
        help=Words(
            fr="compléter l'une des conditions par « and not … », ou ajouter « first_match: true » au nœud si l'ordre est voulu",
            en="add `and not …` to one condition, or `first_match: true` to the node if the order is meant",
        ),
        labels={"first": Words(fr="vraie, et prise la première", en="true, and taken first")},
    ),
    Entry(
        code="masked-alert",
        message=Words(
            fr="« {masking} » conclut avant que « {masked} », plus urgent, ait été cherché",
            en="`{masking}` concludes before `{masked}`, more urgent, was looked for",
        ),
        label=Words(fr="n'est plus demandé", en="is not asked any more"),
        note=PATIENT,
        help=Words(
            fr="placer « {masked} » avant « {masking} », et demander en dernier les questions qu'ils partagent",
            en="put `{masked}` before `{masking}`, and ask the questions that they share last",
        ),
        labels={"masking": Words(fr="vrai, il conclut seul", en="true, it concludes alone")},
    ),
    Entry(
        code="never-reached",
        message=Words(
            fr="aucun patient n'arrive au nœud « {node} »",
            en="no patient ever comes to the node `{node}`",
        ),
        label=Words(fr="jamais atteint", en="never reached"),
        note=Words(
            fr="Des critères et des nœuds y mènent, mais leurs conditions ne sont jamais vraies ensemble.",
            en="Criteria and nodes lead to it, but their conditions are never true together.",
        ),
        help=Words(
            fr="corriger les conditions qui y mènent, ou effacer ce nœud",
            en="mend the conditions that lead there, or delete the node",
        ),
    ),
    Entry(
        code="never-opened",
        message=Words(
            fr="aucun patient ne peut venir à temps à la visite du nœud « {node} »",
            en="no patient can come to the visit of the node `{node}` in time",
        ),
        label=Words(fr="toujours trop tard", en="always too late"),
        note=Words(
            fr="Quand les patients arrivent à cette attente, son délai est déjà passé pour tous.",
            en="When patients come to this wait, its delay is over for all of them.",
        ),
        help=Words(
            fr="allonger « before », ou compter depuis une visite plus proche (« from »)",
            en="lengthen `before`, or count from a nearer visit (`from`)",
        ),
    ),
    Entry(
        code="never-taken",
        message=Words(
            fr="aucun patient ne prend cette branche du nœud « {node} »",
            en="no patient ever takes this branch of the node `{node}`",
        ),
        label=Words(fr="jamais prise", en="never taken"),
        note=Words(
            fr="Ce qui a été vérifié avant, ou une branche précédente, l'exclut toujours.",
            en="What was checked before, or an earlier branch, always rules it out.",
        ),
        help=Words(
            fr="corriger la condition, ou effacer la branche",
            en="mend the condition, or delete the branch",
        ),
    ),
    Entry(
        code="never-fires",
        message=Words(
            fr="« {criterion} » n'arrête jamais aucun patient",
            en="`{criterion}` never stops any patient",
        ),
        label=Words(fr="jamais vrai quand on l'examine", en="never true when it is looked at"),
        note=Words(
            fr="Un critère examiné avant lui arrête déjà tous ces patients, ou aucune visite ne le demande.",
            en="What is looked at before already stops all of these patients, or no visit asks about it.",
        ),
        help=Words(
            fr="corriger la condition, ou effacer ce critère",
            en="mend the condition, or delete the criterion",
        ),
    ),
    Entry(
        code="never-given",
        message=Words(
            fr="l'acte « {act} » n'est jamais donné au nœud « {node} »",
            en="the act `{act}` is never given at the node `{node}`",
        ),
        label=Words(fr="pour aucun patient", en="to no patient"),
        note=Words(
            fr="Ses contre-indications, sa condition ou un acte placé avant lui l'excluent toujours.",
            en="Its contraindications, its condition or an act before it always rule it out.",
        ),
        help=Words(
            fr="corriger sa condition ou ses contre-indications, ou l'effacer ici",
            en="mend its condition or its contraindications, or delete it here",
        ),
    ),
    Entry(
        code="never-handed",
        message=Words(
            fr="« {referral} » n'accompagne jamais les actes du nœud « {node} »",
            en="`{referral}` never accompanies the acts of the node `{node}`",
        ),
        label=Words(fr="pour aucun patient", en="for no patient"),
        note=Words(
            fr="Tous les patients que cette condition désigne sont déjà partis, ou n'ont pas l'acte.",
            en="Every patient whom this condition names has left already, or does not get the act.",
        ),
        help=Words(
            fr="corriger la condition de « also », ou effacer cette ligne",
            en="mend the condition of `also`, or delete the line",
        ),
    ),
    Entry(
        code="limits-crossed",
        message=Words(
            fr="aucune quantité ne respecte la limite « {limit} » de l'acte « {act} » pour ce patient",
            en="no quantity respects the limit `{limit}` of the act `{act}` for this patient",
        ),
        label=Words(fr="le minimum dépasse le maximum", en="the minimum is above the maximum"),
        note=PATIENT,
        help=Words(
            fr="baisser « min », ou contre-indiquer l'acte pour ces patients",
            en="lower `min`, or contraindicate the act for these patients",
        ),
        labels={"max": Words(fr="le maximum", en="the maximum")},
    ),
    Entry(
        code="never-true",
        message=Words(
            fr="cette condition n'est jamais vraie, quelles que soient les réponses",
            en="this condition is never true, whatever the answers",
        ),
        label=Words(fr="toujours fausse", en="always false"),
        note=Words(
            fr="Toutes les réponses étant connues, aucune combinaison ne la rend vraie.",
            en="With all answers known, no combination makes it true.",
        ),
        help=Words(
            fr="relire les seuils, les « and » et les « not »",
            en="read the thresholds, the `and` and the `not` again",
        ),
    ),
    Entry(
        code="always-holds",
        message=Words(
            fr="cette condition est toujours vraie, quelles que soient les réponses",
            en="this condition is always true, whatever the answers",
        ),
        label=Words(fr="toujours vraie", en="always true"),
        note=Words(
            fr="Toutes les réponses étant connues, aucune combinaison ne la rend fausse.",
            en="With all answers known, no combination makes it false.",
        ),
        help=Words(
            fr="relire les seuils, les « or » et les « not »",
            en="read the thresholds, the `or` and the `not` again",
        ),
    ),
    Entry(
        code="guarantee-broken",
        message=Words(
            fr="la garantie « {guarantee} » n'est pas tenue",
            en="the guarantee `{guarantee}` does not hold",
        ),
        label=Words(
            fr="un patient au moins la contredit", en="at least one patient contradicts it"
        ),
        note=PATIENT,
        help=Words(
            fr="corriger l'arbre pour ce patient, ou la garantie si elle promet trop",
            en="mend the tree for this patient, or the guarantee if it promises too much",
        ),
    ),
    Entry(
        code="not-shown",
        message=Words(
            fr="ici, « {finding} » n'a pu être ni démontré ni écarté",
            en="`{finding}` could neither be shown here nor ruled out",
        ),
        label=Words(fr="ni prouvé, ni démenti", en="neither proved nor refuted"),
        note=Words(
            fr="Le solveur propose des patients que le moteur traite autrement, dont celui-ci : {patient_fr}. Chemin : {way}. Le moteur conclut : {decision_fr}.",
            en="The solver names patients whom the engine treats otherwise, such as: {patient_en}. Way: {way}. The engine concludes: {decision_en}.",
        ),
        help=Words(
            fr="le solveur ne connaît pas le calendrier : compter d'une même façon (un âge, ou des jours) le long du parcours, puis vérifier ce patient à la main",
            en="the solver knows no calendar: count in one way along the walk (an age, or days), then check this patient by hand",
        ),
    ),
    Entry(
        code="worse-is-lighter",
        message=Words(
            fr="une réponse pire à « {question} » allège la décision ({on})",
            en="a worse answer to `{question}` lightens the decision ({on})",
        ),
        label=Words(fr="n'est pas vrai de tout patient", en="is not true of every patient"),
        note=Words(
            fr="Patient : {patient_fr}. Chemin : {way}. Le moteur conclut : {decision_fr}. Avec une réponse pire : {after}.",
            en="Patient: {patient_en}. Way: {way}. The engine concludes: {decision_en}. With a worse answer: {after}.",
        ),
        help=Words(
            fr="chercher où cette réponse est lue à l'envers, ou retirer « {on} » de « aggravates »",
            en="look for where this answer is read the wrong way round, or take `{on}` out of `aggravates`",
        ),
    ),
    Entry(
        code="act-behind-ground",
        severity="advice",
        message=Words(
            fr="l'acte « {act} » du nœud « {node} » peut être donné alors qu'une réponse est inconnue",
            en="the act `{act}` of the node `{node}` may be given while an answer is unknown",
        ),
        label=Words(fr="derrière un « ground »", en="behind a `ground`"),
        note=Words(
            fr="Le protocole l'assume : un « ground », avec sa source, dit pourquoi l'on peut continuer.",
            en="The protocol owns it: a `ground`, with its source, says why one may go on.",
        ),
        help=Words(
            fr="le faire relire par le médecin délégant",
            en="have the delegating physician read it again",
        ),
    ),
    Entry(
        code="redundant-criterion",
        severity="advice",
        message=Words(
            fr="sans « {criterion} », chaque patient serait décidé de la même façon",
            en="without `{criterion}`, every patient would be decided alike",
        ),
        label=Words(fr="d'autres critères le répètent", en="other criteria repeat it"),
        note=Words(
            fr="La loi se répète souvent ; ce n'est pas une faute.",
            en="The law often repeats itself; this is no fault.",
        ),
        help=Words(
            fr="le garder s'il est écrit dans la source, sinon l'effacer",
            en="keep it if the source says it, delete it otherwise",
        ),
    ),
    Entry(
        code="asked-for-nothing",
        severity="advice",
        message=Words(
            fr="aucune réponse à « {question} » ne change jamais une décision",
            en="no answer to `{question}` ever changes a decision",
        ),
        label=Words(fr="lue, mais sans effet", en="read, but without effect"),
        note=Words(
            fr="Le patient répond, et rien n'en dépend.",
            en="The patient answers, and nothing depends on it.",
        ),
        help=Words(
            fr="la retirer des conditions, ou chercher celle qui devait la lire",
            en="take it out of the conditions, or look for the one that should read it",
        ),
    ),
)
