"""Protocols changed at random, as data and as documents."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from arbre.language.document import Document, read
from schema.corpus import corpus, shipped

Path = tuple[str | int, ...]


def data(text: str) -> Any:
    document = read(text.encode(), "protocol.yaml").document
    assert document is not None
    return document.value


BASES = [data(each.text) for each in [*corpus("accepted"), *shipped()]]
WORDS = ["", "a", "douleur", "end", "Douleur !", "jouet.regle", "7 days", "2026-02-30", "boolean"]
KEYS = ["next", "refer", "when", "all", "n", "of", "label", "fr", "else", "min", "points", "x"]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**15 - 1),
    st.decimals(-100, 100, places=2),
    st.sampled_from(WORDS),
    st.text("abé_-.0 1:'", max_size=70),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=4,
)


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    inner = value.items() if isinstance(value, dict) else ()
    for step, each in enumerate(value) if isinstance(value, list) else inner:
        yield from places(each, (*path, step))


PLACES = [list(places(base))[1:] for base in BASES]


@st.composite
def mutants(draw: st.DrawFn) -> dict[str, Any]:
    """A good protocol in which up to three values were replaced, moved or taken out."""
    number = draw(st.integers(0, len(BASES) - 1))
    value: dict[str, Any] = copy.deepcopy(BASES[number])
    for path in draw(st.lists(st.sampled_from(PLACES[number]), min_size=1, max_size=3)):
        _mutate(draw, value, path, number)
    return value


def _mutate(draw: st.DrawFn, value: Any, path: Path, number: int) -> None:
    try:
        for step in path[:-1]:
            value = value[step]
        last: Any = path[-1]
        match draw(st.integers(0, 3)):
            case 0:
                del value[last]
            case 1:
                value[last] = draw(VALUES)
            case 2 if isinstance(value, dict):
                value[draw(st.sampled_from(KEYS))] = draw(VALUES)
            case _:
                value[last] = _at(BASES[number], draw(st.sampled_from(PLACES[number])))
    except (KeyError, IndexError, TypeError):
        return


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return copy.deepcopy(value)


def as_document(value: object) -> Document:
    """A document that says `value`: JSON is YAML."""
    reading = read(to_json(value).encode(), "protocol.json")
    assert reading.document is not None, reading.diagnostics[0]
    return reading.document


def to_json(value: object) -> str:
    """JSON with exact decimals."""
    match value:
        case dict():
            inner = ", ".join(f"{json.dumps(k)}: {to_json(each)}" for k, each in value.items())
            return "{" + inner + "}"
        case list():
            return "[" + ", ".join(map(to_json, value)) + "]"
        case Decimal():
            return str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)
