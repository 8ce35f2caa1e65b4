"""What the README shows is true: its program runs, its protocol passes, its links lead on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arbre.language.document import read
from arbre.language.loading import check_bytes
from arbre.language.protocol import Protocol

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SCENARIO_KEYS = {"arbre_scenarios", "protocol", "defaults", "scenarios"}
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def test_the_program_runs() -> None:
    (program,) = blocks(ROOT / "README.md", "python")
    exec(compile(program, "README.md", "exec"), {})  # noqa: S102  # our own page


def test_the_protocol_passes() -> None:
    (protocol,) = blocks(ROOT / "README.md", "yaml")
    assert check_bytes(protocol.encode(), "README.md").diagnostics == ()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("number", range(len(blocks(ROOT / "docs" / "format.md", "yaml"))))
def test_the_examples_of_the_format_are_read(number: int) -> None:
    text = blocks(ROOT / "docs" / "format.md", "yaml")[number]
    reading = read(text.encode(), "format.md")
    assert reading.diagnostics == ()
    known = Protocol.model_fields.keys() | SCENARIO_KEYS
    keys = reading.document.value.keys() if reading.document else set()
    assert keys <= known or "age" in keys
