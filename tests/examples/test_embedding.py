"""The examples run, and say what they should."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import arbre
from arbre.language.loading import check

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def run(script: str, *arguments: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, EXAMPLES / script, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout


def test_a_script_decides() -> None:
    said = json.loads(run("embedding/decide.py"))
    assert (said["status"], said["mode"], said["acts"]) == ("referred", "training", [])
    assert said["referrals"] == [
        {"to": "emergency", "urgency": "immediate", "because": ["pied_froid"]}
    ]


def test_a_host_asks_keeps_and_goes_on(tmp_path: Path) -> None:
    saved = tmp_path / "case.json"
    assert "referred" not in run("embedding/host.py", str(saved), typed="n\nn\nperhaps\nquit\n")
    tree = arbre.load_shipped("cheville-torsion-mk")
    session = arbre.Session.resume(tree, json.loads(saved.read_text(encoding="utf-8")))
    assert len(session.state.answers.facts) == 2
    said = run("embedding/host.py", str(saved), typed="o\n").splitlines()
    assert said[-1] == "referred urgences"


def test_the_ten_lines_are_right() -> None:
    assert check(EXAMPLES / "dix-lignes" / "protocol.yaml").diagnostics == ()
