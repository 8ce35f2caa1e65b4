"""The solver's formulas decide what the interpreter decides, on random protocols and cases.

Of each case with what is missing answered "unknown": status, category, referrals, acts and their
limits, path and reasons. Of a case in which questions are open, besides: what was settled stands,
whatever they are answered. How many cases: see `sharing`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from arbre.engine.deciding import NOBODY, decide
from generating.cases import MIXED, drawn_case
from proof.agreement import Judge, said, whole
from proof.sharing import cases_wanted, replay, share

CASES = cases_wanted(5_000)
OF_ONE = 50
"""So many cases of each protocol."""
ITEMS = 10
"""So many tests."""
ENOUGH = 500
MET = ("included", "excluded", "referred", "withdrawn", "waiting", "acts")
PARTIAL = ("referred", "incomplete", "acts")


@pytest.mark.parametrize("item", range(ITEMS))
def test_the_solver_decides_what_the_interpreter_decides(item: int) -> None:
    counts: Counter[str] = Counter()
    for generated, numbers in share(item, ITEMS, CASES, OF_ONE):
        judge = Judge.of(generated.tree)
        for number in numbers:
            one = drawn_case(generated, number, MIXED[number % len(MIXED)]).case
            actor = one.actor or NOBODY
            again = replay(generated, number, "test_agreement")
            answers = whole(one.answers, judge.tree)
            outcome = decide(judge.tree, answers, clocks=one.clocks, actor=actor)
            assert judge.decided(answers, one, actor) == said(outcome), again
            counts.update((outcome.status, "acts" if outcome.acts else "no act"))
            if len(one.answers.facts) < len(answers.facts):
                answers = replace(one.answers, raised=())
                outcome = decide(judge.tree, answers, clocks=one.clocks, actor=actor)
                assert judge.stands(outcome, answers, one, actor), again
                acts = ["partial acts"] if outcome.acts else []
                counts.update(("partial", f"partial {outcome.status}", *acts))
    print(counts)
    if counts["acts"] + counts["no act"] >= ENOUGH:
        assert not {*MET, *(f"partial {one}" for one in PARTIAL)} - counts.keys()
        assert counts["partial"] >= ENOUGH / 4
