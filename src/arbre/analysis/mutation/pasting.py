"""A patient whom a mutant treats otherwise → a case that a scenario of the protocol can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from arbre.analysis.proof.differing.equivalence import said
from arbre.analysis.proof.differing.treated import Treated
from arbre.engine.answers import Answer, Answers, Clocks
from arbre.engine.deciding import NOBODY, decide
from arbre.engine.outcome import Outcome
from arbre.engine.reading import Case
from arbre.language.conditions.syntax import Fact
from arbre.language.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasting:
    """A protocol and its mutant, as if in force: what the engine decides otherwise of a case."""

    old: Tree
    new: Tree

    def cases(self, treated: Treated) -> Iterator[Case]:
        """Yield cases of a patient that the protocol decides, and the mutant decides otherwise.

        With the answers to what both ask; or to what the protocol asks, where the other answers
        would end the walk. One of whom only what is told between two visits differs has not come to
        the second one.
        """
        before, after = treated.before.asked.facts, treated.after.asked.facts
        for facts in ({**after, **before}, before):
            yield from filter(self.decided_otherwise, self._in_time(facts, treated))

    def halfway(self, treated: Treated) -> Case | None:
        """Return a case of which the protocol asks more, where the mutant decides already.

        Of a whole one they decide the same: an alert that the mutant does not ask for counts too.
        """
        facts = treated.after.asked.facts
        return next(filter(self.unlike, self._in_time(facts, treated)), None)

    def decided_otherwise(self, case: Case) -> bool:
        """Tell whether the mutant decides otherwise of a case of which no question is open."""
        return self._of(self.old, case).status != "incomplete" and self.unlike(case)

    def unlike(self, case: Case) -> bool:
        return said(self._of(self.old, case)) != said(self._of(self.new, case))

    def _of(self, tree: Tree, case: Case) -> Outcome:
        return decide(tree, case.answers, clocks=case.clocks, actor=case.actor or NOBODY)

    def _in_time(self, facts: Mapping[Fact, Answer], treated: Treated) -> Iterator[Case]:
        """Yield a case at its last visit, then without it, and so on."""
        before, after = treated.before, treated.after
        visits = {**after.clocks.visits, **before.clocks.visits}
        known = [one for one in visits.items() if one[0] in self.old.visits]
        opened = sorted(known, key=lambda one: one[1])
        answers = Answers(facts={f: one for f, one in facts.items() if f in self.old.known})
        for count in range(len(opened), -1, -1):
            clocks = Clocks(start=before.clocks.start, visits=dict(opened[:count]))
            yield Case(answers=answers, clocks=clocks, actor=before.full.actor)
