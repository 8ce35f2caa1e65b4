"""The wording of diagnostics: where things come from, and what can be answered."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="uncited",
        message=Words(
            fr="« {name} » ne dit pas d'où il vient", en="`{name}` does not say where it comes from"
        ),
        label=Words(fr="aucune source citée", en="no source is cited"),
        note=Words(
            fr="Le médecin qui signe doit pouvoir vérifier chaque critère, chaque acte et chaque seuil.",
            en="The physician who signs must be able to check every criterion, act and threshold.",
        ),
        help=Words(
            fr="ajouter « cite: source.énoncé », un énoncé de « sources »",
            en="add `cite: source.statement`, a statement of `sources`",
        ),
    ),
    Entry(
        code="uncited-question",
        message=Words(
            fr="la question « {name} » ne dit pas d'où elle vient",
            en="the question `{name}` does not say where it comes from",
        ),
        severity="advice",
        label=Words(fr="aucune source citée", en="no source is cited"),
        help=Words(
            fr="ajouter « cite: source.énoncé » si un texte demande de la poser",
            en="add `cite: source.statement` if a text wants it asked",
        ),
    ),
    Entry(
        code="assumed-without-note",
        message=Words(
            fr="« {name} » est supposé, mais personne ne dit pourquoi",
            en="`{name}` is assumed, but nobody says why",
        ),
        label=Words(fr="valeur supposée", en="an assumed value"),
        note=Words(
            fr="Les valeurs supposées sont montrées comme telles à tous.",
            en="Assumed values are shown as such to everyone.",
        ),
        help=Words(
            fr="ajouter « note: » avec la raison de ce choix",
            en="add `note:` with the reason for this choice",
        ),
    ),
    Entry(
        code="single-option",
        message=Words(
            fr="« {question} » n'offre qu'un choix", en="`{question}` offers one choice only"
        ),
        label=Words(fr="une seule option", en="a single option"),
        help=Words(
            fr="ajouter les autres options, ou écrire « type: boolean »",
            en="add the other options, or write `type: boolean`",
        ),
    ),
    Entry(
        code="empty-range",
        message=Words(
            fr="l'intervalle de « {question} » va de {low} à {high}",
            en="the range of `{question}` goes from {low} to {high}",
        ),
        label=Words(fr="le plus petit nombre d'abord", en="the least number first"),
        help=Words(
            fr="écrire le plus petit nombre, puis le plus grand",
            en="write the least number, then the greatest",
        ),
    ),
    Entry(
        code="range-off-step",
        message=Words(
            fr="{end} n'est pas une réponse possible à « {question} », qui va de {step} en {step}",
            en="{end} is no possible answer to `{question}`, which goes by {step}",
        ),
        label=Words(fr="entre deux pas", en="between two steps"),
        help=Words(
            fr="prendre un multiple de {step}, ou changer « step »",
            en="take a multiple of {step}, or change `step`",
        ),
    ),
)
