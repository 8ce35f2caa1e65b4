"""Load a protocol: one that travels with arbre, by its id, or any file.

A local overlay may name what it extends by the id of a protocol that travels with arbre.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from arbre.errors import ProtocolError
from arbre.language import loading
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.suggesting import closest
from arbre.language.loading import Checked
from arbre.language.tree import Tree
from arbre.shipped import protocol, protocols, schema


def load_shipped(id_: str, *, today: date | None = None) -> Tree:
    """Return the tree of a shipped protocol.

    Args:
        id_: its id, e.g. `cheville-torsion-mk`; never a path.
        today: the day for which dates are checked; without it none is.

    Raises:
        ProtocolError: there is no such protocol; the diagnostic names the closest one.

    """
    file = protocol(id_)
    if file is None:
        values = {"id": id_, "near": closest(id_, protocols()) or ""}
        raise ProtocolError(
            (Diagnostic(code="no-such-protocol", source=None, span=None, values=values),)
        )
    return load(file, today=today)


def load(path: str | Path, *, today: date | None = None) -> Tree:
    """Return the tree of a protocol file, or of a local overlay with what it extends.

    An overlay that was not compared with what it extends serves for training only: whether it was
    is said by its tree (`compared`), and by every outcome (`mode`).

    Args:
        path: the file.
        today: the day for which dates are checked; without it none is.

    Raises:
        ProtocolError: the file cannot be read or has errors; its `diagnostics` say which.

    """
    return loading.load(path, today=today, library=protocol)


def check(path: str | Path, *, today: date | None = None) -> Checked:
    """Return what a protocol file comes to, with all its problems. Nothing is raised."""
    return loading.check(path, today=today, library=protocol)


def scenario_rules() -> dict[str, Any]:
    """Return the schema of scenarios; nothing is asked of them where none is shipped."""
    file = schema("scenarios")
    rules: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file else {}
    return rules
