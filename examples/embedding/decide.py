"""Decide one case and print the decision: `python examples/embedding/decide.py`."""

from __future__ import annotations

import json
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
    """Load a protocol, read a case, decide, and print what matters of it as JSON."""
    tree = arbre.load_shipped("cheville-torsion-mk")
    case = arbre.read_case(ANSWERS, tree, at=OPENED)
    if isinstance(case, tuple):
        raise SystemExit("\n".join(f"{problem.path}: {problem.code}" for problem in case))
    kine = arbre.Actor(profession="masseur-kinesitherapeute", entitled=True)
    outcome = arbre.decide(tree, case.answers, clocks=case.clocks, actor=kine)
    print(json.dumps(told(outcome), ensure_ascii=False, indent=2))


def told(outcome: arbre.Outcome) -> dict[str, object]:
    """Return a part of an outcome; `arbre decide --format json` prints the whole of it."""
    return {
        "status": outcome.status,
        "mode": outcome.mode,
        "acts": [act.id for act in outcome.acts],
        "referrals": [
            {"to": one.to, "urgency": one.urgency, "because": [why.id for why in one.reasons]}
            for one in outcome.referrals
        ],
        "asking": [str(fact) for fact in outcome.asking],
        "not looked for": list(outcome.unsought),
    }


if __name__ == "__main__":
    main()
