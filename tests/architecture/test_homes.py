"""Each third-party package has one home (homes.csv); what is not in the table has none."""

from __future__ import annotations

import ast
import sys

import pytest

from architecture.sources import imports, modules, rows

HOMES = {row["package"]: row["home"] for row in rows("homes.csv")}


def strangers(path: str, tree: ast.Module) -> list[str]:
    """The imports of a module that are not at home in it."""
    return [
        f"{path}:{line} imports {package}"
        for line, package in imports(tree)
        if package not in sys.stdlib_module_names | {"arbre"}
        and not path.startswith(tuple(HOMES.get(package, "nowhere").split()))
    ]


def test_every_package_is_imported_at_home_only() -> None:
    assert [stranger for path, tree in modules() for stranger in strangers(path, tree)] == []


@pytest.mark.parametrize("package", [*HOMES, "requests"])
@pytest.mark.parametrize("statement", ["import {}", "from {}.x import y", "def f():\n import {}"])
def test_an_import_away_from_home_is_seen(package: str, statement: str) -> None:
    assert strangers("engine/deciding.py", ast.parse(statement.format(package)))


def test_what_only_the_type_checker_reads_is_no_import() -> None:
    text = "if TYPE_CHECKING:\n import networkx\nelse:\n import lark"
    assert strangers("tree.py", ast.parse(text)) == ["tree.py:4 imports lark"]
