"""Differences → words: verdicts, aspects, patients, each said once for every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from arbre.analysis.differences.differences import Verdict
from arbre.analysis.differences.questions import Fate as QuestionFate
from arbre.analysis.differences.texts import Fate
from arbre.analysis.proof.differing.aspects import Aspect, Kind
from arbre.analysis.proof.differing.treated import Change
from arbre.language.diagnostics.catalogue import Words
from arbre.language.diagnostics.diagnostic import Language

VERDICTS: Final[Mapping[Verdict, Words]] = {
    "equal": Words("inchangé", "unchanged"),
    "laxer": Words("plus permissif", "laxer"),
    "stricter": Words("plus strict", "stricter"),
    "incomparable": Words("non comparable", "incomparable"),
    "different": Words("autre", "different"),
}
WHOLE: Final[Mapping[Verdict, Words]] = {
    "equal": Words(
        "Aucun patient n'est pris en charge autrement : ces changements ne décident rien.",
        "No patient is treated otherwise: these changes decide nothing.",
    ),
    "laxer": Words(
        "La nouvelle version est plus permissive pour certains patients, jamais plus stricte.",
        "The new version is laxer for some patients, never stricter.",
    ),
    "stricter": Words(
        "La nouvelle version est plus stricte pour certains patients, jamais plus permissive.",
        "The new version is stricter for some patients, never laxer.",
    ),
    "incomparable": Words(
        "La nouvelle version est plus permissive pour certains patients, plus stricte pour "
        "d'autres.",
        "The new version is laxer for some patients, stricter for others.",
    ),
    "different": Words(
        "La nouvelle version décide autrement, sans être plus permissive ni plus stricte.",
        "The new version decides otherwise, neither laxer nor stricter.",
    ),
}
KINDS: Final[Mapping[Kind, Words]] = {
    "inclusion": Words("Inclusion", "Inclusion"),
    "end": Words("Parcours mené à son terme", "Walk completed"),
    "urgency": Words("Urgence de la réorientation", "Urgency of the referral"),
    "doubt": Words("Doute, à tout moment", "Doubt, at any moment"),
    "withdrawal": Words("Retrait du patient, à tout moment", "Withdrawal, at any moment"),
    "act": Words("Acte", "Act"),
    "max": Words("Maximum", "Maximum"),
    "min": Words("Minimum", "Minimum"),
    "unit": Words("Unité d'une limite", "Unit of a limit"),
    "referral": Words("Réorienté vers", "Referred to"),
    "hand_over": Words("Relais", "Handed over to"),
    "waiting": Words("En attente de", "Waiting for"),
    "status": Words("Statut", "Status"),
    "category": Words("Motif d'exclusion", "Kind of exclusion"),
}
STATUSES: Final[Mapping[str, Words]] = {
    "included": Words("inclus", "included"),
    "excluded": Words("hors protocole", "excluded"),
    "referred": Words("réorienté", "referred"),
    "withdrawn": Words("sorti du protocole", "withdrawn"),
    "waiting": Words("en attente", "waiting"),
}
CATEGORIES: Final[Mapping[str, Words]] = {
    "age": Words("âge", "age"),
    "clinical": Words("clinique", "clinical"),
    "history": Words("antécédents", "history"),
    "treatment": Words("traitement", "treatment"),
    "consent": Words("accord", "consent"),
    "administrative": Words("administratif", "administrative"),
    "availability": Words("disponibilité", "availability"),
}
FATES: Final[Mapping[Fate, Words]] = {
    "added": Words("ajouté", "added"),
    "removed": Words("retiré", "removed"),
    "changed": Words("changé", "changed"),
    "moved": Words("ordre changé", "order changed"),
}
QUESTION_FATES: Final[Mapping[QuestionFate, Words]] = {
    "added": Words("ajoutée", "added"),
    "removed": Words("retirée", "removed"),
    "retyped": Words(
        "d'un autre type : deux questions sans lien", "retyped: two independent questions"
    ),
    "widened": Words("accepte plus de réponses", "takes more answers"),
    "narrowed": Words("accepte moins de réponses", "takes fewer answers"),
    "other_values": Words("accepte d'autres réponses", "takes other answers"),
}
_MORE: Final[Mapping[str, Words]] = {
    "urgency": Words("plus urgente", "more urgent"),
    "doubt": Words("plus urgent", "more urgent"),
    "withdrawal": Words("plus urgent", "more urgent"),
    "max": Words("plus haut", "higher"),
    "min": Words("plus haut", "higher"),
    "unit": Words("autre unité", "another unit"),
}
_FEWER: Final[Mapping[str, Words]] = {
    "urgency": Words("moins urgente", "less urgent"),
    "doubt": Words("moins urgent", "less urgent"),
    "withdrawal": Words("moins urgent", "less urgent"),
    "max": Words("plus bas", "lower"),
    "min": Words("plus bas", "lower"),
    "unit": Words("autre unité", "another unit"),
}
_PATIENTS: Final[Mapping[str, Words]] = {
    "more": Words("plus de patients", "more patients"),
    "fewer": Words("moins de patients", "fewer patients"),
}
TITLES: Final[Mapping[str, Words]] = {
    "decisions": Words("Ce qui est décidé autrement", "What is decided otherwise"),
    "patients": Words("Patients", "Patients"),
    "patient": Words("Patient", "Patient"),
    "questions": Words("Questions", "Questions"),
    "texts": Words("Ce qui est écrit autrement", "What is written otherwise"),
    "standing": Words(
        "Qui peut agir, et quand (à lire)",
        "Who may act, and when (to be read)",
    ),
    "who": Words(
        "Plus permissif : qui peut agir (KEYS). À lire plus bas.",
        "Laxer: who may act (KEYS). To be read below.",
    ),
    "force": Words(
        "Plus permissif : quand le protocole peut servir (KEYS). À lire plus bas.",
        "Laxer: when the protocol may be used (KEYS). To be read below.",
    ),
    "unshown": Words(
        "Non montré : WHAT. Le calcul nomme des patients pris en charge autrement ; rejoués, "
        "aucun ne l'est. On ne sait pas s'il y en a : à compter comme plus permissif, et "
        "--fail-on laxer échoue.",
        "Not shown: WHAT. The solver names patients who are treated otherwise; walked through, "
        "none of them is. Whether there is one is not known: count it as laxer; --fail-on laxer "
        "fails.",
    ),
    "old": Words("Avant", "Before"),
    "new": Words("Après", "After"),
    "what": Words("Quoi", "What"),
    "how": Words("Après le changement", "After the change"),
    "verdict": Words("Verdict", "Verdict"),
    "unchanged": Words("inchangés", "unchanged"),
    "only_old": Words("Demandé seulement avant", "Asked only before"),
    "only_new": Words("Demandé seulement après", "Asked only after"),
    "key": Words("Clé", "Key"),
    "title": Words("Comparaison de deux protocoles", "Comparison of two protocols"),
    "nothing": Words("Rien n'est écrit autrement.", "Nothing is written otherwise."),
    "day": Words("jour", "day"),
    "raised_doubt": Words("Un doute est signalé dès l'ouverture", "A doubt is raised at once"),
    "raised_withdraw": Words("Le patient se retire dès l'ouverture", "The patient withdraws"),
}


def said_in(words: Words, language: Language) -> str:
    return words.fr if language == "fr" else words.en


def how(change: Change, language: Language) -> str:
    """Return what the new protocol has of an aspect: `plus de patients`, `moins urgente`."""
    table = _MORE if change.order == "more" else _FEWER
    return said_in(table.get(change.aspect.kind, _PATIENTS[change.order]), language)


def hows(changes: tuple[Change, ...], language: Language) -> str:
    """Return both ways of one aspect, each once."""
    joint = " ou " if language == "fr" else " or "
    return joint.join(dict.fromkeys(how(one, language) for one in changes))


def kinds(aspects: tuple[Aspect, ...], language: Language) -> Iterator[str]:
    """Yield how many aspects of each kind there are: `3 × Acte`."""
    found: dict[Kind, int] = {}
    for aspect in aspects:
        found[aspect.kind] = found.get(aspect.kind, 0) + 1
    for kind, count in found.items():
        name = said_in(KINDS[kind], language)
        yield name if count == 1 else f"{name} × {count}"
