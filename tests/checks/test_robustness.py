"""Whatever is done to a protocol, the checks say something and raise nothing."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from arbre.language.diagnostics.catalogue import AREAS
from arbre.language.diagnostics.to_narration import to_narration
from arbre.language.document import read
from arbre.language.loading import check_bytes
from arbre.language.schema import validate
from checks.right import BASE, RIGHT, whole

CODES = {entry.code for entry in AREAS["checks"]}
TODAY = date(2026, 6, 12)
Place = tuple[str | int, ...]
WORDS = ("end", "start", "none", "traiter", "douleur", "age", "urgences", "conseil", "jouet.regle")
CONDITIONS = (
    "douleur is unknown",
    "not (age >= 18 or douleur)",
    "douleur or nulle_part",
    "age > temperature",
    "cote is gauche or droite",
    "any antecedents",
    "days since douleur > 3",
    "douleur and",
    "fragile",
)


def values(text: str) -> dict[str, Any]:
    document = read(text.encode(), "base.yaml").document
    assert document is not None
    return document.value


STARTS = [values(BASE), *(values(whole(file)) for file in RIGHT)]


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Every place below a value."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in entries:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


def held(value: Any, path: Place) -> Any:
    for step in path:
        value = value[step]
    return value


def change(draw: st.DrawFn, whole_: dict[str, Any]) -> None:
    """Delete, copy, rename or replace one value."""
    path = draw(st.sampled_from(list(places(whole_))))
    home: Any = held(whole_, path[:-1])
    last: Any = path[-1]
    match draw(st.sampled_from(("delete", "copy", "rename", "borrow", "word", "condition"))):
        case "delete":
            del home[last]
        case "copy" if isinstance(home, list):
            home.insert(0, copy.deepcopy(home[last]))
        case "copy" | "rename" if isinstance(home, dict):
            home[draw(st.sampled_from(("fragile", "end", "autre")))] = home.pop(last)
        case "borrow":
            others = [p for p in places(whole_) if type(held(whole_, p)) is type(home[last])]
            home[last] = copy.deepcopy(held(whole_, draw(st.sampled_from(others))))
        case "condition":
            home[last] = draw(st.sampled_from(CONDITIONS))
        case _:
            home[last] = draw(st.sampled_from(WORDS))


@st.composite
def mistaken(draw: st.DrawFn) -> bytes:
    """A protocol with some changes; those that the schema refuses are undone."""
    whole_ = draw(st.sampled_from(STARTS))
    for _ in range(draw(st.integers(1, 6))):
        changed = copy.deepcopy(whole_)
        change(draw, changed)
        if accepted(changed):
            whole_ = changed
    return written(whole_)


def accepted(whole_: dict[str, Any]) -> bool:
    document = read(written(whole_), "protocol.json").document
    return document is not None and not validate(document)


def written(whole_: dict[str, Any]) -> bytes:
    return json.dumps(whole_, default=_number, ensure_ascii=False).encode()


def _number(value: object) -> object:
    assert isinstance(value, Decimal)
    return float(value)


@given(mistaken())
def test_nothing_is_raised_and_everything_can_be_said(data: bytes) -> None:
    checked = check_bytes(data, "protocol.yaml", today=TODAY)
    assert all(found.code in to_narration([found], "fr") for found in checked.diagnostics)
    event(f"found by a check: {any(found.code in CODES for found in checked.diagnostics)}")
    assert bool(checked.errors) is (checked.tree is None)


@pytest.mark.parametrize("path", list(places(STARTS[0])), ids=lambda path: ".".join(map(str, path)))
def test_a_value_taken_away(path: Place) -> None:
    """Every value of the smallest protocol can be missing."""
    whole_ = copy.deepcopy(STARTS[0])
    del held(whole_, path[:-1])[path[-1]]
    checked = check_bytes(written(whole_), "protocol.yaml", today=TODAY)
    assert bool(checked.errors) is (checked.tree is None)
