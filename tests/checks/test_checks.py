"""The checks as a whole: one file, one entry, one page for each; always the same order."""

from __future__ import annotations

import ast
from pathlib import Path

import arbre.language.checks
from arbre.language.checks import CHECKS
from arbre.language.diagnostics.catalogue import AREAS
from diagnostics.page import PAGES

FOLDER = Path(arbre.language.checks.__file__).parent
FILES = sorted(
    file.stem for file in FOLDER.glob("*.py") if file.stem not in ("__init__", "finding")
)
CATALOGUE = {entry.code: entry for entry in AREAS["checks"]}


def codes_raised(name: str) -> set[str]:
    """The codes that a file gives to its findings."""
    tree = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8"))
    return {
        keyword.value.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for keyword in call.keywords
        if call.func.id == "Finding" and keyword.arg == "code"
        if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)
    }


def test_a_file_holds_the_check_of_its_name() -> None:
    assert sorted(check.__name__ for check in CHECKS) == FILES
    assert all(check.__module__.endswith(f".{check.__name__}") for check in CHECKS)


def test_a_check_raises_the_code_of_its_name() -> None:
    assert {name: codes_raised(name) for name in FILES} == {
        name: {name.replace("_", "-")} for name in FILES
    }


def test_the_catalogue_holds_the_codes_raised() -> None:
    assert sorted(CATALOGUE) == sorted(name.replace("_", "-") for name in FILES)


def test_every_code_has_its_page() -> None:
    assert [code for code in CATALOGUE if not (PAGES / f"{code}.md").is_file()] == []


def test_the_order_is_written_once() -> None:
    written = (Path(__file__).parent / "order.txt").read_text(encoding="utf-8").split()
    assert [check.__name__ for check in CHECKS] == written


def test_every_entry_says_where_and_what_to_do() -> None:
    bare = [entry.code for entry in CATALOGUE.values() if entry.label is None or entry.help is None]
    assert bare == []
