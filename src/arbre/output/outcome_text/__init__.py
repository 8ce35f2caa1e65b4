"""Outcome → blocks of words, and these as plain text."""

from __future__ import annotations

from arbre.engine.outcome import Outcome
from arbre.engine.telling.reasons import Teller
from arbre.language.wrapping import wrapped
from arbre.output.outcome_text.acts import acts
from arbre.output.outcome_text.banner import banner, header, identity
from arbre.output.outcome_text.findings import not_sought, why
from arbre.output.outcome_text.handing_over import to_say
from arbre.output.outcome_text.notes import missing, sources, to_verify, unused
from arbre.output.outcome_text.paragraph import Paragraph, Tone

__all__ = ["Paragraph", "Tone", "identity", "paragraphs", "sources", "to_text"]

MARGIN = "  "


def paragraphs(outcome: Outcome, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what a person needs of an outcome, the most urgent first; sources apart."""
    return (
        banner(outcome, teller),
        *acts(outcome, teller),
        *missing(outcome, teller),
        *why(outcome, teller),
        *to_say(outcome, teller),
        *not_sought(outcome, teller),
        *to_verify(outcome, teller),
        *unused(outcome, teller),
    )


def to_text(outcome: Outcome, teller: Teller, width: int = 80) -> str:
    """Return an outcome as plain text, `width` columns wide."""
    every = (header(outcome, teller), *paragraphs(outcome, teller), *sources(outcome, teller))
    return "\n\n".join("\n".join(lines(one, width)) for one in every) + "\n"


def lines(paragraph: Paragraph, width: int) -> list[str]:
    """Return a block as lines that are not wider than `width`."""
    found = wrapped(paragraph.title, width, indent=MARGIN)
    for item in paragraph.lines:
        found.extend(MARGIN + line for line in wrapped(item, width - len(MARGIN), indent=MARGIN))
    return found
