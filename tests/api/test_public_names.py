"""What other programs may rely on: the list is frozen, and each name explains itself."""

from __future__ import annotations

import arbre

PUBLIC = [
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


def test_the_public_names_are_these() -> None:
    assert sorted(arbre.__all__) == PUBLIC


def test_each_public_name_is_there_and_says_what_it_is() -> None:
    silent = [name for name in PUBLIC if not (getattr(arbre, name).__doc__ or "").strip()]
    assert silent == []


def test_another_name_is_not() -> None:
    assert not hasattr(arbre, "Walk")
