"""What the builders share: the draft, and the binder of each visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbre.language.conditions.binding import Binder
from arbre.language.conditions.syntax import Condition, Fact, Path
from arbre.language.draft import Draft
from arbre.language.protocol import Cite
from arbre.language.tree import Asked, Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """`again` gives the questions that each later visit asks anew (see `reasking`)."""

    draft: Draft
    binders: Mapping[str, Binder]
    again: Mapping[str, frozenset[str]]

    def bind(self, path: Path, visit: str) -> Condition:
        return self.binders[visit].condition(self.draft.conditions[path])

    def bind_optional(self, path: Path, visit: str) -> Condition | None:
        return self.bind(path, visit) if path in self.draft.conditions else None

    def referral(self, name: str) -> Referral:
        written = self.draft.protocol.referrals[name]
        return Referral(
            id=name,
            to=written.to,
            urgency=written.urgency,
            channel=written.channel,
            within=written.within,
            label=written.label,
            say=written.say,
            cite=cites(written.cite),
        )

    def doubt(self) -> Referral:
        doubt = self.draft.protocol.doubt
        return self.referral(doubt.refer if doubt else next(iter(self.draft.protocol.referrals)))

    def facts_of(self, question: str, visit: str) -> tuple[Fact, ...]:
        written = self.draft.protocol.questions[question]
        if written.type != "choices":
            return (Fact(question, None, visit),)
        return tuple(Fact(question, option, visit) for option in written.options or ())

    def asked(self, question: str, visit: str) -> tuple[Asked, ...]:
        """Return what asking a question means: one fact, or one for each option."""
        binder = self.binders[visit]
        gate = self.draft.scope.questions[question].gate
        relevant = binder.condition(gate) if gate is not None else None
        newest_visit = binder.fact_of(question, None).visit
        return tuple(
            Asked(fact=fact, relevant=relevant) for fact in self.facts_of(question, newest_visit)
        )

    def all_asked(self, questions: tuple[str, ...], visit: str) -> tuple[Asked, ...]:
        return tuple(asked for name in questions for asked in self.asked(name, visit))


def cites(cite: Cite | None) -> tuple[str, ...]:
    if cite is None:
        return ()
    return (cite,) if isinstance(cite, str) else cite
