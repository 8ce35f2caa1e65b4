"""One patient, and what each of two protocols decides → words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from arbre.analysis.differences import Aspect, Change, Differences, Treated
from arbre.analysis.proof.differing.aspects import Bearing
from arbre.engine.answers import Answers, Unknown
from arbre.engine.outcome import LimitValue
from arbre.engine.telling.facts import FactWords
from arbre.engine.telling.names import Names, quantity
from arbre.language.conditions.phrasing import to_number
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.tree import FIRST, Tree
from arbre.output.differences.aspects import AspectWords
from arbre.output.differences.words import TITLES, said_in

if TYPE_CHECKING:
    from arbre.analysis.proof.replay import Replayed


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """Says patients in one language."""

    words: AspectWords

    @property
    def found(self) -> Differences:
        return self.words.found

    @property
    def language(self) -> Language:
        return self.words.language

    @property
    def semicolon(self) -> str:
        return " ; " if self.language == "fr" else "; "

    def shown(self, number: int, change: Change) -> Shown:
        """Return the patient of a change, who counts as laxer if anything is laxer for them."""
        one, old, new = change.patient, self.found.old, self.found.new
        mine, theirs = one.before.asked.facts, one.after.asked.facts
        bearings = {aspect.bearing(order) for aspect, order in one.moves}
        bearing: Bearing = "laxer" if "laxer" in bearings else change.bearing
        return Shown(
            number=number,
            common=(*self._raised(one), *self._both(one, [f for f in mine if f in theirs])),
            only_old=tuple(self._told(one.before, [f for f in mine if f not in theirs], old)),
            only_new=tuple(self._told(one.after, [f for f in theirs if f not in mine], new)),
            before=self._decision(one.before, old),
            after=self._decision(one.after, new),
            bearing=bearing,
        )

    # ── answers ───────────────────────────────────────────────────────────────────────────────

    def _raised(self, one: Treated) -> Iterator[str]:
        yield from (self._word(f"raised_{each.kind}") for each in one.before.asked.raised)

    def _both(self, one: Treated, facts: list[Fact]) -> Iterator[str]:
        """Yield what both ask; where one does not take the answer, what the other was told."""
        mine, theirs = one.before.asked.facts, one.after.asked.facts
        told = {f: mine[f] if not isinstance(mine[f], Unknown) else theirs[f] for f in facts}
        known = {f for f in facts if mine[f] == told[f]}
        answered = replace(one.before, asked=Answers(facts=mine))
        yield from self._told(answered, [f for f in facts if f in known], self.found.old)
        answered = replace(one.after, asked=Answers(facts=theirs))
        yield from self._told(answered, [f for f in facts if f not in known], self.found.new)

    def _told(self, one: Replayed, facts: Iterable[Fact], tree: Tree) -> Iterator[str]:
        words = FactWords(
            protocol=tree.protocol, answers=one.asked, clocks=one.clocks, language=self.language
        )
        stages = Names(tree=tree, language=self.language)
        for visit, group in groupby(facts, lambda fact: fact.visit):
            told = list(words.several(group))
            if visit != FIRST:
                told[0] = f"[{stages.stage(visit)}] {told[0]}"
            yield from told

    # ── outcomes ──────────────────────────────────────────────────────────────────────────────

    def _decision(self, one: Replayed, tree: Tree) -> str:
        names, outcome = Names(tree=tree, language=self.language), one.outcome
        status = self.words.name(Aspect(kind="status", name=outcome.status))
        if outcome.category is not None:
            status += f" ({self.words.name(Aspect(kind='category', name=outcome.category))})"
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
            yield f"{names.stage(visit)}{self.words.colon}{self._word('day')} {days}"

    def _word(self, key: str) -> str:
        return said_in(TITLES[key], self.language)
