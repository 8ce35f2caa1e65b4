"""The smallest protocol and scenarios of it, as values to change and to decide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from arbre.analysis.scenarios import Report, run
from arbre.language.loading import check_bytes
from arbre.language.tree import Tree

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "diagnostics" / "base" / "minimal.yaml"
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "schemas" / "scenarios.schema.json").read_text(encoding="utf-8")
)
PROTOCOLS = tuple(sorted(path.parent for path in ROOT.glob("protocols/*/protocol.yaml")))
HEAD = """\
arbre_scenarios: 1
protocol: minimal
defaults:
  clocks: {start: 2026-06-12T10:42}
  actor: {profession: masseur-kinesitherapeute, entitled: true}
  answers:
    {temperature: 37.0, accord: true, age: 34, antecedents: none, douleur: true, cote: gauche,
    douleur@controle: false}
scenarios:
"""


def tree(*changes: tuple[str, str]) -> Tree:
    """The smallest protocol with pieces of its text replaced; each piece must be there."""
    text = BASE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    found = check_bytes(text.encode(), "minimal.yaml").tree
    assert found is not None
    return found


def report(folder: Path, scenarios: Iterable[str]) -> Report:
    """The scenarios, each a line of YAML, as run on the smallest protocol in a new folder."""
    folder.mkdir(exist_ok=True)
    (folder / "protocol.yaml").write_text(BASE.read_text(encoding="utf-8"), encoding="utf-8")
    text = HEAD + "".join(f"  - {one}\n" for one in scenarios)
    (folder / "scenarios.yaml").write_text(text, encoding="utf-8")
    found = run(folder, SCHEMA)
    assert found.results, found.diagnostics
    return found


@cache
def shipped(folder: Path) -> tuple[Report, Tree]:
    """A shipped protocol with its scenarios, as run once for all that is asked of it."""
    found = run(folder, SCHEMA)
    assert found.passed
    assert found.checked.tree is not None
    return found, found.checked.tree
