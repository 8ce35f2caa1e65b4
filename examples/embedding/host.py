"""A host program that asks the questions in its own way: one line each, on standard input.

    python examples/embedding/host.py [SAVED.json]

`o`, `n` or a value answers; `? reason` says that it is not known; `undo`, `doubt` and `quit` do
what they say. The case is kept in a file after each answer, and goes on where it stopped.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import arbre

REASONS = ("not_known", "not_measurable", "refused")


def main() -> None:
    """Walk the ankle protocol until it says something."""
    saved = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    session = opened(saved)
    while session.outcome().status == "incomplete":
        question = session.questions("fr")[0]
        print(f"{question.ask}  [{', '.join(choices(question))}]")
        line = sys.stdin.readline()
        if not line or line.strip() == "quit":
            return
        say(session, question, line.strip())
        keep(session, saved)
    outcome = session.show(at=datetime.now())
    print(outcome.status, *(referral.id for referral in outcome.referrals))
    for act in outcome.acts:
        print(
            "-", act.id, *(f"{limit.id} ≤ {limit.max} {limit.unit or ''}" for limit in act.limits)
        )


def opened(saved: Path | None) -> arbre.Session:
    """Open a case, or go on with the one that was kept."""
    tree = arbre.load_shipped("cheville-torsion-mk")
    if saved is not None and saved.exists():
        return arbre.Session.resume(tree, json.loads(saved.read_text(encoding="utf-8")))
    kine = arbre.Actor(profession="masseur-kinesitherapeute", entitled=True)
    return arbre.Session.open(tree, at=datetime.now(), actor=kine)


def keep(session: arbre.Session, saved: Path | None) -> None:
    """Keep the trace: it is all that going on needs."""
    if saved is not None:
        saved.write_text(json.dumps(session.pause()), encoding="utf-8")


def say(session: arbre.Session, question: arbre.Question, line: str) -> None:
    """Give one line to the session; a line that cannot be taken changes nothing."""
    now = datetime.now()
    if line == "undo":
        session.undo(at=now)
    elif line == "doubt":
        session.doubt(at=now)
    else:
        try:
            session.answer(question.id, value(question, line), at=now)
        except arbre.AnswerError as error:
            print("!", *(problem.code for problem in error.problems))


def value(question: arbre.Question, line: str) -> object:
    """Return the value that a line stands for, as the question's type wants it."""
    if line.startswith("?"):
        reason = line.removeprefix("?").strip() or "not_known"
        return {"unknown": reason}
    if question.kind == "boolean":
        return {"o": True, "n": False}.get(line, line)
    if question.kind in ("integer", "decimal"):
        return number(line)
    if question.kind == "choices" and line != "none":
        return {option: option in line.split() for option in question.options}
    return line


def number(line: str) -> object:
    """Return the number that a line is, with a comma or a point; the line itself if it is none."""
    try:
        exact = Decimal(line.replace(",", "."))
    except InvalidOperation:
        return line
    return int(exact) if exact == exact.to_integral_value() else exact


def choices(question: arbre.Question) -> tuple[str, ...]:
    """Return what may be typed."""
    options: Mapping[str, str] = question.options
    match question.kind:
        case "boolean":
            typed: tuple[str, ...] = ("o", "n")
        case "choice":
            typed = tuple(options)
        case "choices":
            typed = ("none", *options)
        case _:
            typed = (question.unit or question.kind,)
    return (*typed, *(f"? {reason}" for reason in REASONS))


if __name__ == "__main__":
    main()
