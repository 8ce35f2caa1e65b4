"""What a local overlay extends."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arbre.language.document import Document
    from arbre.language.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The protocol that an overlay extends, by its very text.

    `verdict` is what the overlay says of their comparison: see `verdict_on`. `place` is where it
    names its base.
    """

    id: str
    version: str
    hash: str
    document: Document
    place: Span
    verdict: str | None = None

    def as_data(self) -> dict[str, str]:
        """Return what a record keeps of it."""
        return {"id": self.id, "version": self.version, "hash": self.hash}


def verdict_on(base: str, overlay: str) -> str:
    """Return what stands for "compared, and nowhere laxer", of a base and an overlay by hash.

    It holds for these two texts only. It is not the hash of anything that is shown elsewhere, so
    that nobody writes it by mistake.
    """
    return sha256(f"arbre 1: nowhere laxer\n{base}\n{overlay}\n".encode()).hexdigest()
