"""What stands on every screen and paper, and the outcome in one line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from types import MappingProxyType

from arbre.engine.outcome import Mode, Outcome, Waiting
from arbre.engine.telling.echoing import short
from arbre.engine.telling.reasons import Teller
from arbre.engine.waits import END_OF_DAY
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.protocol import Protocol
from arbre.output.outcome_text.paragraph import Paragraph, Tone

FIDELITY: Mapping[str, Words] = MappingProxyType(
    {
        "official": Words("texte officiel", "official text"),
        "reconstruction": Words("RECONSTITUTION non officielle", "Unofficial RECONSTRUCTION"),
        "demonstration": Words("DÉMONSTRATION sans valeur", "DEMONSTRATION, of no value"),
    }
)
MODE: Mapping[Mode, Words] = MappingProxyType(
    {
        "live": Words("en service", "in service"),
        "training": Words("ENTRAÎNEMENT", "TRAINING"),
    }
)
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
_STATUS: Mapping[str, tuple[Words, Tone]] = MappingProxyType(
    {
        "included": (Words("INCLUS", "INCLUDED"), "included"),
        "excluded": (Words("HORS PROTOCOLE", "OUTSIDE THE PROTOCOL"), "referral"),
        "referred": (Words("RÉORIENTATION", "REFERRAL"), "referral"),
        "withdrawn": (Words("SORTIE DU PROTOCOLE", "LEAVES THE PROTOCOL"), "referral"),
        "waiting": (Words("EN ATTENTE", "WAITING"), "waiting"),
        "incomplete": (
            Words("INCOMPLET : on ne peut pas conclure", "INCOMPLETE: nothing can be concluded"),
            "incomplete",
        ),
    }
)


def identity(protocol: Protocol, mode: Mode, teller: Teller) -> str:
    """Return what stands on every screen: the protocol, its version, fidelity and mode."""
    fidelity, how = teller.say(FIDELITY[protocol.fidelity]), teller.say(MODE[mode])
    return f"{protocol.id} v{protocol.version} · {fidelity} · {how}"


def header(outcome: Outcome, teller: Teller) -> Paragraph:
    protocol = teller.tree.protocol
    return Paragraph(
        title=identity(protocol, outcome.mode, teller),
        lines=(teller.text(protocol.title), *_warnings(outcome, teller)),
        tone="header",
    )


def _warnings(outcome: Outcome, teller: Teller) -> tuple[str, ...]:
    french = teller.language == "fr"
    lines: list[str] = []
    if outcome.mode == "training":
        lines.append(
            "Mode entraînement : pour apprendre et relire, pas pour soigner."
            if french
            else "Training mode: to learn and to proofread, not to treat."
        )
    if outcome.review_is_near:
        by = teller.tree.protocol.valid.review_by
        lines.append(f"À réviser avant le {by}." if french else f"To be reviewed by {by}.")
    return tuple(lines)


def banner(outcome: Outcome, teller: Teller) -> Paragraph:
    """Return the outcome in one line, then whom to call and how fast."""
    words, tone = _STATUS[outcome.status]
    title = teller.say(words)
    if outcome.status == "excluded" and outcome.category is not None:
        title += f" – {teller.say(CATEGORY[outcome.category])}"
    if outcome.status in ("included", "waiting") and outcome.acts:
        title += " – actes autorisés" if teller.language == "fr" else " – acts authorised"
    return Paragraph(title=title, lines=tuple(_whom(outcome, teller)), tone=tone)


def _whom(outcome: Outcome, teller: Teller) -> list[str]:
    french = teller.language == "fr"
    made = outcome.referral
    if made is not None:
        lines = [teller.whom(made)]
        if made.to in ("delegant", "specialist"):
            lines.append(
                "Aucun acte du protocole avant son avis."
                if french
                else "No act of the protocol before this advice."
            )
        else:
            lines.append("Aucun acte du protocole." if french else "No act of the protocol.")
        return lines
    return [waited(outcome.waiting, teller)] if outcome.waiting else []


def waited(waiting: Waiting, teller: Teller) -> str:
    """Return what is waited for, and when it may come."""
    french = teller.language == "fr"
    stage, until = teller.stage(waiting.node), _bound(waiting.not_after)
    if waiting.not_before is None:
        when = f"au plus tard le {until}" if french else f"by {until} at the latest"
    else:
        since = _bound(waiting.not_before)
        when = f"du {since} au {until}" if french else f"from {since} to {until}"
    return f"{stage} : {when}" if french else f"{stage}: {when}"


def _bound(instant: datetime) -> str:
    """Return an instant; one that stands for a whole day is shown as that day."""
    text = short(instant)
    whole = instant.time() in (time.min, END_OF_DAY)
    return text.partition(" ")[0] if whole else text
