"""The screens that the README shows are those that a terminal of 80×24 shows."""

from __future__ import annotations

import re
from pathlib import Path

from terminal.window import window

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
QUESTION, OUTCOME = re.findall(r"^```text\n(.*?)^```$", README, re.M | re.S)
KINE = ("walk", "cheville-torsion-mk", "--today", "2026-06-12T10:42")


def test_the_screens_are_those_of_a_walk() -> None:
    with window([*KINE, "--profession", "masseur-kinesitherapeute"]) as walk:
        walk.wait_for("Signes de gravité").press("n", "n").wait_for("▶ Pied froid ou pâle")
        assert shown(walk.lines) == QUESTION
        walk.press("o").wait_for("RÉORIENTATION")
        assert shown(walk.lines) == OUTCOME


def shown(lines: list[str]) -> str:
    """Return a screen as it is printed on a page: without the room left empty."""
    text = "\n".join(line.rstrip() for line in lines).rstrip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", text)
