"""The pages of tests/walks: each shows one rule of DESIGN §5 by examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any

from arbre.analysis.scenarios import Scenario, scenarios_of
from arbre.language.diagnostics.to_text import to_text
from arbre.language.document import read
from arbre.language.loading import check_bytes
from arbre.language.tree import Tree
from diagnostics.page import patched

PAGES = Path(__file__).parent
MINIMAL = PAGES.parent / "diagnostics" / "base" / "minimal.yaml"
NODES = "\n  nodes:\n"


@dataclass(frozen=True, kw_only=True)
class Example:
    """One case of a page; `title` says in words what it shows of the rule."""

    page: str
    scenario: Scenario
    title: str
    protocol: str

    @property
    def tree(self) -> Tree:
        return planted(self.protocol)

    @property
    def id(self) -> str:
        return f"{self.page}-{self.scenario.id}"


def pages() -> tuple[Path, ...]:
    """All pages, by name."""
    return tuple(sorted(PAGES.glob("*.yaml")))


def examples(path: Path) -> Iterator[Example]:
    """The cases of one page."""
    reading = read(path.read_bytes(), path.name)
    assert reading.document is not None
    assert not reading.diagnostics, to_text(reading.diagnostics, "en", width=100)
    written: Mapping[str, Any] = reading.document.value
    whole = patched(MINIMAL.read_text(encoding="utf-8"), written["protocol"])
    for scenario in scenarios_of(reading.document):
        case = written["scenarios"][scenario.path[1]]
        variant = written["variants"][case["variant"]] if "variant" in case else ""
        aside = indent(written.get("aside", ""), "    ")
        yield Example(
            page=path.stem,
            scenario=scenario,
            title=case["title"],
            protocol=patched(whole, variant).replace(NODES, NODES + aside),
        )


@cache
def planted(protocol: str) -> Tree:
    """The tree of a protocol that has no error."""
    checked = check_bytes(protocol.encode(), "walk.yaml")
    assert checked.tree is not None, to_text(checked.errors, "en", width=100)
    return checked.tree
