"""Run the scenarios of a protocol on its mutants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

from arbre.analysis.expecting import differences
from arbre.analysis.mutation.editing import edited
from arbre.analysis.mutation.mutants import Mutant, mutants_of
from arbre.analysis.mutation.reaching import Reaching
from arbre.analysis.scenarios import Result, run_one
from arbre.engine.deciding import NOBODY, decide
from arbre.language.draft import Draft
from arbre.language.drafting import draft
from arbre.language.loading import tree_of
from arbre.language.tree import Tree

if TYPE_CHECKING:
    from arbre.engine.reading import Case

Fate = Literal["stillborn", "killed", "equivalent", "survived"]
FATES: Final[tuple[Fate, ...]] = ("killed", "equivalent", "stillborn", "survived")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What became of one mutant.

    `killer` is the scenario that noticed it. `patient` is one whom the mutant treats otherwise,
    where a solver found one: of a mutant that survived.
    """

    mutant: Mutant
    fate: Fate
    killer: str | None = None
    patient: Case | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """All mutants of one protocol."""

    tested: tuple[Tested, ...]

    def count(self, fate: Fate) -> int:
        return sum(one.fate == fate for one in self.tested)

    @property
    def survivors(self) -> tuple[Tested, ...]:
        return tuple(one for one in self.tested if one.fate == "survived")

    @property
    def shown(self) -> tuple[Tested, ...]:
        """The survivors of which a patient shows that they are no fault without effect."""
        return tuple(one for one in self.survivors if one.patient is not None)


class Compared(Protocol):
    """What is known of two protocols."""

    @property
    def equal(self) -> bool:
        """Whether they decide the same of every patient."""

    def patient(self) -> Case | None:
        """Return a patient whom they treat otherwise; None when it is not confirmed."""


Compare = Callable[[Tree, Tree], Compared]


def mutate(
    tree: Tree,
    results: Iterable[Result],
    *,
    compare: Compare | None = None,
    part: tuple[int, int] = (0, 1),
) -> Mutation:
    """Return what becomes of the mutants of a protocol.

    Args:
        tree: the protocol.
        results: its scenarios, as run: those that pass, and expect something, are used.
        compare: tells mutants that survive from those that change nothing; without it, every
            mutant that no scenario notices counts as a survivor.
        part: (1, 3) is the second of three parts, to share the work.

    """
    made = draft_of(tree)
    useful = tuple(one for one in results if one.passed and not one.unconfirmed and one.case)
    trial = _Trial(
        tree=tree,
        reaching=Reaching(draft=made, results=useful),
        results=useful,
        compare=compare,
    )
    number, parts = part
    mutants = mutants_of(made)[number::parts]
    return Mutation(tested=tuple(trial.test(mutant) for mutant in mutants))


def draft_of(tree: Tree) -> Draft:
    """Return the draft from which a tree was built."""
    made, _ = draft(tree.protocol, tree.document)
    return made


def grown(tree: Tree, mutant: Mutant) -> Tree | None:
    """Return the tree of a mutant; None when `check` refuses it."""
    value = edited(tree.document.value, mutant.path, mutant.new)
    return tree_of(replace(tree.document, value=value))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    tree: Tree
    reaching: Reaching
    results: tuple[Result, ...]
    compare: Compare | None

    def test(self, mutant: Mutant) -> Tested:
        changed = grown(self.tree, mutant)
        if changed is None:
            return Tested(mutant=mutant, fate="stillborn")
        nearest = self.reaching.nearest(mutant.path)
        killer = self._killer(changed, nearest)
        if killer is not None:
            return Tested(mutant=mutant, fate="killed", killer=killer)
        compared = self.compare(self.tree, changed) if self.compare is not None else None
        if compared is not None and compared.equal:
            return Tested(mutant=mutant, fate="equivalent")
        killer = self._killer(changed, self._others(nearest))
        if killer is not None:
            return Tested(mutant=mutant, fate="killed", killer=killer)
        patient = compared.patient() if compared is not None else None
        return Tested(mutant=mutant, fate="survived", patient=patient)

    def _others(self, nearest: tuple[Result, ...]) -> Iterator[Result]:
        known = {id(one) for one in nearest}
        return (one for one in self.results if id(one) not in known)

    def _killer(self, changed: Tree, results: Iterable[Result]) -> str | None:
        for one in results:
            if self._notices(changed, one):
                return one.scenario.id
        return None

    def _notices(self, changed: Tree, result: Result) -> bool:
        """Tell whether a scenario fails on the mutant."""
        if result.case is None or not self._same_questions(changed):
            return not run_one(changed, result.scenario).passed
        case = result.case
        outcome = decide(changed, case.answers, clocks=case.clocks, actor=case.actor or NOBODY)
        return any(True for _ in differences(outcome, result.scenario.expect, changed))

    def _same_questions(self, changed: Tree) -> bool:
        """Tell whether an answer to the protocol is read the same way by the mutant."""
        return changed.facts == self.tree.facts and changed.visits.keys() == self.tree.visits.keys()
