"""What may be done, within which limits; what may not, and why."""

from __future__ import annotations

from collections.abc import Iterator

from arbre.engine.outcome import AuthorisedAct, Outcome, ReferralMade, RefusedAct
from arbre.engine.telling.limits import assumed_of_limit, limit_words
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.statuses import REFUSAL
from arbre.language.diagnostics.catalogue.entry import Words
from arbre.output.outcome_text.paragraph import Paragraph

ASSUMED = Words("*supposé*", "*assumed*")
_DEROGATORY = Words("acte dérogatoire", "derogatory act")
_REVOKED = Words("NE PLUS FAIRE", "NO LONGER")


def acts(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield what may be done, what is handed over, and what may not be done."""
    french = teller.language == "fr"
    if outcome.acts:
        title = ("ACTES" if french else "ACTS") if not outcome.referral else ""
        title = title or ("ACTES ANTÉRIEURS" if french else "EARLIER ACTS")
        yield Paragraph(title=title, lines=tuple(_act(one, teller) for one in outcome.acts))
    handed = [made for made in outcome.referrals if not made.mandatory]
    if handed:
        title = "PASSER LE RELAIS" if french else "HAND OVER"
        yield Paragraph(title=title, lines=tuple(_handed(one, teller) for one in handed))
    refused = [one for one in outcome.refused if one.why != "not_reached"]
    if refused and outcome.status in ("included", "waiting"):
        title = "NON AUTORISÉ" if french else "NOT AUTHORISED"
        yield Paragraph(title=title, lines=tuple(_refused(one, teller) for one in refused))


def _act(act: AuthorisedAct, teller: Teller) -> str:
    """Return an act with its limits; how it is done stands below it."""
    written = teller.tree.protocol.acts[act.id]
    parts = [teller.act(act.id)]
    for limit in act.limits:
        words = limit_words(act, limit, teller)
        if assumed_of_limit(act, limit, teller):
            words += f" {teller.say(ASSUMED)}"
        parts.append(words)
    text = " ; ".join(parts) if teller.language == "fr" else "; ".join(parts)
    if written.derogatory:
        text += f" [{teller.say(_DEROGATORY)}]"
    if act.revoked:
        return f"{teller.say(_REVOKED)} : {text}"
    return "\n".join((text, teller.text(written.how))) if written.how is not None else text


def _handed(made: ReferralMade, teller: Teller) -> str:
    about = dict.fromkeys(teller.reason(reason) for reason in made.reasons)
    text = teller.whom(made)
    told = [" ; ".join(about), teller.text(teller.tree.referrals[made.id].say)]
    return " – ".join(part for part in (text, *told) if part)


def _refused(act: RefusedAct, teller: Teller) -> str:
    facts = " ; ".join(teller.facts.several(act.facts))
    text = f"{teller.act(act.id)} : {teller.say(REFUSAL[act.why])}"
    return f"{text} ({facts})" if facts else text
