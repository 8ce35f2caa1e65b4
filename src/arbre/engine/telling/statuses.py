"""What a decision comes to, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from arbre.engine.outcome import AuthorisedAct, Outcome, Refusal, Status
from arbre.engine.telling.reasons import Teller
from arbre.language.diagnostics.catalogue.entry import Words

CATEGORY: Mapping[str, Words] = MappingProxyType(
    {
        "age": Words("âge", "age"),
        "clinical": Words("motif clinique", "clinical reason"),
        "history": Words("antécédent", "history"),
        "treatment": Words("traitement en cours", "current treatment"),
        "administrative": Words("motif administratif", "administrative reason"),
        "availability": Words("délégant non joignable", "delegant cannot be reached"),
        "consent": Words("pas de consentement", "no consent"),
        "actor": Words("professionnel non autorisé", "person not entitled"),
        "protocol": Words("protocole non utilisable", "protocol cannot be used"),
    }
)
STATUS: Mapping[Status, Words] = MappingProxyType(
    {
        "included": Words("INCLUS", "INCLUDED"),
        "excluded": Words("HORS PROTOCOLE", "OUTSIDE THE PROTOCOL"),
        "referred": Words("RÉORIENTATION", "REFERRAL"),
        "withdrawn": Words("SORTIE DU PROTOCOLE", "LEAVES THE PROTOCOL"),
        "waiting": Words("EN ATTENTE", "WAITING"),
        "incomplete": Words(
            "INCOMPLET : on ne peut pas conclure", "INCOMPLETE: nothing can be concluded"
        ),
    }
)
REFUSAL: Mapping[Refusal, Words] = MappingProxyType(
    {
        "when_false": Words("non indiqué", "not indicated"),
        "when_unknown": Words(
            "indication inconnue : un doute n'autorise rien",
            "indication unknown: a doubt authorises nothing",
        ),
        "contraindicated": Words("contre-indiqué", "contraindicated"),
        "contraindication_unknown": Words(
            "contre-indication non écartée", "contraindication not ruled out"
        ),
        "earlier_given": Words("un autre acte le remplace", "another act takes its place"),
        "referred": Words("réorientation d'abord", "referral first"),
        "not_in_force": Words("protocole non utilisable", "protocol cannot be used"),
        "not_entitled": Words("professionnel non autorisé", "person not entitled"),
        "not_reached": Words("étape non atteinte", "stage not reached"),
    }
)
_AUTHORISED = Words("actes autorisés", "acts authorised")
_PROPOSED = Words("propositions", "proposals")


def given_words(acts: Iterable[AuthorisedAct], teller: Teller) -> str:
    """Name what was given: proposals, and advice beside them, authorise nothing."""
    kinds = {teller.tree.protocol.acts[one.id].kind for one in acts}
    only = "proposal" in kinds and kinds <= {"proposal", "advice"}
    return teller.say(_PROPOSED if only else _AUTHORISED)


def status_words(outcome: Outcome, teller: Teller) -> str:
    """Return the status, with the reason of an exclusion: `HORS PROTOCOLE – âge`."""
    title = teller.say(STATUS[outcome.status])
    if outcome.status == "excluded" and outcome.category is not None:
        return f"{title} – {teller.say(CATEGORY[outcome.category])}"
    return title
