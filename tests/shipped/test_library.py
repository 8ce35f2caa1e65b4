"""The index and the pages of the library are those of the protocols."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from arbre.shipped import protocols
from arbre.shipped.library import Listed, library

ROOT = Path(__file__).parents[2]
WRITTEN_BY = runpy.run_path(str(ROOT / "scripts/write-library"))


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    files: dict[str, str] = WRITTEN_BY["library"](ROOT / "protocols")
    return files


def test_the_index_and_the_pages_are_written_from_the_protocols(written: dict[str, str]) -> None:
    found = {name: (ROOT / name).read_text(encoding="utf-8") for name in written}
    wrong = [name for name in written if found[name] != written[name]]
    assert wrong == [], "run scripts/write-library"


def test_no_page_is_left_behind(written: dict[str, str]) -> None:
    pages = {f"docs/protocols/{page.name}" for page in (ROOT / "docs/protocols").iterdir()}
    assert pages | {"protocols/index.json"} == set(written)


def test_the_library_is_what_is_shipped() -> None:
    assert sorted(one.id for one in library()) == sorted(protocols())


def test_demonstrations_come_last() -> None:
    kinds = [one.kind == "demonstration" for one in library()]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("entry", library(), ids=lambda one: one.id)
def test_a_page_says_how_far_it_may_be_trusted(entry: Listed, written: dict[str, str]) -> None:
    """On the page, in the drawing and in the table of the library."""
    words = {
        "official": "texte officiel",
        "reconstruction": "RECONSTITUTION non officielle",
        "demonstration": "DÉMONSTRATION sans valeur",
    }[entry.fidelity]
    page = written[f"docs/protocols/{entry.id}.md"]
    heading, drawing = page.split("```mermaid")[0], page.split("```")[1]
    [row] = [
        line for line in written["docs/protocols/README.md"].splitlines() if f"[{entry.id}]" in line
    ]
    assert words in heading
    assert words.split()[0] in drawing
    assert words in row


def listed(*options: str) -> set[str]:
    command = [sys.executable, "-m", "arbre", "list", "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {row["id"] for row in json.loads(done.stdout)}


def test_filters_are_those_of_the_entries() -> None:
    every = library()
    assert listed("--profession", "kine") == {
        one.id for one in every if "masseur-kinesitherapeute" in one.delegates
    }
    assert listed("--setting", "maison-de-sante", "--kind", "national") == {
        one.id for one in every if "maison-de-sante" in one.settings and one.kind == "national"
    }
    assert listed("--delegant", "medecin") == {
        one.id for one in every if "medecin" in one.delegants
    }
