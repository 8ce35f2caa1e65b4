"""Every code has one page; every page says what happens, and every code its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest

from arbre.analysis.overlays import compared
from arbre.analysis.proof import prove
from arbre.analysis.proof.telling import diagnosed as proved
from arbre.engine.case_files import read_case_file
from arbre.language.diagnostics.catalogue import AREAS, CATALOGUE, Words
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.to_narration import to_narration
from arbre.language.diagnostics.to_text import to_text
from arbre.language.document import read
from arbre.language.loading import check_bytes, load
from arbre.language.overlays.extending import Found
from arbre.language.tree import Tree
from diagnostics.page import Example, Page, pages

ANSWERS = {entry.code for entry in AREAS["answers"]}
PROOF = {entry.code for entry in AREAS["proof"]}
COMPARED = {"overlay-compared", "overlay-laxer"}
BASE = Path(__file__).parent / "base"
READING = {entry.code for entry in AREAS["reading"]}
PAGES = pages()
EXAMPLES = [
    pytest.param(page, example, id=f"{page.code}-{example.name}")
    for page in PAGES
    for example in page.examples
    if example.is_file
]


@cache
def diagnosed(code: str, data: bytes) -> Sequence[Diagnostic]:
    """What is said of a file, found once.

    Answers are read for a protocol; a protocol goes through all passes, only through the first for
    the codes of reading, and is proved for those of a proof.
    """
    if code in READING:
        return read(data, "protocol.yaml").diagnostics
    if code in ANSWERS:
        return read_case_file(
            data, "answers.yaml", answered(), at=datetime(2026, 1, 1, 9)
        ).diagnostics
    checked = check_bytes(data, "protocol.yaml", today=date(2026, 6, 12), find=beside)
    if code in PROOF and checked.tree is not None:
        return proof_of(checked.tree)
    if code in COMPARED and checked.tree is not None:
        return compared(checked.tree).diagnostics
    return checked.diagnostics


def beside(name: str) -> Found | None:
    """What an overlay extends: a file of `base`, or the minimal one without its doubt."""
    file = BASE / f"{name}.yaml"
    if name == "sans-doute":
        return Found(data=(BASE / "minimal.yaml").read_bytes().replace(b"doubt:", b"#"), name=name)
    return Found(data=file.read_bytes(), name=name) if file.is_file() else None


def proof_of(tree: Tree) -> Sequence[Diagnostic]:
    return proved(prove(tree, perf_counter).faults, tree)


@cache
def answered() -> Tree:
    return load(BASE / "answers.yaml")


def line(diagnostic: Diagnostic) -> str:
    assert diagnostic.span is not None
    start, end = diagnostic.span.start, diagnostic.span.end
    return f"{start.line}:{start.column}-{end.line}:{end.column} {diagnostic.code}"


def test_the_catalogue_is_the_pages() -> None:
    assert sorted(page.code for page in PAGES) == sorted(CATALOGUE)


def test_a_code_is_said_once() -> None:
    codes = [entry.code for entries in AREAS.values() for entry in entries]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_a_page_shows_its_code_and_the_mended_file(page: Page) -> None:
    refused = [example.expected for example in page.examples if example.expected is not None]
    assert any(example.expected is None for example in page.examples)
    assert refused
    assert all(any(found.endswith(f" {page.code}") for found in each) for each in refused)


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_an_example_gives_what_its_page_says(page: Page, example: Example) -> None:
    found = diagnosed(page.code, example.data)
    if example.expected is None:
        assert page.code not in [diagnostic.code for diagnostic in found]
    else:
        assert tuple(map(line, found)) == example.expected


@pytest.mark.parametrize(("page", "example"), EXAMPLES)
def test_every_problem_can_be_said(page: Page, example: Example) -> None:
    """Its words have all their values, in both languages."""
    for diagnostic in diagnosed(page.code, example.data):
        entry = CATALOGUE[diagnostic.code]
        for words in (entry.message, entry.label, entry.note, entry.help):
            assert placeholders(words) <= set(diagnostic.values)
        for label in diagnostic.labels:
            words = entry.labels[label.key]
            assert placeholders(words) <= {*diagnostic.values, *label.values}
        for said in (to_text([diagnostic], "fr"), to_narration([diagnostic], "en")):
            assert diagnostic.code in said


def placeholders(words: Words | None) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", words.fr + words.en)) if words else set()
