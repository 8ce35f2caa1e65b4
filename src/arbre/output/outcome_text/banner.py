"""What stands on every screen and paper, and the outcome in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from types import MappingProxyType

from arbre.engine.outcome import Outcome, Status, Waiting
from arbre.engine.telling.echoing import day_of, short
from arbre.engine.telling.identity import identity
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.statuses import given_words, status_words
from arbre.engine.waits import END_OF_DAY
from arbre.output.outcome_text.paragraph import Paragraph, Tone

_TONES: Mapping[Status, Tone] = MappingProxyType(
    {
        "included": "included",
        "excluded": "referral",
        "referred": "referral",
        "withdrawn": "referral",
        "waiting": "waiting",
        "incomplete": "incomplete",
    }
)
_SIGNS: Mapping[Tone, str] = MappingProxyType(
    {"included": "●", "referral": "!!", "waiting": "●", "incomplete": "--"}
)


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
        by = day_of(teller.tree.protocol.valid.review_by, teller.language)
        lines.append(f"À réviser avant le {by}." if french else f"To be reviewed by {by}.")
    return tuple(lines)


def banner(outcome: Outcome, teller: Teller) -> Paragraph:
    """Return the outcome in one line with whom to call and how fast; a sign stands for colour."""
    tone = _TONES[outcome.status]
    title = f"{_SIGNS[tone]} {status_words(outcome, teller)}"
    if outcome.status in ("included", "waiting") and outcome.acts:
        title += f" – {given_words(outcome.acts, teller)}"
    if outcome.referral is not None:
        title += f" – {teller.whom(outcome.referral)}"
    return Paragraph(title=title, lines=tuple(_then(outcome, teller)), tone=tone)


def _then(outcome: Outcome, teller: Teller) -> Iterator[str]:
    french = teller.language == "fr"
    if outcome.waiting is not None:
        yield waited(outcome.waiting, teller)
    if outcome.referral is None:
        return
    if outcome.referral.to in ("delegant", "specialist"):
        before = "Aucun acte du protocole avant son avis."
        yield before if french else "No act of the protocol before this advice."
    else:
        yield "Aucun acte du protocole." if french else "No act of the protocol."


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
