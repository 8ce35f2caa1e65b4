"""What VS Code does with the files of .vscode: its settings, and the lines of a task."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

MATCH = """
const [regexp, text] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const pattern = new RegExp(regexp);
console.log(JSON.stringify(text.split("\\n").map((line) => pattern.exec(line))));
"""


def of_yaml(folder: Path) -> dict[str, Any]:
    """The settings of the YAML extension, nested as it sends them to its server."""
    written = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))
    nested: dict[str, Any] = {}
    for name, value in written.items():
        if name.startswith("yaml."):
            *parents, last = name.split(".")[1:]
            place = nested
            for parent in parents:
                place = place.setdefault(parent, {})
            place[last] = value
    return nested


def tasks(folder: Path) -> dict[str, dict[str, Any]]:
    """The tasks, by the command of arbre that each runs."""
    written = json.loads((folder / ".vscode/tasks.json").read_text("utf-8"))
    return {task["args"][0]: task for task in written["tasks"]}


def matched(matcher: dict[str, Any], output: str) -> list[dict[str, str]]:
    """What a problem matcher finds in an output, by the engine that VS Code runs it with."""
    pattern = dict(matcher["pattern"])
    regexp = pattern.pop("regexp")
    done = subprocess.run(
        ["node", "-e", MATCH],
        input=json.dumps([regexp, output]),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    groups = (found for found in json.loads(done.stdout) if found is not None)
    return [{name: found[at] for name, at in pattern.items()} for found in groups]
