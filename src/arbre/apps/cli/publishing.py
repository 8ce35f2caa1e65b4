"""A protocol and its scenarios → the page that is published."""

from __future__ import annotations

import json
from pathlib import Path

from arbre.analysis.scenarios import written
from arbre.engine.telling.names import Names
from arbre.output.markdown import to_page
from arbre.output.to_mermaid import to_mermaid
from arbre.shipped import schema


def page(names: Names, folder: Path) -> str:
    """Return the page of a protocol with the scenarios of its folder."""
    file = schema("scenarios")
    rules = json.loads(file.read_text(encoding="utf-8")) if file else {}
    return to_page(names, to_mermaid(names), written(folder, rules))
