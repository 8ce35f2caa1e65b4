"""Bad answers: each gives its problems, with their places, and nothing of the case is taken."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from arbre.engine.answers import Actor, Unknown
from arbre.engine.case_files import read_case_file
from arbre.engine.reading import Case, read_answer, read_case
from arbre.engine.session import Session
from arbre.errors import AnswerError
from arbre.language.diagnostics.catalogue import CATALOGUE
from arbre.language.diagnostics.diagnostic import Diagnostic
from arbre.language.diagnostics.to_text import to_text
from arbre.language.loading import load
from arbre.language.tree import Tree

HERE = Path(__file__).parent
AT = datetime(2026, 6, 12, 10, 42)
ROWS: list[dict[str, Any]] = yaml.safe_load((HERE / "refused.yaml").read_text(encoding="utf-8"))
MADE = {"long": b"propos: " + b"a" * 2001}
KEYS = (
    *("douleur", "age", "temperature", "cote", "antecedents", "antecedents.chute", "ne_le"),
    *("depuis", "propos", "arret@controle", "douleur@controle", "accord", "clocks", "raised"),
    *("actor", "zzz", "age@controle", "", "@", ".", "douleur.x", "douleur@"),
)


@cache
def answered() -> Tree:
    return load(HERE.parent / "diagnostics" / "base" / "answers.yaml")


def line(found: Diagnostic) -> str:
    assert found.span is not None
    start, end = found.span.start, found.span.end
    return f"{start.line}:{start.column}-{end.line}:{end.column} {found.code}"


def data_of(row: dict[str, Any]) -> bytes:
    if "hex" in row:
        return bytes.fromhex(row["hex"])
    return MADE[row["make"]] if "make" in row else str(row["text"]).encode()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_file_of_answers_gives_what_its_row_says(row: dict[str, Any]) -> None:
    read = read_case_file(data_of(row), "answers.yaml", answered(), at=AT)
    assert list(map(line, read.diagnostics)) == row["found"]
    assert (read.case is None) is bool(row["found"])
    for language in ("fr", "en"):
        assert bool(to_text(read.diagnostics, language)) is bool(row["found"])


def test_there_are_many_rows() -> None:
    assert sum(bool(row["found"]) for row in ROWS) >= 40


class Odd:
    """Something that is no answer."""


NOT_ANSWERS: list[tuple[str, object]] = [
    ("age", True),
    ("age", float("nan")),
    ("age", float("inf")),
    ("age", 42.0),
    ("age", Decimal("42")),
    ("age", 10**5000),
    ("age", b"42"),
    ("age", "4" * 100_000),
    ("age", Odd()),
    ("age", complex(42, 0)),
    ("age", {42}),
    ("age", None),
    ("temperature", float("nan")),
    ("temperature", Decimal("NaN")),
    ("temperature", Decimal("sNaN")),
    ("temperature", Decimal("Infinity")),
    ("temperature", Decimal("1e999999")),
    ("temperature", Decimal("38.50000000000000000000000000000000000001")),
    ("temperature", 1e308),
    ("temperature", True),
    ("douleur", 1),
    ("douleur", "true"),
    ("douleur", b"\x01"),
    ("douleur", Odd),
    ("douleur", Unknown("parce_que")),  # type: ignore[arg-type]  # what an untyped program may pass
    ("douleur", {"unknown": Odd()}),
    ("douleur", {1: 2}),
    ("cote", b"gauche"),
    ("cote", ["gauche"]),
    ("antecedents", {"chute"}),
    ("antecedents", ["chute", 1]),
    ("antecedents", {"chute": 1}),
    ("antecedents", {1: True, "chute": True}),
    ("ne_le", datetime(1990, 6, 12, 0, 0)),
    ("ne_le", date(2026, 6, 13)),
    ("ne_le", "１９９０-06-12"),
    ("depuis", date(2026, 6, 12)),
    ("depuis", datetime(2026, 6, 12, 8, tzinfo=timezone(timedelta(hours=2)))),
    ("depuis", 1_780_000_000),
    ("propos", b"rien"),
    ("propos", "\ud800"),
    ("propos", "a" * 2001),
    ("propos", 12),
    ("zzz", True),
    ("douleur@lundi", True),
    ("age@controle", 42),
    ("", True),
]


@pytest.mark.parametrize(("key", "value"), NOT_ANSWERS, ids=map(str, range(len(NOT_ANSWERS))))
def test_a_bad_value_is_refused_and_changes_nothing(key: str, value: object) -> None:
    session = Session.open(answered(), at=AT, actor=Actor())
    session.answer("douleur", True, at=AT)
    before = session.trace
    with pytest.raises(AnswerError) as refused:
        session.answer(key, value, at=AT)
    assert {problem.code for problem in refused.value.problems} <= CATALOGUE.keys()
    assert to_text(refused.value.problems, "fr")
    assert session.trace is before
    assert not isinstance(read_case({key: value}, answered(), at=AT), Case)


@pytest.mark.parametrize("key", [12, None, ("age",), b"age"], ids=repr)
def test_a_key_that_is_no_text_is_refused(key: Any) -> None:
    with pytest.raises(AnswerError):
        Session.open(answered(), at=AT).answer(key, True, at=AT)
    assert not isinstance(read_case({key: True}, answered(), at=AT), Case)


ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=8)
    | st.binary(max_size=4)
    | st.dates()
    | st.datetimes()
    | st.datetimes(timezones=st.just(timezone(timedelta(hours=2))))
    | st.sampled_from(["none", "gauche", "chute", "start", "controle", "not_known", "2026-06-12"])
)
NAMES = st.sampled_from([*KEYS, "start", "now", "controle", "unknown", "doubt", "withdraw", "id"])
VALUES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(NAMES | st.integers() | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(NAMES | st.text(max_size=4), VALUES, max_size=5))
@example({"raised": [{1: "a", "b": "c"}]})
@example({"clocks": {"now": datetime(2026, 6, 12), "start": AT.replace(tzinfo=UTC)}})
def test_any_value_gives_a_case_or_problems(raw: dict[str, object]) -> None:
    case = read_case(raw, answered(), at=AT)
    if not isinstance(case, Case):
        assert case
        assert {problem.code for problem in case} <= CATALOGUE.keys()


@given(st.sampled_from(KEYS), VALUES)
def test_any_answer_is_taken_or_refused(key: str, value: object) -> None:
    session = Session.open(answered(), at=AT)
    before = session.trace
    taken = isinstance(read_answer(key, value, answered(), session.state.clocks), Mapping)
    with nullcontext() if taken else pytest.raises(AnswerError):
        session.answer(key, value, at=AT)
    assert (session.trace is before) is not taken
    assert session.outcome().status


LINES = [str(row["text"]) for row in ROWS if "text" in row]


@given(
    st.binary(max_size=60)
    | st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=4).map(
        lambda parts: "\n".join(parts).encode("utf-8", "surrogatepass")
    )
)
@example(b"")
@example(b"raised: [{? 1 : a, b: c}]")
def test_any_bytes_give_a_case_or_diagnostics(data: bytes) -> None:
    read = read_case_file(data, "answers.yaml", answered(), at=AT)
    assert (read.case is None) is bool(read.diagnostics)
    assert to_text(read.diagnostics, "fr") is not None
