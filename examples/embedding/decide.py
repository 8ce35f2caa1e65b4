"""Decide one case and print the decision: `python examples/embedding/decide.py`."""

from __future__ import annotations

from datetime import datetime

import arbre

OPENED = datetime(2026, 6, 12, 10, 42)

# What is known of the patient. An unknown answer is an answer, and says why.
ANSWERS: dict[str, object] = {
    "deformation": False,
    "plaie": False,
    "pied_froid": True,
    "accord_soins": {"unknown": "not_known"},
}


def main() -> None:
    """Load a protocol, read a case, decide, and say it."""
    tree = arbre.load_shipped("cheville-torsion-mk")
    case = arbre.read_case(ANSWERS, tree, at=OPENED)
    if isinstance(case, tuple):
        for problem in case:
            print(problem.code, problem.path, dict(problem.values))
        return
    kine = arbre.Actor(profession="masseur-kinesitherapeute", entitled=True)
    outcome = arbre.decide(tree, case.answers, clocks=case.clocks, actor=kine)
    print(outcome.status, outcome.mode)
    for referral in outcome.referrals:
        print("→", referral.to, referral.urgency, "because of", *(r.id for r in referral.reasons))
    for act in outcome.acts:
        print("may be done:", act.id)
    print("not looked for:", *outcome.unsought)


if __name__ == "__main__":
    main()
