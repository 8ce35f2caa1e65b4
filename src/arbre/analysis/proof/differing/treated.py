"""One patient under two protocols."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from arbre.analysis.proof.differing.aspects import Move

if TYPE_CHECKING:
    from arbre.analysis.proof.replay import Replayed


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """One patient under both protocols: what each asked, the answers, and what it decides."""

    before: Replayed
    after: Replayed
    moves: frozenset[Move]
