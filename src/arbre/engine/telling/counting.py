"""How many things were looked for, and how many are there: never « RAS »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from arbre.engine.outcome import Origin
from arbre.language.conditions.values import Truth
from arbre.language.diagnostics.diagnostic import Language


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in French, with its plural and the endings of what agrees with it, and in English."""

    one: str
    many: str
    feminine: str
    english: str
    english_many: str


COUNTED: Mapping[Origin, Noun] = MappingProxyType(
    {
        "alerts": Noun(
            "signe de gravité", "signes de gravité", "", "sign of danger", "signs of danger"
        ),
        "exclusion": Noun("exclusion", "exclusions", "e", "exclusion", "exclusions"),
        "withdrawal": Noun(
            "motif de sortie", "motifs de sortie", "", "ground to leave", "grounds to leave"
        ),
        "contraindications": Noun(
            "contre-indication",
            "contre-indications",
            "e",
            "contraindication",
            "contraindications",
        ),
    }
)


def counted_findings(origin: Origin, found: Sequence[Truth], language: Language) -> str:
    """Return a count in words.

    >>> counted_findings("alerts", [Truth.FALSE] * 4, "fr")
    '4 signes de gravité cherchés, 0 présent'
    >>> counted_findings("exclusion", [Truth.UNKNOWN, Truth.TRUE], "fr")
    '2 exclusions cherchées, 1 présente, 1 inconnue'
    """
    noun, total = COUNTED[origin], len(found)
    present, unknown = found.count(Truth.TRUE), found.count(Truth.UNKNOWN)
    if language == "en":
        name = noun.english if total == 1 else noun.english_many
        text = f"{total} {name} looked for, {present} present"
        return f"{text}, {unknown} unknown" if unknown else text
    name = noun.many if total > 1 else noun.one
    text = (
        f"{total} {name} {_agreeing('cherché', noun, total)}, "
        f"{present} {_agreeing('présent', noun, present)}"
    )
    return f"{text}, {unknown} {_agreeing('inconnu', noun, unknown)}" if unknown else text


def _agreeing(word: str, noun: Noun, count: int) -> str:
    return f"{word}{noun.feminine}{'s' if count > 1 else ''}"
