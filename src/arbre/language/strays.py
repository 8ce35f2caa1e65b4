"""Names that nothing defines, and what was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from arbre.language.diagnostics.suggesting import Search
from arbre.language.draft import Draft
from arbre.language.uses import Space, Use

NOTHING: Final = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A use of a name that is not known; `meant` is the known name most like it, if any is."""

    use: Use
    meant: str | None
    example: str


@dataclass(slots=True)
class Suggesting:
    """Finds the known word that was meant, for as many words as time allows."""

    known: Collection[str]
    _search: Search = field(default_factory=Search)
    _found: dict[str, str | None] = field(default_factory=dict)

    def meant(self, word: str) -> str | None:
        if word not in self._found:
            self._found[word] = self._search.closest(word, self.known)
        return self._found[word]


def strays(draft: Draft, space: Space, known: Collection[str]) -> Iterator[Stray]:
    """Yield the uses of a space whose name is not known."""
    suggesting = Suggesting(known)
    first = next(iter(known), NOTHING)
    for use in draft.uses:
        if use.space == space and use.name not in known:
            meant = suggesting.meant(use.name)
            yield Stray(use=use, meant=meant, example=meant or first)


def perhaps_named(draft: Draft, space: Space, known: Collection[str]) -> frozenset[str]:
    """Return the known names that misspelt uses probably mean: one mistake is said once."""
    return frozenset(stray.meant for stray in strays(draft, space, known) if stray.meant)


def perhaps_read(draft: Draft) -> frozenset[str]:
    """Return the names that conditions probably mean where they are misspelt or cannot be read."""
    scope = draft.scope
    defined = (*draft.protocol.definitions, *draft.protocol.values)
    known = dict.fromkeys((*scope.questions, *scope.parameters, *defined))
    suggesting = Suggesting(known)
    unknown = (mention.name for _, mention in draft.mentions if mention.name not in known)
    return draft.unread | {meant for name in unknown if (meant := suggesting.meant(name))}
