"""What is drawn, to the character: each page of this folder holds a file and what is said of it.

A page whose file is right draws places of its own, on `marks` lines: `primary 2:3-2:5`, `first …`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arbre.language.characters import FORBIDDEN, width
from arbre.language.diagnostics.diagnostic import Diagnostic, Label
from arbre.language.diagnostics.excerpt import Line
from arbre.language.diagnostics.to_narration import to_narration
from arbre.language.diagnostics.to_text import draw, to_text
from arbre.language.document import read
from arbre.language.source import Source, Span

PAGES = sorted(Path(__file__).parent.glob("*.md"))
BLOCK = re.compile(r"^```([\w-]+)(?: (\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"(\w+) (\d+):(\d+)-(\d+):(\d+)")


def place(source: Source, numbers: list[str]) -> Span:
    line, column, last_line, last_column = map(int, numbers)
    starts = [0, *(found.end() for found in re.finditer("\n", source.text))]
    return source.span(starts[line - 1] + column - 1, starts[last_line - 1] + last_column - 1)


def marked(source: Source, marks: str) -> tuple[Diagnostic, ...]:
    spans = {name: place(source, numbers) for name, *numbers in MARK.findall(marks)}
    labels = tuple(Label(span=spans[name], key=name) for name in spans if name != "primary")
    values = {"text": "age"}
    code = "duplicate-key"
    return (
        Diagnostic(code=code, source=source, span=spans["primary"], values=values, labels=labels),
    )


def diagnosed(blocks: dict[str, str]) -> tuple[Diagnostic, ...]:
    text = blocks["yaml"].replace("<TAB>", "\t").replace("<ESC>", "\x1b").replace("<RLO>", "\u202e")
    if "marks" in blocks:
        return marked(Source("protocol.yaml", text), blocks["marks"])
    return read(text.encode(), "protocol.yaml").diagnostics


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_drawn(page: Path) -> None:
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    blocks = {name: body for name, _, body in found}
    columns = {name: int(number or 80) for name, number, _ in found}
    diagnostics = diagnosed(blocks)
    said = {
        "french": to_text(diagnostics, "fr", columns.get("french", 80)),
        "english": to_text(diagnostics, "en", columns.get("english", 80)),
        "french-narration": to_narration(diagnostics, "fr"),
        "english-narration": to_narration(diagnostics, "en"),
    }
    assert blocks.keys() & said.keys()
    for name in blocks.keys() & said.keys():
        assert said[name] + "\n" == blocks[name]


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_excerpt_keeps_to_its_width(page: Path, columns: int) -> None:
    diagnostics = diagnosed({name: body for name, _, body in BLOCK.findall(page.read_text())})
    for line in draw(diagnostics, "fr", columns):
        if line and line[0].style == "gutter":
            assert width(text(line)) <= columns


def test_the_pieces_make_the_text() -> None:
    diagnostics = read(b"a: no\na: 010\n", "p.yaml").diagnostics
    lines = draw(diagnostics, "fr")
    assert "\n".join(map(text, lines)) == to_text(diagnostics, "fr")
    styles = {segment.style for line in lines for segment in line}
    assert {"error", "code", "message", "place", "gutter", "primary", "help", "summary"} <= styles


def test_a_file_that_could_not_be_opened_has_no_excerpt() -> None:
    diagnostic = Diagnostic(code="empty-file", source=None, span=None)
    assert to_text([diagnostic], "en").splitlines() == [
        "error empty-file: the file is empty",
        "Fix: begin with a line such as `arbre: 1`",
        "explanation: arbre check --explain empty-file",
    ]
    assert to_narration([diagnostic], "en").startswith("error empty-file. The file is empty.")


def test_words_of_the_file_are_made_visible_in_every_sentence() -> None:
    source = Source("p.yaml", "a: 1\n")
    values = {"text": "a\x1b[2J\u202e"}
    span = source.span(0, 1)
    diagnostic = Diagnostic(code="ambiguous-word", source=source, span=span, values=values)
    said = to_text([diagnostic], "fr") + to_narration([diagnostic], "en")
    assert "« a<U+001B>[2J<U+202E> »" in said
    assert not FORBIDDEN.search(said.replace("\n", ""))


def text(line: Line) -> str:
    return "".join(segment.text for segment in line)
