"""What one decision looks at, and what it finds: written down as it goes."""

from __future__ import annotations

from dataclasses import dataclass, field

from arbre.engine.outcome import Origin, Reason
from arbre.engine.view import View, consulted, wanting
from arbre.language.conditions.asking import open_facts, open_facts_of_term
from arbre.language.conditions.supporting import support_of_term
from arbre.language.conditions.syntax import Condition, Fact, Path, Term
from arbre.language.conditions.values import Truth
from arbre.language.tree import Asked


def settled(condition: Condition, view: View) -> Truth | None:
    """Return the truth of a condition, None while a question that matters is open."""
    value = view.truth(condition)
    return value.low if value.settled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose condition is looked at, for the explanation."""

    id: str
    origin: Origin
    visit: str
    path: Path
    cite: tuple[str, ...] = ()
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`examined` and `used` in the order of the walk; `asking` holds what is still open."""

    view: View
    examined: dict[Reason, None] = field(default_factory=dict)
    used: dict[Fact, None] = field(default_factory=dict)
    asking: dict[Fact, None] = field(default_factory=dict)

    def look(self, condition: Condition, subject: Subject) -> Reason | None:
        """Settle a condition: what was found, or None (and its questions) while it is open."""
        self.used.update(dict.fromkeys(consulted(condition, self.view)))
        truth = settled(condition, self.view)
        if truth is None:
            self.asking.update(dict.fromkeys(open_facts(condition, self.view.evaluation)))
            return None
        return self._found(reason(subject, truth, self.view.support(condition)))

    def at_least(self, condition: Condition, subject: Subject) -> Reason | None:
        """Tell what a condition is at least, and ask nothing; None where it may be false yet."""
        least = self.view.truth(condition).low
        if least is Truth.FALSE and settled(condition, self.view) is None:
            return None
        self.used.update(dict.fromkeys(consulted(condition, self.view)))
        return self._found(reason(subject, least, self.view.support(condition)))

    def _found(self, found: Reason) -> Reason:
        self.used.update(dict.fromkeys(found.facts))
        self.examined[found] = None
        return found

    def want(self, asked: tuple[Asked, ...]) -> bool:
        """Ask facts for their own sake; tell whether all of them are answered or irrelevant."""
        open_: dict[Fact, None] = {}
        for one in asked:
            if one.relevant is not None:
                self.used.update(dict.fromkeys(consulted(one.relevant, self.view)))
            still = wanting(one, self.view)
            open_.update(dict.fromkeys(still))
            if not still and self.view.answered(one.fact):
                self.used[one.fact] = None
        self.asking.update(open_)
        return not open_

    def measure(self, term: Term) -> None:
        """Ask what a limit needs."""
        self.used.update(dict.fromkeys(support_of_term(term, self.view.evaluation)))
        self.asking.update(dict.fromkeys(open_facts_of_term(term, self.view.evaluation)))


def reason(subject: Subject, truth: Truth, facts: tuple[Fact, ...]) -> Reason:
    """Return what was found of a subject."""
    return Reason(
        id=subject.id,
        origin=subject.origin,
        visit=subject.visit,
        truth=truth,
        facts=facts,
        cite=subject.cite,
        path=subject.path,
        category=subject.category,
    )
