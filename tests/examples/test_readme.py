"""What the README shows is true: its program runs, its protocol passes, its links lead on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arbre.language.loading import check_bytes

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FIRST_READ = 1_500
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


def test_a_newcomer_reads_less_than_1500_lines() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    files = re.findall(r"^\d+\. `(src/[^`]+)`", page, re.M)
    assert len(files) == 8
    assert sum((ROOT / file).read_text("utf-8").count("\n") for file in files) < FIRST_READ


def test_each_module_that_the_architecture_names_exists() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    named = re.findall(r"`((?:language|engine|apps|analysis|output)/[a-z_/]+)`", page)
    files = [ROOT / "src/arbre" / name for name in named]
    assert [
        file for file in files if not file.exists() and not file.with_suffix(".py").exists()
    ] == []
    assert len(named) > 30
