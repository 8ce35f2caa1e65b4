"""The wording of diagnostics: acts and their limits."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="missing-contraindications",
        message=Words(
            fr="personne ne dit avoir revu les contre-indications de « {act} »",
            en="nobody says that the contraindications of `{act}` were reviewed",
        ),
        label=Words(fr="« contraindications » manque", en="`contraindications` is missing"),
        help=Words(
            fr="ajouter « contraindications: » et leur liste ; s'il n'y en a aucune, « contraindications: [] »",
            en="add `contraindications:` and their list; if there is none, `contraindications: []`",
        ),
    ),
    Entry(
        code="first-of-without-else",
        message=Words(
            fr="« {node} » ne dit pas quoi faire si aucun de ces actes n'est possible",
            en="`{node}` does not say what to do if none of these acts is possible",
        ),
        label=Words(fr="« else » manque", en="`else` is missing"),
        note=Words(
            fr="Le patient repartirait sans rien, et personne ne serait prévenu.",
            en="The patient would leave with nothing, and nobody would be told.",
        ),
        help=Words(
            fr="ajouter à côté   else: {refer: {referral}}   ou   else: {hand_over: {referral}}",
            en="add beside it   else: {refer: {referral}}   or   else: {hand_over: {referral}}",
        ),
    ),
    Entry(
        code="act-then-refer",
        message=Words(
            fr="« {node} » donne des actes, puis réoriente tous les patients",
            en="`{node}` gives acts, then sends every patient away",
        ),
        label=Words(fr="révoqués aussitôt", en="revoked at once"),
        note=Words(
            fr="Une réorientation révoque les actes qui ne sont pas encore faits.",
            en="A referral revokes the acts that are not done yet.",
        ),
        help=Words(
            fr="donner ces actes dans un nœud qui continue, ou écrire « hand_over » plutôt que « refer »",
            en="give these acts in a node that goes on, or write `hand_over` rather than `refer`",
        ),
        labels={
            "sent": Words(
                fr="tous les patients sont réorientés ici", en="every patient is sent away here"
            ),
        },
    ),
    Entry(
        code="limit-bounds",
        message=Words(
            fr="la limite « {limit} » de « {act} » ne peut pas être respectée",
            en="the limit `{limit}` of `{act}` cannot be respected",
        ),
        label=Words(fr="plus grand que le maximum", en="greater than the maximum"),
        help=Words(
            fr="mettre dans « min » un nombre au plus égal à « max »",
            en="give `min` a number no greater than `max`",
        ),
        labels={
            "max": Words(fr="le maximum", en="the maximum"),
        },
    ),
)
