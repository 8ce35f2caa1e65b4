"""Load a protocol that travels with arbre, by its id."""

from __future__ import annotations

from datetime import date

from arbre.errors import ProtocolError
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.suggesting import closest
from arbre.language.loading import load
from arbre.language.tree import Tree
from arbre.shipped import protocol, protocols


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
