"""A local overlay, before an app uses it: compared with what it extends, unless its file says so.

Every app opens protocols, and runs their scenarios, through here: none lets pass what another
refuses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from arbre.errors import MissingExtra

if TYPE_CHECKING:
    from arbre.analysis.scenarios import Report
    from arbre.language.loading import Checked


def compared(checked: Checked) -> Checked:
    """Return what a file comes to once an overlay has been compared.

    One that is laxer for somebody has errors, and no tree. Without the solver nothing is compared:
    the tree then says so itself, and authorises nothing for good.
    """
    tree = checked.tree
    if tree is None or tree.base is None:
        return checked
    from arbre.analysis.overlays import compared as comparison

    try:
        found = comparison(tree)
    except MissingExtra:
        return checked
    others = (one for one in checked.diagnostics if one.code != "overlay-not-compared")
    return replace(checked, tree=found.tree, diagnostics=(*found.diagnostics, *others))


def compared_once(checked: Checked) -> Checked:
    """Return the same, trusting a file that says that it was compared: it takes seconds."""
    tree = checked.tree
    return checked if tree is None or tree.compared else compared(checked)


def opened(path: Path, today: date | None = None) -> Checked:
    """Return what a protocol file comes to before a patient may meet it."""
    from arbre.shipped.loading import check

    return compared_once(check(path, today=today))


def run_folder(folder: Path) -> Report:
    """Run the scenarios of one protocol."""
    from arbre.analysis.scenarios import run
    from arbre.shipped.loading import scenario_rules

    return run(folder, scenario_rules(), opened)
