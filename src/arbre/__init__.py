"""Cooperation protocols in health care as decision trees: checked, walked, explained.

>>> from datetime import datetime
>>> import arbre
>>> tree = arbre.load_shipped("cheville-torsion-mk")
>>> kine = arbre.Actor(profession="masseur-kinesitherapeute", entitled=True)
>>> session = arbre.Session.open(tree, at=datetime(2026, 6, 12, 10, 42), actor=kine)
>>> session.questions("fr")[0].kind
'boolean'
>>> session.outcome().status
'incomplete'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from arbre.engine.answers import Actor, Answers, Clocks, Unknown
    from arbre.engine.deciding import decide
    from arbre.engine.explaining import explain
    from arbre.engine.outcome import Outcome
    from arbre.engine.questions import Question
    from arbre.engine.reading import read_case
    from arbre.engine.session import Session
    from arbre.engine.trace import Trace
    from arbre.errors import AnswerError, ArbreError, ProtocolError, TraceError
    from arbre.language.tree import Tree
    from arbre.shipped.loading import check, load, load_shipped

__version__ = "0.1.0"

# Where each public name is: nothing is imported before it is used, so that starting is quick.
_HOMES = {
    "Actor": "arbre.engine.answers",
    "AnswerError": "arbre.errors",
    "Answers": "arbre.engine.answers",
    "ArbreError": "arbre.errors",
    "Clocks": "arbre.engine.answers",
    "Outcome": "arbre.engine.outcome",
    "ProtocolError": "arbre.errors",
    "Question": "arbre.engine.questions",
    "Session": "arbre.engine.session",
    "Trace": "arbre.engine.trace",
    "TraceError": "arbre.errors",
    "Tree": "arbre.language.tree",
    "Unknown": "arbre.engine.answers",
    "check": "arbre.shipped.loading",
    "decide": "arbre.engine.deciding",
    "explain": "arbre.engine.explaining",
    "load": "arbre.shipped.loading",
    "load_shipped": "arbre.shipped.loading",
    "read_case": "arbre.engine.reading",
}

__all__ = [
    "Actor",
    "AnswerError",
    "Answers",
    "ArbreError",
    "Clocks",
    "Outcome",
    "ProtocolError",
    "Question",
    "Session",
    "Trace",
    "TraceError",
    "Tree",
    "Unknown",
    "check",
    "decide",
    "explain",
    "load",
    "load_shipped",
    "read_case",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first used."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'arbre' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
