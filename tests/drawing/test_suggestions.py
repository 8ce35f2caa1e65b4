"""What was probably meant (suggestions.csv)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbre.language.diagnostics.suggesting import closest

with (Path(__file__).parent / "suggestions.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table))


@pytest.mark.parametrize("row", ROWS, ids=[row["word"] for row in ROWS])
def test_what_was_meant(row: dict[str, str]) -> None:
    assert closest(row["word"], row["known"].split()) == (row["meant"] or None)


@given(st.text(min_size=8, max_size=20), st.integers(0, 7))
def test_a_missing_letter_is_found(word: str, at: int) -> None:
    assert closest(word[:at] + word[at + 1 :], [word]) == word or max(word) >= "\u0300"


@given(st.text(max_size=80), st.lists(st.text(max_size=10), max_size=5))
def test_only_what_is_known_is_suggested(word: str, known: list[str]) -> None:
    assert closest(word, known) in [None, *known]
