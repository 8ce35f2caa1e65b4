"""The wording of diagnostics: local overlays."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

_WHICH: tuple[Entry, ...] = (
    Entry(
        code="base-not-found",
        message=Words(
            "le protocole « {name} » que ce fichier adapte n'est pas trouvé",
            "the protocol `{name}` that this file extends cannot be found",
        ),
        label=Words("ni fourni, ni à côté", "neither shipped nor beside this file"),
        help=Words(
            "écrire le nom d'un protocole fourni (« arbre list »), ou le chemin depuis ce fichier,"
            " par exemple « ../national/protocol.yaml »",
            "write the name of a shipped protocol (`arbre list`), or the path from this file, for"
            " instance `../national/protocol.yaml`",
        ),
    ),
    Entry(
        code="base-has-errors",
        message=Words(
            "le protocole « {name} » que ce fichier adapte a des erreurs",
            "the protocol `{name}` that this file extends has errors",
        ),
        label=Words("à corriger d'abord", "to be mended first"),
        help=Words(
            "vérifier d'abord « {name} » seul, avec « arbre check »",
            "check `{name}` alone first, with `arbre check`",
        ),
    ),
    Entry(
        code="base-other-version",
        message=Words(
            "ce fichier adapte la version {wanted} de « {name} », et c'est la {found} qui est là",
            "this file extends version {wanted} of `{name}`, and what is there is {found}",
        ),
        label=Words("une autre version", "another version"),
        note=Words(
            "Ce qui a été relu ici l'a été avec une autre version du protocole.",
            "What was reviewed here was reviewed with another version of the protocol.",
        ),
        help=Words(
            "relire l'adaptation avec cette version, puis écrire « version: {found} »",
            "review the overlay with this version, then write `version: {found}`",
        ),
    ),
    Entry(
        code="base-changed",
        message=Words(
            "le texte de « {name} » {version} n'est pas celui que ce fichier adapte",
            "the text of `{name}` {version} is not the one that this file extends",
        ),
        label=Words("une autre empreinte", "another hash"),
        note=Words(
            "Un changement du protocole changerait sans bruit ce qui est fait ici.",
            "A change of the protocol would silently change what is done here.",
        ),
        help=Words(
            "lire ce qui a changé, puis écrire « hash: {hash} »",
            "read what has changed, then write `hash: {hash}`",
        ),
    ),
    Entry(
        code="overlay-of-overlay",
        message=Words(
            "« {name} » est lui-même une adaptation : on n'adapte qu'un protocole entier",
            "`{name}` is itself an overlay: only a whole protocol can be extended",
        ),
        label=Words("une adaptation", "an overlay"),
        help=Words(
            "adapter le protocole que « {name} » adapte, et reprendre ici ce qu'elle ajoute",
            "extend the protocol that `{name}` extends, and repeat here what it adds",
        ),
    ),
)

_WHAT: tuple[Entry, ...] = (
    Entry(
        code="not-local",
        message=Words(
            "une adaptation locale ne change pas « {key} »",
            "a local overlay does not change `{key}`",
        ),
        label=Words("appartient au protocole", "belongs to the protocol"),
        note=Words(
            "Une structure ajoute des refus et abaisse des limites ; elle n'ôte, ne remplace rien.",
            "A structure adds refusals and lowers limits; it removes and replaces nothing.",
        ),
        help=Words(
            "ôter « {key} » ; ce qui est permis est décrit dans docs/format.md, « Overlays »",
            "remove `{key}`; what is allowed is described in docs/format.md, “Overlays”",
        ),
    ),
    Entry(
        code="already-in-base",
        message=Words(
            "« {name} » existe déjà dans le protocole : une adaptation ne le remplace pas",
            "`{name}` is already in the protocol: an overlay does not replace it",
        ),
        label=Words("déjà pris", "taken"),
        help=Words(
            "donner un autre nom à ce qui est ajouté ; la valeur d'un seuil se change sous « set »,"
            " le moyen de joindre quelqu'un sous « contacts »",
            "give what is added another name; the value of a threshold is changed under `set`, how"
            " somebody is reached under `contacts`",
        ),
    ),
    Entry(
        code="unknown-in-base",
        message=Words(
            "le protocole n'a pas de « {name} » sous « {section} »",
            "the protocol has no `{name}` under `{section}`",
        ),
        label=Words("rien ne porte ce nom", "nothing has this name"),
        note=Words(
            "Mal écrit, ce qui devait être plus strict ne changerait rien.",
            "Misspelt, what was to be stricter would change nothing.",
        ),
        help=Words(
            "écrire un nom de « {section} » du protocole, par exemple « {near} »",
            "write a name of the `{section}` of the protocol, for instance `{near}`",
        ),
    ),
    Entry(
        code="emergency-contact",
        message=Words(
            "une adaptation locale ne change pas le numéro d'urgence de « {name} »",
            "a local overlay does not change the emergency number of `{name}`",
        ),
        label=Words("reste « {channel} »", "stays `{channel}`"),
        note=Words(
            "Un numéro mal copié ferait attendre un patient en danger.",
            "A number that was miscopied would keep a patient in danger waiting.",
        ),
        help=Words("ôter « channel »", "remove `channel`"),
    ),
    Entry(
        code="overlay-breaks-base",
        message=Words(
            "avec cette adaptation, le protocole « {name} » a des erreurs qu'il n'a pas seul",
            "with this overlay the protocol `{name}` has errors that it does not have alone",
        ),
        label=Words("voir les erreurs montrées dans ce protocole", "see the errors shown in it"),
        help=Words(
            "changer ici ce que ces erreurs lisent : une valeur sous « set », un acte sous « acts »",
            "change here what these errors read: a value under `set`, an act under `acts`",
        ),
    ),
)

_COMPARED: tuple[Entry, ...] = (
    Entry(
        code="overlay-not-compared",
        severity="warning",
        message=Words(
            "cette adaptation n'a pas été comparée avec « {name} » : elle ne sert qu'à s'entraîner",
            "this overlay was not compared with `{name}`: it serves for training only",
        ),
        label=Words("comparaison non faite", "not compared"),
        note=Words(
            "Elle pourrait donner à un patient un acte que le protocole lui refuse.",
            "It might give a patient an act that the protocol refuses.",
        ),
        help=Words(
            "taper « arbre check » avec ce fichier ; comparer demande"
            " pip install 'arbre-protocoles[proof]'",
            "type `arbre check` with this file; comparing needs"
            " pip install 'arbre-protocoles[proof]'",
        ),
    ),
    Entry(
        code="overlay-compared",
        severity="advice",
        message=Words(
            "comparée avec « {name} », cette adaptation n'est plus large pour aucun patient",
            "compared with `{name}`, this overlay is laxer for no patient",
        ),
        label=Words("à noter ici", "to be noted here"),
        help=Words(
            "ajouter sous « extends » la ligne « compared: {verdict} »",
            "add under `extends` the line `compared: {verdict}`",
        ),
    ),
    Entry(
        code="overlay-laxer",
        message=Words(
            "cette adaptation est plus large que « {name} » pour un patient au moins",
            "this overlay is laxer than `{name}` for at least one patient",
        ),
        label=Words("{change_fr}", "{change_en}"),
        note=Words(
            "Ce patient : {patient_fr}. Le protocole : {before_fr}. L'adaptation : {after_fr}.",
            "This patient: {patient_en}. The protocol: {before_en}. The overlay: {after_en}.",
        ),
        help=Words(
            "rendre l'adaptation au moins aussi stricte pour ce patient",
            "make the overlay at least as strict for this patient",
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = _WHICH + _WHAT + _COMPARED
