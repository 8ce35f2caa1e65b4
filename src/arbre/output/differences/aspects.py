"""Aspects of a decision → words, in the names of the protocol that has the thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from arbre.analysis.differences import Aspect, Differences
from arbre.engine.telling.names import Names, quantity
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.tree import FIRST, Tree
from arbre.output.differences.words import CATEGORIES, KINDS, STATUSES, said_in


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectWords:
    """Says aspects in one language: as the new protocol does, or the old one of what it had."""

    found: Differences
    language: Language

    @property
    def colon(self) -> str:
        return " : " if self.language == "fr" else ": "

    def what(self, aspect: Aspect) -> str:
        """Return an aspect in full: its kind, the thing, the visit."""
        parts = [self.thing(aspect)] if aspect.name else []
        if aspect.visit != FIRST:
            parts.append(self._stage(aspect.visit))
        kind = said_in(KINDS[aspect.kind], self.language)
        return kind + (self.colon + ", ".join(parts) if parts else "")

    def kind(self, aspect: Aspect) -> str:
        """Return what kind of aspect it is, at its visit."""
        kind = said_in(KINDS[aspect.kind], self.language)
        return kind if aspect.visit == FIRST else f"{kind} ({self._stage(aspect.visit)})"

    def thing(self, aspect: Aspect) -> str:
        """Return what an aspect is about: an act and its limit, a referral."""
        name = self.name(aspect) if aspect.name else ""
        return f"{name} ({quantity(aspect.limit, self.language)})" if aspect.limit else name

    def name(self, aspect: Aspect) -> str:
        name = aspect.name
        match aspect.kind:
            case "status":
                return said_in(STATUSES[name], self.language) if name in STATUSES else name
            case "category":
                return said_in(CATEGORIES[name], self.language) if name in CATEGORIES else name
            case "waiting":
                return self._stage(name)
            case "referral" | "hand_over":
                return self._referral(name)
            case _:
                names = self._first(lambda tree: name in tree.protocol.acts)
                return names.act(name)

    def _referral(self, id_: str) -> str:
        names = self._first(lambda tree: id_ in tree.referrals)
        return names.whom(names.tree.referrals[id_])

    def _stage(self, id_: str) -> str:
        return self._first(lambda tree: id_ in tree.nodes).stage(id_)

    def _first(self, has: Callable[[Tree], bool]) -> Names:
        """Return the names of the new protocol, or of the old one where only it has the thing."""
        tree = self.found.new if has(self.found.new) else self.found.old
        return Names(tree=tree, language=self.language)
