"""The place in the file of some characters of a text (text_places.csv)."""

from __future__ import annotations

import ast
import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbre.language.document import Document, read

with (Path(__file__).parent / "text_places.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table))

LINES = st.lists(st.text(st.sampled_from("ab' é\\\""), max_size=6).map(str.strip), max_size=5)


def document(text: str) -> Document:
    reading = read(text.encode(), "text.yaml")
    assert reading.diagnostics == ()
    assert reading.document is not None
    return reading.document


def written(lines: list[str], style: str) -> str:
    match style:
        case "plain":
            return "t: " + "\n  ".join(line.strip("'\"") for line in lines)
        case "'":
            return "t: '" + "\n  ".join(lines).replace("'", "''") + "'"
        case '"':
            body = "\n  ".join(lines).replace("\\", "\\\\").replace('"', '\\"')
            return f't: "{body}"'
        case _:
            return f"t: {style}\n" + "".join(f"  {line}\n" for line in lines)


def place(found: Document, start: int, end: int) -> str:
    span = found.text_span(("t",), start, end)
    return found.source.text[span.start.offset : span.end.offset]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_the_words_are_found_in_the_file(row: dict[str, str]) -> None:
    found = document(ast.literal_eval(row["file"]))
    value = found.at(("t",))
    assert isinstance(value, str)
    start = value.index(ast.literal_eval(row["words"]))
    end = start + len(ast.literal_eval(row["words"]))
    assert place(found, start, end) == ast.literal_eval(row["in the file"])


@given(LINES, st.sampled_from(["|", "|-", ">", ">-", ">+", "'", '"', "plain"]))
def test_each_letter_is_where_it_says(lines: list[str], style: str) -> None:
    """Whatever the style, the place of a letter holds that letter."""
    found = document(written(["a", *lines, "b"], style))
    value = found.at(("t",))
    assert isinstance(value, str)
    for i, character in enumerate(value):
        if not character.isspace():
            held = place(found, i, i + 1)
            assert held in (character, f"\\{character}", character * 2)


def test_a_value_that_is_no_text_is_one_place() -> None:
    found = document("t: 1234\n")
    assert place(found, 1, 2) == "1234"


def test_nothing_has_a_place_too() -> None:
    span = document("t: abc\n").text_span(("t",), 3, 3)
    assert (span.start.column, span.end.column) == (7, 7)
