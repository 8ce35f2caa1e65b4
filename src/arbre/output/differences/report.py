"""Differences → what every format shows: one verdict, rows, patients, and what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from arbre.analysis.differences import Aspect, Change, Differences, Treated
from arbre.analysis.differences.differences import Verdict, verdict
from arbre.analysis.differences.questions import questions
from arbre.analysis.differences.texts import Said, texts
from arbre.analysis.proof.differing.aspects import Bearing
from arbre.engine.answers import Answers, Unknown
from arbre.engine.outcome import LimitValue
from arbre.engine.telling.facts import FactWords
from arbre.engine.telling.names import Names, quantity
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.texts import said
from arbre.language.tree import FIRST, Tree
from arbre.output.differences.words import (
    CATEGORIES,
    KINDS,
    QUESTION_FATES,
    STATUSES,
    TITLES,
    WHOLE,
    hows,
    kinds,
    said_in,
)

if TYPE_CHECKING:
    from arbre.analysis.proof.replay import Replayed


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One patient: the answers that both ask for, those of one, and what each decides."""

    number: int
    common: tuple[str, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    before: str
    after: str
    bearing: Bearing


@dataclass(frozen=True, kw_only=True)
class Report:
    """Two protocols, as they are told in one language."""

    found: Differences
    language: Language

    def word(self, key: str) -> str:
        return said_in(TITLES[key], self.language)

    @property
    def colon(self) -> str:
        return " : " if self.language == "fr" else ": "

    @property
    def semicolon(self) -> str:
        return " ; " if self.language == "fr" else "; "

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
        unshown = dict.fromkeys(self._what(aspect) for aspect, _ in found.unshown)
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
        kind = said_in(KINDS[first.kind], self.language)
        if first.visit != FIRST:
            kind += f" ({self._stage(first.visit)})"
        names = ", ".join(filter(None, (self._thing(row.aspect) for row in rows)))
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
            what=self._what(aspect),
            how=hows(changes, self.language),
            verdict=verdict([one.bearing for one in changes]),
            patients=tuple(dict.fromkeys(numbers)),
        )

    # ── aspects ───────────────────────────────────────────────────────────────────────────────

    def _what(self, aspect: Aspect) -> str:
        parts = [self._thing(aspect)] if aspect.name else []
        if aspect.visit != FIRST:
            parts.append(self._stage(aspect.visit))
        kind = said_in(KINDS[aspect.kind], self.language)
        return kind + (self.colon + ", ".join(parts) if parts else "")

    def _thing(self, aspect: Aspect) -> str:
        """Return what an aspect is about: an act and its limit, a referral."""
        name = self._name(aspect) if aspect.name else ""
        return f"{name} ({quantity(aspect.limit, self.language)})" if aspect.limit else name

    def _name(self, aspect: Aspect) -> str:
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
        return tuple(self._shown(number, found[number]) for number in sorted(found))

    @property
    def examples(self) -> tuple[Shown, ...]:
        """One patient for each kind of change."""
        return self.patients[: len(set(map(id, self._example.values())))]

    def _shown(self, number: int, change: Change) -> Shown:
        one, language = change.patient, self.language
        old, new = self.found.old, self.found.new
        mine, theirs = one.before.asked.facts, one.after.asked.facts
        bearings = {aspect.bearing(order) for aspect, order in one.moves}
        bearing: Bearing = "laxer" if "laxer" in bearings else change.bearing
        return Shown(
            number=number,
            common=(*self._raised(one), *self._both(one, [f for f in mine if f in theirs])),
            only_old=tuple(_told(one.before, [f for f in mine if f not in theirs], old, language)),
            only_new=tuple(_told(one.after, [f for f in theirs if f not in mine], new, language)),
            before=self._decision(one.before, self.found.old),
            after=self._decision(one.after, self.found.new),
            bearing=bearing,
        )

    def _raised(self, one: Treated) -> Iterator[str]:
        yield from (self.word(f"raised_{each.kind}") for each in one.before.asked.raised)

    def _both(self, one: Treated, facts: list[Fact]) -> Iterator[str]:
        """Yield what both ask; where one does not take the answer, what the other was told."""
        mine, theirs = one.before.asked.facts, one.after.asked.facts
        told = {f: mine[f] if not isinstance(mine[f], Unknown) else theirs[f] for f in facts}
        known = {f for f in facts if mine[f] == told[f]}
        answered = replace(one.before, asked=Answers(facts=mine))
        yield from _told(answered, [f for f in facts if f in known], self.found.old, self.language)
        answered = replace(one.after, asked=Answers(facts=theirs))
        rest = [f for f in facts if f not in known]
        yield from _told(answered, rest, self.found.new, self.language)

    # ── outcomes ──────────────────────────────────────────────────────────────────────────────

    def _decision(self, one: Replayed, tree: Tree) -> str:
        names, outcome = Names(tree=tree, language=self.language), one.outcome
        status = self._name(Aspect(kind="status", name=outcome.status))
        if outcome.category is not None:
            status += f" ({self._name(Aspect(kind='category', name=outcome.category))})"
        parts = [status]
        parts += [f"→ {names.whom(made)}" for made in outcome.referrals if made.mandatory]
        if outcome.waiting is not None:
            parts[0] += f" ({names.stage(outcome.waiting.node)})"
        parts += [names.act(act.id) + self._limits(act.limits) for act in outcome.acts]
        parts += [f"+ {names.whom(made)}" for made in outcome.referrals if not made.mandatory]
        return self.semicolon.join([*parts, *self._visits(one, names)])

    def _limits(self, limits: tuple[LimitValue, ...]) -> str:
        texts_ = (text for one in limits if (text := self._limit(one)))
        every = ", ".join(texts_)
        return f" ({every})" if every else ""

    def _limit(self, one: LimitValue) -> str:
        ends = [
            to_number(end, one.unit, self.language) for end in (one.min, one.max) if end is not None
        ]
        sign = "" if len(ends) > 1 else "≥ " if one.min is not None else "≤ "
        return f"{quantity(one.id, self.language)} {sign}{' – '.join(ends)}" if ends else ""

    def _visits(self, one: Replayed, names: Names) -> Iterator[str]:
        for visit, at in one.clocks.visits.items():
            days = (at.date() - one.clocks.start.date()).days
            yield f"{names.stage(visit)}{self.colon}{self.word('day')} {days}"

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


def _told(one: Replayed, facts: Iterable[Fact], tree: Tree, language: Language) -> Iterator[str]:
    words = FactWords(
        protocol=tree.protocol, answers=one.asked, clocks=one.clocks, language=language
    )
    stages = Names(tree=tree, language=language)
    for visit, group in groupby(facts, lambda fact: fact.visit):
        told = list(words.several(group))
        if visit != FIRST:
            told[0] = f"[{stages.stage(visit)}] {told[0]}"
        yield from told
