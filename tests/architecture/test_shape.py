"""Small files, small functions, names that say something."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

from architecture.sources import PACKAGE, modules

LONGEST_FILE = 400
MEDIAN_FUNCTION = 10
USUAL_FUNCTION = 30
EMPTY_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "types", "util", "utils"}
FILES = sorted(PACKAGE.rglob("*.py"))


def lengths(tree: ast.Module) -> list[int]:
    """The lines of each function's body, its docstring left out."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [_length(function) for function in functions]


def _length(function: ast.FunctionDef) -> int:
    assert function.end_lineno is not None
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_file_is_short(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_module_has_a_name_that_says_something(file: Path) -> None:
    assert not EMPTY_NAMES & set(file.relative_to(PACKAGE).with_suffix("").parts)


def test_functions_are_short() -> None:
    """Median under 10 lines, nine in ten under 30."""
    found = sorted(n for _, tree in modules("language", "engine") for n in lengths(tree))
    short = sum(n < USUAL_FUNCTION for n in found) / len(found)
    print(f"{len(found)} functions, median {median(found)} lines, {short:.0%} under 30")
    assert median(found) < MEDIAN_FUNCTION
    assert short >= 0.9


def test_lengths_leave_the_docstring_out() -> None:
    functions = 'def f():\n """Say."""\n return (\n  1\n )\n\ndef g(): pass'
    assert lengths(ast.parse(functions)) == [3, 1]
