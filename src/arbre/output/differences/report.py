"""Differences → what every format shows: one verdict, rows, patients, and what is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from arbre.analysis.differences import Aspect, Change, Differences, Treated
from arbre.analysis.differences.differences import Verdict, verdict
from arbre.analysis.differences.questions import questions
from arbre.analysis.differences.texts import Said, texts
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.texts import said
from arbre.output.differences.aspects import AspectWords
from arbre.output.differences.patients import Showing, Shown
from arbre.output.differences.words import QUESTION_FATES, TITLES, WHOLE, hows, kinds, said_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One aspect of the decision. `patients` are the numbers of those who show it."""

    aspect: Aspect
    what: str
    how: str
    verdict: Verdict
    patients: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Aspects of one kind that change in one way at one visit: one line of a table."""

    what: str
    how: str
    verdict: Verdict
    patients: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """Two protocols, as they are told in one language."""

    found: Differences
    language: Language

    def word(self, key: str) -> str:
        return said_in(TITLES[key], self.language)

    @cached_property
    def _words(self) -> AspectWords:
        return AspectWords(found=self.found, language=self.language)

    @cached_property
    def _showing(self) -> Showing:
        return Showing(words=self._words)

    @property
    def colon(self) -> str:
        return self._words.colon

    @property
    def semicolon(self) -> str:
        return self._showing.semicolon

    @property
    def names(self) -> tuple[str, str]:
        """Return each protocol with its version."""
        protocols = (self.found.old.protocol, self.found.new.protocol)
        first, second = (f"{one.id} {one.version}" for one in protocols)
        return first, second

    @property
    def verdict(self) -> str:
        """Return the verdict on the whole in one sentence."""
        return said_in(WHOLE[self.found.verdict], self.language)

    @property
    def warnings(self) -> Iterator[str]:
        """Yield what no patient shows and lets more happen all the same, or may."""
        found = self.found
        for word, keys in (("who", WHO), ("force", WHEN)):
            freed = ", ".join(key for key in found.freed if key in keys)
            if freed:
                yield self.word(word).replace("KEYS", freed)
        unshown = dict.fromkeys(self._words.what(aspect) for aspect, _ in found.unshown)
        if unshown:
            yield self.word("unshown").replace("WHAT", ", ".join(unshown))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What is decided otherwise, what is laxer first."""
        changed = [one for one in self.found.compared if self.found.of(one)]
        every = (self._row(aspect, self.found.of(aspect)) for aspect in changed)
        return tuple(sorted(every, key=lambda row: _ORDER.index(row.verdict)))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The rows, those that change in the same way together."""
        found: dict[tuple[str, str, Verdict, str], list[Row]] = {}
        for row in self.rows:
            aspect = row.aspect
            key = (aspect.kind, row.how, row.verdict, aspect.visit)
            found.setdefault(key, []).append(row)
        return tuple(self._group(rows) for rows in found.values())

    def _group(self, rows: list[Row]) -> Group:
        first = rows[0].aspect
        examples = {
            self._numbers[id(self._example[c.aspect.kind, c.order])]: None
            for row in rows
            for c in self.found.of(row.aspect)
        }
        kind = self._words.kind(first)
        names = ", ".join(filter(None, (self._words.thing(row.aspect) for row in rows)))
        return Group(
            what=f"{kind}{self.colon}{names}" if names else kind,
            how=rows[0].how,
            verdict=rows[0].verdict,
            patients=tuple(sorted(examples)),
        )

    @cached_property
    def _example(self) -> dict[tuple[str, str], Treated]:
        """One patient for each kind of change: who is asked the least."""
        found: dict[tuple[str, str], Treated] = {}
        for one in sorted(self.found.changes, key=lambda change: _size(change.patient)):
            found.setdefault((one.aspect.kind, one.order), one.patient)
        return found

    @property
    def unchanged(self) -> str:
        """Return the kinds of which nothing is decided otherwise."""
        moved = {row.aspect.kind for row in self.rows}
        same = tuple(one for one in self.found.compared if one.kind not in moved)
        return ", ".join(kinds(same, self.language))

    def _row(self, aspect: Aspect, changes: tuple[Change, ...]) -> Row:
        numbers = (self._numbers[id(one.patient)] for one in changes)
        return Row(
            aspect=aspect,
            what=self._words.what(aspect),
            how=hows(changes, self.language),
            verdict=verdict([one.bearing for one in changes]),
            patients=tuple(dict.fromkeys(numbers)),
        )

    # ── patients ──────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The numbers of all patients; one for each kind of change comes first."""
        examples = [self._example[one.aspect.kind, one.order] for one in self._by_bearing]
        every = (*examples, *(one.patient for one in self._by_bearing))
        return {key: number for number, key in enumerate(dict.fromkeys(map(id, every)), 1)}

    @cached_property
    def _by_bearing(self) -> tuple[Change, ...]:
        return tuple(sorted(self.found.changes, key=lambda one: _ORDER.index(one.bearing)))

    @cached_property
    def patients(self) -> tuple[Shown, ...]:
        """The patients in the order of their numbers."""
        found = {self._numbers[id(one.patient)]: one for one in reversed(self._by_bearing)}
        return tuple(self._showing.shown(number, found[number]) for number in sorted(found))

    @property
    def examples(self) -> tuple[Shown, ...]:
        """One patient for each kind of change."""
        return self.patients[: len(set(map(id, self._example.values())))]

    # ── what is written ───────────────────────────────────────────────────────────────────────

    @cached_property
    def questions(self) -> tuple[tuple[str, str, str], ...]:
        """The id, the label and the fate of each question that is not the same."""
        old, new = self.found.old.protocol.questions, self.found.new.protocol.questions
        return tuple(
            (
                one.id,
                said((new.get(one.id) or old[one.id]).label, self.language),
                said_in(QUESTION_FATES[one.fate], self.language),
            )
            for one in questions(self.found.old, self.found.new)
        )

    @cached_property
    def _every(self) -> tuple[Said, ...]:
        return texts(self.found.old, self.found.new)

    @property
    def texts(self) -> tuple[Said, ...]:
        return tuple(one for one in self._every if not one.standing)

    @property
    def standing(self) -> tuple[Said, ...]:
        """What is written otherwise of who may act, and when."""
        return tuple(one for one in self._every if one.standing)


WHO = ("delegates", "delegants", "settings")
WHEN = ("valid", "status", "kind", "fidelity")
_ORDER: tuple[Verdict, ...] = ("incomparable", "laxer", "stricter", "different", "equal")


def _size(one: Treated) -> int:
    return len({**one.before.asked.facts, **one.after.asked.facts})
