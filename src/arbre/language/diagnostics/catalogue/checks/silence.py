"""The wording of diagnostics: what is not known must never reassure."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="missing-doubt",
        message=Words(
            fr="rien n'est prévu pour un doute du délégué",
            en="nothing is said of what to do in doubt",
        ),
        label=Words(fr="« doubt » manque dans ce fichier", en="`doubt` is missing in this file"),
        note=Words(
            fr="À chaque étape, le délégué doit pouvoir appeler.",
            en="At every step, who is at work must be able to call.",
        ),
        help=Words(
            fr="ajouter une ligne   doubt: {refer: {referral}}",
            en="add a line   doubt: {refer: {referral}}",
        ),
    ),
    Entry(
        code="alert-unknown-worse",
        message=Words(
            fr="un doute réoriente vers « {doubt} », plus urgent que le signe lui-même",
            en="a doubt refers to `{doubt}`, more urgent than the sign itself",
        ),
        label=Words(fr="plus urgent", en="more urgent"),
        help=Words(
            fr="mettre ici un recours au plus aussi urgent que « {sign} », ou effacer « if_unknown »",
            en="name a referral no more urgent than `{sign}` here, or delete `if_unknown`",
        ),
        labels={
            "sign": Words(fr="le signe présent mène à « {sign} »", en="the sign leads to `{sign}`"),
        },
    ),
    Entry(
        code="missing-otherwise",
        message=Words(
            fr="le nœud « {node} » ne dit rien quand aucune branche n'est vraie",
            en="the node `{node}` says nothing when no branch is true",
        ),
        label=Words(fr="« otherwise » manque", en="`otherwise` is missing"),
        note=Words(
            fr="Un patient pourrait rester sans conduite à tenir.",
            en="A patient could be left without any course of action.",
        ),
        help=Words(
            fr="après les branches, ajouter   otherwise: {refer: {referral}}",
            en="after the branches, add   otherwise: {refer: {referral}}",
        ),
        labels={
            "last": Words(
                fr="et si cette dernière est fausse aussi ?",
                en="and if this last one is false as well?",
            ),
        },
    ),
    Entry(
        code="missing-if-unknown",
        message=Words(
            fr="le nœud « {node} » ne dit rien quand une réponse est « je ne sais pas »",
            en="the node `{node}` says nothing when an answer is “I do not know”",
        ),
        label=Words(fr="« if_unknown » manque", en="`if_unknown` is missing"),
        note=Words(fr="Un doute n'autorise rien.", en="A doubt authorises nothing."),
        help=Words(
            fr="après les branches, ajouter   if_unknown: {refer: {referral}}",
            en="after the branches, add   if_unknown: {refer: {referral}}",
        ),
        labels={
            "unsure": Words(fr="peut être inconnu", en="may be unknown"),
            "acts": Words(
                fr="il arriverait ici : {acts}", en="the patient would come here: {acts}"
            ),
            "goes": Words(fr="il arriverait ici", en="the patient would come here"),
        },
    ),
    Entry(
        code="unknown-reaches-act",
        message=Words(fr="« je ne sais pas » mène à un acte", en="“I do not know” leads to an act"),
        label=Words(fr="il arriverait ici : {acts}", en="the patient would come here: {acts}"),
        note=Words(fr="Un doute n'autorise rien.", en="A doubt authorises nothing."),
        help=Words(
            fr="écrire   if_unknown: {refer: {referral}}   ou dire sur quoi l'on se fonde : « ground: », une condition qui lit une autre question",
            en="write   if_unknown: {refer: {referral}}   or say what this rests on: `ground:`, a condition that reads another question",
        ),
        labels={
            "unsure": Words(fr="peut être inconnu", en="may be unknown"),
        },
    ),
    Entry(
        code="unknown-goes-on",
        message=Words(
            fr="« je ne sais pas » laisse continuer, sans rien qui rassure",
            en="“I do not know” goes on, and nothing reassures",
        ),
        label=Words(fr="continue vers « {target} »", en="goes on to `{target}`"),
        note=Words(fr="Un silence ne rassure jamais.", en="Silence never reassures."),
        help=Words(
            fr="écrire   if_unknown: {refer: {referral}}   ou dire sur quoi l'on se fonde : « ground: », une condition qui lit une autre question",
            en="write   if_unknown: {refer: {referral}}   or say what this rests on: `ground:`, a condition that reads another question",
        ),
    ),
    Entry(
        code="empty-ground",
        message=Words(
            fr="ce fondement ne rassure de rien : il ne dit rien de nouveau",
            en="this ground reassures of nothing: it says nothing new",
        ),
        label=Words(
            fr="déjà connu, ou déjà demandé, ici", en="already known, or already asked, here"
        ),
        note=Words(
            fr="Pour continuer malgré un doute, il faut une réponse positive à une autre question.",
            en="To go on in spite of a doubt takes a positive answer to another question.",
        ),
        help=Words(
            fr="écrire une condition qui lit une question que les branches ne lisent pas, ou « if_unknown: {refer: …} »",
            en="write a condition that reads a question which the branches do not, or `if_unknown: {refer: …}`",
        ),
        labels={
            "guard": Words(fr="les branches la lisent déjà", en="the branches read it already"),
        },
    ),
    Entry(
        code="duplicate-guard",
        message=Words(
            fr="deux branches de « {node} » ont la même condition",
            en="two branches of `{node}` have the same condition",
        ),
        label=Words(fr="jamais suivie", en="never taken"),
        help=Words(
            fr="effacer cette branche, ou corriger sa condition",
            en="delete this branch, or mend its condition",
        ),
        labels={
            "first": Words(fr="déjà écrite ici", en="written here already"),
        },
    ),
    Entry(
        code="overlap",
        message=Words(
            fr="deux branches de « {node} » peuvent être vraies pour un même patient",
            en="two branches of `{node}` may both be true for one patient",
        ),
        label=Words(fr="mènerait à « {second} »", en="would lead to `{second}`"),
        note=Words(fr="Rien ne dit laquelle l'emporte.", en="Nothing says which one wins."),
        help=Words(
            fr="rendre les conditions incompatibles, ou ajouter « first_match: true » si la première doit l'emporter",
            en="make the conditions exclude each other, or add `first_match: true` if the first one is to win",
        ),
        labels={
            "first": Words(fr="mènerait à « {first} »", en="would lead to `{first}`"),
        },
    ),
    Entry(
        code="knowledge-test-misplaced",
        message=Words(
            fr="« {test} » n'a pas sa place ici : un doute pourrait autoriser un acte",
            en="`{test}` may not stand here: a doubt could authorise an act",
        ),
        label=Words(fr="épreuve de ce que l'on sait", en="a test of what is known"),
        note=Words(
            fr="« is unknown » et « is not false » : alertes, exclusions, contre-indications, sorties. « is known » et « is false » : inclusion et « ground ». Un « not » devant inverse.",
            en="`is unknown` and `is not false`: alerts, exclusions, contraindications, withdrawal. `is known` and `is false`: inclusion and `ground`. A `not` before them turns them round.",
        ),
        help=Words(
            fr="écrire la condition sans cette épreuve, et « if_unknown » pour ce qui n'est pas su",
            en="write the condition without this test, and `if_unknown` for what is not known",
        ),
        labels={
            "definition": Words(fr="l'épreuve est écrite ici", en="the test is written here"),
        },
    ),
)
