"""The engine decides what a second interpreter, written apart, decides.

`ARBRE_SEED` begins elsewhere, `ARBRE_CASES` asks about as many cases.
"""

from __future__ import annotations

import os

from arbre.engine.answers import Actor
from arbre.engine.deciding import NOBODY, decide
from generating.cases import case
from generating.protocols import protocol
from proof.agreement import CASES_OF_ONE, whole
from proof.reference import MAYBE, NO, YES, Reference

SEED = int(os.environ.get("ARBRE_SEED", "1"))
CASES = int(os.environ.get("ARBRE_CASES", "10000"))


def test_the_engine_decides_what_the_reference_decides() -> None:
    """Status, referral, path and acts, of patients of whom everything is answered."""
    for at in range(CASES):
        generated = protocol(SEED + at // CASES_OF_ONE)
        one = case(generated, at % CASES_OF_ONE)
        answers, actor = whole(one.answers, generated.tree), one.actor or NOBODY
        outcome = decide(generated.tree, answers, clocks=one.clocks, actor=actor)
        said = Reference(
            tree=generated.tree,
            answers=answers.facts,
            start=one.clocks.start,
            visits=one.clocks.visits,
            now=one.clocks.present,
            entitled=entitled(actor, generated.tree.protocol.delegates[0].profession),
        ).run()
        replay = f"ARBRE_SEED={generated.seed} ARBRE_CASES={at % CASES_OF_ONE + 1}"
        found = (
            outcome.status,
            outcome.referral.id if outcome.referral else None,
            list(dict.fromkeys(step.id for step in outcome.path)),
            {(act.id, act.node) for act in outcome.acts},
        )
        wanted = (
            said.status,
            said.referral.id if said.referral else None,
            said.path,
            set(said.acts),
        )
        assert found == wanted, f"{replay} pytest tests/proof/test_reference.py"


def entitled(actor: Actor, profession: str) -> int:
    """Whether this person may act."""
    if actor.entitled is False or actor.profession not in (None, profession):
        return NO
    return MAYBE if actor.profession is None or actor.entitled is None else YES
