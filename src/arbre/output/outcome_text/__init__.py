"""Outcome → blocks of words, and these as plain text."""

from __future__ import annotations

from typing import Final

from arbre.engine.outcome import Outcome
from arbre.engine.telling.reasons import Teller
from arbre.language.wrapping import wrapped
from arbre.output.outcome_text.acts import acts
from arbre.output.outcome_text.banner import banner, header
from arbre.output.outcome_text.findings import not_sought, why
from arbre.output.outcome_text.handing_over import to_say
from arbre.output.outcome_text.notes import missing, sources, to_verify, unused
from arbre.output.outcome_text.paragraph import Paragraph, Tone

__all__ = ["Paragraph", "Tone", "paragraphs", "sources", "to_text"]

MARGIN: Final = "  "
BELOW: Final = "    "
RUN_IN: Final[frozenset[Tone]] = frozenset(("plain", "quiet"))


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
    """Return a block as lines that are not wider than `width`.

    The items of a plain block begin on the line of its title, and all stand below the first.
    """
    if paragraph.tone not in RUN_IN or not paragraph.lines:
        found = wrapped(paragraph.title, width, indent=MARGIN)
        return found + [MARGIN + line for line in _items(paragraph, width - len(MARGIN))]
    lead = paragraph.title + MARGIN
    first, *rest = _items(paragraph, width - len(lead))
    return [lead + first, *(" " * len(lead) + line for line in rest)]


def _items(paragraph: Paragraph, width: int) -> list[str]:
    return [line for item in paragraph.lines for line in _item(item, width)]


def _item(item: str, width: int) -> list[str]:
    first, *below = item.splitlines()
    found = wrapped(first, width, indent=MARGIN)
    for one in below:
        found += [BELOW + line for line in wrapped(one, width - len(BELOW))]
    return found
