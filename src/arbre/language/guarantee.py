"""What a protocol promises of every patient. Proofs read it; deciding a patient does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from arbre.language.conditions.syntax import Condition, Path, Term
from arbre.language.protocol import Text

if TYPE_CHECKING:
    from arbre.language.tree import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One side of a guarantee: acts (above a limit), or a referral at least this urgent.

    `acts` are all that are meant: one, or those of a kind. `limit` names what `above` bounds.
    """

    acts: tuple[str, ...]
    above: Term | None
    limit: str | None
    referral: Referral | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """`at` is the node as which `when` and `above` are read, None for the first visit."""

    id: str
    label: Text | None
    among: Literal["everyone", "included", "asked"]
    at: str | None
    when: Condition | None
    always: Promise | None
    never: Promise | None
    cite: tuple[str, ...]
    path: Path
