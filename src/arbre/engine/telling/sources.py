"""Citations → words: what the source says, and how far it is to be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from arbre.language.diagnostics.catalogue.entry import Words
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.protocol import Confidence, Protocol
from arbre.language.texts import said

CONFIDENCE: Mapping[Confidence, Words] = MappingProxyType(
    {
        "official": Words("texte officiel lu", "official text, read"),
        "professional": Words("source professionnelle", "professional source"),
        "secondary": Words(
            "source secondaire, texte officiel non lu", "secondary source, official text not read"
        ),
        "guideline": Words("recommandation générale", "general guideline"),
        "study": Words("étude", "study"),
        "inferred": Words("déduit, à confirmer", "inferred, to be confirmed"),
        "recalled": Words("de mémoire, à confirmer", "from memory, to be confirmed"),
        "unknown": Words("non trouvé, à confirmer", "not found, to be confirmed"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One statement of a source, as it is shown."""

    key: str
    title: str
    text: str
    confidence: str


def quotations(
    cites: Iterable[str], protocol: Protocol, language: Language
) -> tuple[Quotation, ...]:
    """Return the statements that are cited, each once, in order."""
    return tuple(_quotation(cite, protocol, language) for cite in dict.fromkeys(cites))


def _quotation(cite: str, protocol: Protocol, language: Language) -> Quotation:
    source, _, statement = cite.partition(".")
    written = protocol.sources[source]
    said_ = written.statements[statement]
    words = CONFIDENCE[said_.confidence]
    return Quotation(
        key=cite,
        title=said(written.title, language),
        text=said(said_.text, language),
        confidence=words.fr if language == "fr" else words.en,
    )
