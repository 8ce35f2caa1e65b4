"""Values, places and limits, on drawn files."""

from __future__ import annotations

import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from arbre.language.characters import FORBIDDEN
from arbre.language.document import Document, Path, Value, read

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=12).filter(
    lambda text: not FORBIDDEN.search(text)
)
NAMES = st.from_regex(r"[a-z]{2,6}_", fullmatch=True)
NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1) | st.decimals(-999, 999, places=2)
LEAVES = st.booleans() | st.none() | NUMBERS | TEXTS
WORDS = st.text(st.sampled_from("0123456789_.:+-eExXoObBaAnNyY~=<tTrRuUlLfFsSiI "), max_size=8)
VALUES: st.SearchStrategy[Value] = st.dictionaries(
    NAMES,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    ),
    max_size=4,
)


def written(value: Value) -> str:
    """A value as JSON, which is YAML; numbers as they are."""
    match value:
        case Decimal():
            return f"{value:f}"
        case dict():
            entries = (f"{json.dumps(key)}: {written(item)}" for key, item in value.items())
            return "{" + ", ".join(entries) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def document(data: str) -> Document:
    reading = read(data.encode(), "drawn.yaml")
    assert reading.diagnostics == ()
    assert reading.document is not None
    return reading.document


def paths(value: Value, path: Path = ()) -> list[Path]:
    found = [path]
    if isinstance(value, dict):
        found += [each for key, item in value.items() for each in paths(item, (*path, key))]
    if isinstance(value, list):
        found += [each for i, item in enumerate(value) for each in paths(item, (*path, i))]
    return found


@given(VALUES)
def test_a_file_says_what_was_written(value: dict[str, Value]) -> None:
    found = document(written(value))
    assert found.value == value
    assert written(found.value) == written(value)


@given(VALUES)
def test_each_place_holds_its_value(value: dict[str, Value]) -> None:
    found = document(written(value))
    for path in paths(value):
        span = found.span(path)
        text = found.source.text[span.start.offset : span.end.offset]
        assert text == written(found.at(path))
        if path and isinstance(path[-1], str):
            key = found.key_span(path)
            assert found.source.text[key.start.offset : key.end.offset] == json.dumps(path[-1])


@given(WORDS)
@example("1.0.0")
@example("12:30")
@example("=")
def test_an_unquoted_word_is_the_same_to_every_reader(word: str) -> None:
    """YAML 1.1 by PyYAML, 1.2 by ruamel: what we accept, both read as we do, dates apart."""
    assume(word.strip() == word)
    reading = read(f"a: {word}\n".encode(), "drawn.yaml")
    if reading.diagnostics or reading.document is None:
        return
    ours = reading.document.value.get("a")
    old = yaml.safe_load(f"a: {word}\n")["a"]
    new = YAML(typ="safe", pure=True).load(f"a: {word}\n")["a"]
    for theirs in (old, new):
        if not isinstance(theirs, date | datetime):
            assert type(theirs) is (float if isinstance(ours, Decimal) else type(ours))
            assert theirs == (float(ours) if isinstance(ours, Decimal) else ours)


@given(TEXTS, TEXTS)
def test_keys_that_look_the_same_are_one(first: str, second: str) -> None:
    data = (
        f"{json.dumps(first, ensure_ascii=False)}: 1\n{json.dumps(second, ensure_ascii=False)}: 2\n"
    )
    same = unicodedata.normalize("NFKC", first) == unicodedata.normalize("NFKC", second)
    codes = [diagnostic.code for diagnostic in read(data.encode(), "drawn.yaml").diagnostics]
    assert codes == (["duplicate-key"] if same else [])


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
def test_a_character_is_forbidden_raw_as_escaped(text: str) -> None:
    assume("\r" not in text)
    raw = read(f"a: {json.dumps('x' + text, ensure_ascii=False)}".encode(), "drawn.yaml")
    escaped = "".join(f"\\U{ord(character):08x}" for character in text)
    typed = read(f'a: "x{escaped}"'.encode(), "drawn.yaml")
    assert bool(raw.diagnostics) is bool(typed.diagnostics) is bool(FORBIDDEN.search(text))


@given(st.integers(1, 20), st.integers(1, 20), st.sampled_from(["[]", "{}"]))
def test_depth_is_counted(depth: int, limit: int, brackets: str) -> None:
    opening = "[" if brackets == "[]" else "{a: "
    data = "a: " + opening * (depth - 1) + brackets[1] * (depth - 1)
    reading = read(data.encode(), "drawn.yaml", max_depth=limit)
    codes = [diagnostic.code for diagnostic in reading.diagnostics]
    assert codes == ([] if depth <= limit else ["too-deep"])


@given(st.integers(0, 30), st.integers(1, 40))
def test_events_are_counted(items: int, limit: int) -> None:
    """A file of n items has n + 9 events: 2 for the key and the list, 7 around them."""
    reading = read(f"a: [{'b, ' * items}]".encode(), "drawn.yaml", max_events=limit)
    codes = [diagnostic.code for diagnostic in reading.diagnostics]
    assert codes == ([] if items + 9 <= limit else ["too-many-elements"])


@pytest.mark.parametrize(("size", "codes"), [(10, []), (11, ["file-too-large"])])
def test_bytes_are_counted(size: int, codes: list[str]) -> None:
    reading = read(b"a: 1 #".ljust(size, b"x"), "drawn.yaml", max_bytes=10)
    assert [diagnostic.code for diagnostic in reading.diagnostics] == codes


def test_documents_are_equal_if_they_say_the_same() -> None:
    assert document("a: 1\nb: [x]\n") == document("# x\nb:\n  - x\na: 1\n")
    assert document("a: 1\n") != document("a: 2\n")


def test_a_forbidden_character_is_not_handed_on() -> None:
    reading = read(rb'a: "x\u202ey"', "drawn.yaml")
    assert reading.document is not None
    assert reading.document.value == {"a": "x\ufffdy"}


@pytest.mark.parametrize(
    ("data", "path", "place"),
    [
        ("t: |\n  a\n\nu: 1\n", ("t",), "|\n  a"),
        ("t:\n  - a\n  - b: c\n\nu: 1\n", ("t",), "- a\n  - b: c"),
        ("t:\nu: 1\n", ("t",), ""),
        ("t: [a, {b: c}]\n", ("t", 1), "{b: c}"),
    ],
)
def test_a_place_ends_with_its_value(data: str, path: Path, place: str) -> None:
    found = document(data)
    span = found.span(path)
    assert found.source.text[span.start.offset : span.end.offset] == place
