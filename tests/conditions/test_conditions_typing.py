from __future__ import annotations

import pytest

from arbre.language.conditions.syntax import Place
from arbre.language.conditions.typechecking import typecheck
from conditions.world import rows, world, written


@pytest.mark.parametrize("row", rows("typing.csv"), ids=lambda row: row["expression"])
def test_typing(row: dict[str, str]) -> None:
    found = [
        (problem.code, problem.place) for problem in typecheck(written(row["expression"]), world())
    ]
    assert found == expected(row)


def expected(row: dict[str, str]) -> list[tuple[str, Place]]:
    if not row["code"]:
        return []
    start, _, end = row["span"].partition("-")
    return [(row["code"], Place((), int(start), int(end)))]
