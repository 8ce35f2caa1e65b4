"""What is said of a bad file of scenarios, and nothing of the shipped ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from arbre.language.document import read
from arbre.language.schema import validate
from schema.corpus import HERE, REPOSITORY

SCHEMA = json.loads((REPOSITORY / "schemas/scenarios.schema.json").read_text(encoding="utf-8"))
ROWS = yaml.safe_load((HERE / "scenarios_refused.yaml").read_text(encoding="utf-8"))
SHIPPED = sorted(REPOSITORY.glob("protocols/*/scenarios.yaml"))


def said(text: str) -> list[str]:
    reading = read(text.encode(), "scenarios.yaml")
    assert reading.document is not None
    return [
        f"{each.code} {text[each.span.start.offset : each.span.end.offset]}"
        for each in validate(reading.document, SCHEMA)
        if each.span is not None
    ]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_the_shipped_scenarios_have_the_form(file: Path) -> None:
    assert said(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("row", ROWS["mistakes"], ids=lambda row: row["name"])
def test_a_mistake_is_said_where_it_is(row: dict[str, Any]) -> None:
    before, after = row["change"]
    assert before in ROWS["base"]
    assert said(ROWS["base"]) == []
    assert said(ROWS["base"].replace(before, after, 1)) == row["expect"]
