"""Which scenarios come near a place of the file: those run first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from arbre.analysis.scenarios import Result
from arbre.engine.outcome import Outcome
from arbre.language.conditions.syntax import Path
from arbre.language.draft import Draft

_NAMED = ("definitions", "values", "parameters", "questions", "referrals")
"""The sections whose entries are read where their name stands."""


@dataclass(frozen=True, kw_only=True)
class Reaching:
    """The places that each scenario comes to, and those that it decides by."""

    draft: Draft
    results: tuple[Result, ...]

    def nearest(self, path: Path) -> tuple[Result, ...]:
        """Return the scenarios that come to what is at `path`, the most telling first."""
        sites = self._sites(path)
        ranked = []
        for number, result in enumerate(self.results):
            deciding, passing = self._places[number]
            if any(_near(site, deciding) for site in sites):
                ranked.append((0, len(deciding), number, result))
            elif any(_near(site, passing) for site in sites):
                ranked.append((1, len(passing), number, result))
        return tuple(result for *_, result in sorted(ranked, key=lambda one: one[:3]))

    @cached_property
    def _places(self) -> tuple[tuple[frozenset[Path], frozenset[Path]], ...]:
        return tuple(
            (_prefixes(_deciding(one.outcome)), _prefixes(_passing(one.outcome)))
            for one in self.results
            if one.outcome is not None
        )

    def _sites(self, path: Path) -> tuple[Path, ...]:
        """Return where a place of the file is read; a definition, wherever its name stands."""
        pending, found = [path], dict[Path, None]()
        while pending:
            one = pending.pop()
            if one in found:
                continue
            found[one] = None
            if one[0] in _NAMED:
                pending.extend(self._mentions.get(str(one[1]), ()))
        return tuple(_cut(one) for one in found if one[0] not in _NAMED)

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[Path, ...]]:
        found: dict[str, tuple[Path, ...]] = {}
        for path, mention in self.draft.mentions:
            found[mention.name] = (*found.get(mention.name, ()), path)
        for use in self.draft.uses:
            found[use.name] = (*found.get(use.name, ()), use.path)
        for node, wait in self.draft.waits:
            for name in (wait.after, wait.before):
                if name is not None:
                    where: Path = ("tree", "nodes", node, "wait")
                    found[name] = (*found.get(name, ()), where)
        return found


def _cut(path: Path) -> Path:
    """Return the place of the criterion, act, branch or wait that holds a place."""
    if path[:2] == ("tree", "nodes"):
        return path[: 5 if len(path) > 4 and isinstance(path[4], int) else 4]
    if path[0] == "acts":
        return path[:4]
    return path[:2]


def _near(site: Path, places: frozenset[Path]) -> bool:
    return site in places or any(site[:size] in places for size in range(2, len(site)))


def _prefixes(paths: Iterable[Path]) -> frozenset[Path]:
    return frozenset(path[:size] for path in paths for size in range(min(2, len(path)), 6))


def _deciding(outcome: Outcome) -> Iterator[Path]:
    for one in outcome.reasons:
        yield one.path
    for made in outcome.referrals:
        yield from (why.path for why in made.reasons)
    for act in outcome.acts:
        yield ("acts", act.id, "limits")


def _passing(outcome: Outcome) -> Iterator[Path]:
    yield from (one.path for one in outcome.examined)
    yield from (("tree", "nodes", step.id) for step in outcome.path)
