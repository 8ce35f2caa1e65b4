from __future__ import annotations

from datetime import datetime

import pytest

from arbre.language.conditions.evaluation import evaluate
from conditions.world import NOW, answers, bound, possible, rows, written


@pytest.mark.parametrize("row", rows("truth.csv"), ids=lambda row: "/".join(row.values()))
def test_truth_tables(row: dict[str, str]) -> None:
    given = ", ".join(f"{name}={row[name]}" for name in ("pain", "numb") if row[name])
    assert evaluate(bound(written(row["expression"])), answers(given)) == possible(row["result"])


@pytest.mark.parametrize("row", rows("expressions.csv"), ids=lambda row: "/".join(row.values()))
def test_expressions(row: dict[str, str]) -> None:
    found = evaluate(bound(written(row["expression"])), answers(row["answers"], NOW))
    assert found == possible(row["result"])


@pytest.mark.parametrize("row", rows("dates.csv"), ids=lambda row: "/".join(row.values()))
def test_dates(row: dict[str, str]) -> None:
    facts = answers(row["answers"], datetime.fromisoformat(row["now"]))
    assert evaluate(bound(written(row["expression"])), facts) == possible(row["result"])


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(rows("expressions.csv")) >= 250
