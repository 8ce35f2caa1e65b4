"""The wording of diagnostics: answers, clocks and events."""

from __future__ import annotations

from arbre.language.diagnostics.catalogue.entry import Entry, Words

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="unknown-answer",
        message=Words(
            "le protocole n'a pas de question « {key} »", "the protocol has no question `{key}`"
        ),
        label=Words("question inconnue", "unknown question"),
        help=Words("la plus proche : « {near} »", "the closest one: `{near}`"),
    ),
    Entry(
        code="unknown-option-answered",
        message=Words(
            "cette question n'a pas d'option « {key} »", "this question has no option `{key}`"
        ),
        label=Words("option inconnue", "unknown option"),
        help=Words("la plus proche : « {near} »", "the closest one: `{near}`"),
    ),
    Entry(
        code="not-asked-at-visit",
        message=Words(
            "« {key} » n'est pas posée à la visite « {visit} »",
            "`{key}` is not asked at visit `{visit}`",
        ),
        label=Words("ne correspond à aucune question posée", "no question that is asked"),
        help=Words(
            "les visites après la première sont : {visits} ; une question ne s'y pose que si elle est "
            "dans « again » ou dans un motif de sortie",
            "the visits after the first are: {visits}; a question is asked there only if it is in "
            "`again` or in a withdrawal criterion",
        ),
    ),
    Entry(
        code="answered-twice",
        message=Words("« {key} » a deux réponses", "`{key}` has two answers"),
        label=Words("seconde réponse", "second answer"),
        help=Words("n'en garder qu'une", "keep only one"),
    ),
    Entry(
        code="answer-wrong-type",
        message=Words(
            "la réponse à « {key} » n'est pas de la forme attendue",
            "the answer to `{key}` is not of the form expected",
        ),
        label=Words("forme attendue : {form}", "form expected: {form}"),
        help=Words(
            "écrire par exemple   {key}: {example}   ou, si on ne sait pas,   "
            "{key}: {unknown: not_known}",
            "write for example   {key}: {example}   or, when it is not known,   "
            "{key}: {unknown: not_known}",
        ),
    ),
    Entry(
        code="answer-out-of-range",
        message=Words(
            "la réponse à « {key} » doit être comprise entre {low} et {high} {unit}",
            "the answer to `{key}` must be between {low} and {high} {unit}",
        ),
        label=Words("hors des bornes", "out of bounds"),
        help=Words(
            "vérifier la mesure et son unité ; une valeur impossible n'est jamais corrigée d'office",
            "check the measure and its unit; an impossible value is never mended silently",
        ),
    ),
    Entry(
        code="answer-off-step",
        message=Words(
            "la réponse à « {key} » se donne de {step} en {step}",
            "the answer to `{key}` goes by steps of {step}",
        ),
        label=Words("trop de décimales", "too many decimals"),
        help=Words("arrondir à {step} près", "round to the nearest {step}"),
    ),
    Entry(
        code="not-an-option",
        message=Words(
            "la réponse à « {key} » n'est pas une des réponses proposées",
            "the answer to `{key}` is not one of those offered",
        ),
        label=Words("réponses proposées : {options}", "answers offered: {options}"),
        help=Words(
            "choisir parmi : {options}   ou, si on ne sait pas,   {key}: {unknown: not_known}",
            "choose among: {options}   or, when it is not known,   {key}: {unknown: not_known}",
        ),
    ),
    Entry(
        code="unknown-reason",
        message=Words(
            "une réponse inconnue donne sa raison : {reasons}",
            "an unknown answer gives its reason: {reasons}",
        ),
        label=Words("raison non reconnue", "reason not recognised"),
        help=Words(
            "écrire   {key}: {unknown: not_known}   (ne sait pas), not_measurable (non évaluable) "
            "ou refused (refuse)",
            "write   {key}: {unknown: not_known}, not_measurable or refused",
        ),
    ),
    Entry(
        code="answer-in-future",
        message=Words("« {key} » est dans l'avenir", "`{key}` is in the future"),
        label=Words("après l'instant de la visite", "after the instant of the visit"),
        help=Words("vérifier le jour, le mois et l'année", "check the day, the month and the year"),
    ),
    Entry(
        code="answer-too-long",
        message=Words(
            "la réponse à « {key} » dépasse {most} caractères",
            "the answer to `{key}` is longer than {most} characters",
        ),
        help=Words("la raccourcir", "shorten it"),
    ),
    Entry(
        code="answer-hidden-character",
        message=Words(
            "la réponse à « {key} » contient un caractère invisible",
            "the answer to `{key}` holds an invisible character",
        ),
        help=Words(
            "l'écrire de nouveau au clavier, sans retour à la ligne",
            "type it again, without a line break",
        ),
    ),
    Entry(
        code="clocks-not-a-mapping",
        message=Words(
            "« clocks » donne un instant par visite", "`clocks` gives an instant for each visit"
        ),
        help=Words(
            "écrire   clocks: {start: 2026-06-12T10:42}",
            "write   clocks: {start: 2026-06-12T10:42}",
        ),
    ),
    Entry(
        code="unknown-visit",
        message=Words(
            "le protocole n'a pas de visite « {key} »", "the protocol has no visit `{key}`"
        ),
        label=Words("visite inconnue", "unknown visit"),
        help=Words(
            "une visite porte le nom du nœud qui attend ; visites de ce protocole : {visits}",
            "a visit has the name of the node that waits; the visits of this protocol: {visits}",
        ),
    ),
    Entry(
        code="not-awaited",
        message=Words(
            "la visite « {key} » ne peut pas commencer ici",
            "visit `{key}` cannot begin here",
        ),
        label=Words("cette visite n'est pas attendue", "this visit is not awaited"),
        help=Words(
            "donner d'abord l'instant de la visite qui la précède : « {before} »",
            "first give the instant of the visit before it: `{before}`",
        ),
    ),
    Entry(
        code="clock-goes-back",
        message=Words(
            "l'instant de « {key} » est avant un instant déjà passé",
            "the instant of `{key}` is before one that has passed",
        ),
        label=Words("avant la visite précédente", "before the visit that precedes it"),
        help=Words(
            "vérifier la date et l'heure : une prise en charge ne remonte pas le temps",
            "check the date and the hour: a case never goes back in time",
        ),
    ),
    Entry(
        code="not-an-instant",
        message=Words(
            "« {key} » doit être une date et une heure", "`{key}` must be a date and an hour"
        ),
        label=Words("forme attendue : 2026-06-12T10:42", "form expected: 2026-06-12T10:42"),
        help=Words("écrire   {key}: 2026-06-12T10:42", "write   {key}: 2026-06-12T10:42"),
    ),
    Entry(
        code="unknown-event",
        message=Words(
            "cet événement n'est ni un doute, ni une sortie, ni un signe de danger",
            "this event is neither a doubt, nor a withdrawal, nor a sign of danger",
        ),
        help=Words(
            "écrire   raised: [{doubt: start}]   ou [{withdraw: start}]   ou [{alert: nom, at: start}]",
            "write   raised: [{doubt: start}]   or [{withdraw: start}]   or [{alert: name, at: start}]",
        ),
    ),
    Entry(
        code="unknown-alert",
        message=Words(
            "le protocole n'a pas de signe de danger « {key} »",
            "the protocol has no sign of danger `{key}`",
        ),
        help=Words("signes de ce protocole : {known}", "the signs of this protocol: {known}"),
    ),
    Entry(
        code="unknown-withdrawal",
        message=Words(
            "le protocole n'a pas de motif de sortie « {key} »",
            "the protocol has no withdrawal criterion `{key}`",
        ),
        help=Words("motifs de ce protocole : {known}", "the criteria of this protocol: {known}"),
    ),
    Entry(
        code="not-an-actor",
        message=Words(
            "« actor » dit qui travaille : profession, entitled, adopted",
            "`actor` says who is at work: profession, entitled, adopted",
        ),
        help=Words(
            "écrire   actor: {profession: masseur-kinesitherapeute, entitled: true}",
            "write   actor: {profession: masseur-kinesitherapeute, entitled: true}",
        ),
    ),
)
