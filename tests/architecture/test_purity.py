"""The language and the engine do no input or output and never run data (forbidden.csv)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from architecture.sources import imports, modules, rows

FORBIDDEN = rows("forbidden.csv")
REASONS = {(row["kind"], row["name"]): row["why"] for row in FORBIDDEN}
EXCEPTIONS = {(row["kind"], row["name"]): row["except_in"].split() for row in FORBIDDEN}
EXAMPLES = {"call": "{}(x)", "method": "x.{}(y)", "import": "from {} import x"}


def uses(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    """Line, kind and name of each call, method call and import."""
    yield from ((line, "import", package) for line, package in imports(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)):
                yield node.lineno, "call", name
            case ast.Call(func=ast.Attribute(attr=name)):
                yield node.lineno, "method", name
            case ast.Global() | ast.Nonlocal():
                yield node.lineno, "statement", "global"


def offences(path: str, tree: ast.Module) -> list[str]:
    reasons = {**REASONS, ("statement", "global"): "no state that is shared"}
    return [
        f"{path}:{line} {name}: {reasons[kind, name]}"
        for line, kind, name in uses(tree)
        if (kind, name) in reasons and path not in EXCEPTIONS.get((kind, name), ())
    ]


def test_the_language_and_the_engine_are_pure() -> None:
    found = [each for path, tree in modules("language", "engine") for each in offences(path, tree)]
    assert found == []


@pytest.mark.parametrize(("kind", "name"), REASONS)
def test_an_offence_is_seen(kind: str, name: str) -> None:
    assert offences("engine/deciding.py", ast.parse(EXAMPLES[kind].format(name)))


def test_a_global_is_seen() -> None:
    assert offences("engine/deciding.py", ast.parse("def f():\n global x\n x = 1"))
