"""A protocol and its scenarios → the page that is published."""

from __future__ import annotations

from pathlib import Path

from arbre.analysis.scenarios import written
from arbre.engine.telling.names import Names
from arbre.output.markdown import to_page
from arbre.output.to_mermaid import to_mermaid
from arbre.shipped.loading import scenario_rules


def page(names: Names, folder: Path) -> str:
    """Return the page of a protocol with the scenarios of its folder."""
    return to_page(names, to_mermaid(names), written(folder, scenario_rules()))
