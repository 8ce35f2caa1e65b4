from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbre.language.conditions.normalising import to_json
from arbre.language.conditions.parsing import MAX_LENGTH, parse_condition, parse_term
from arbre.language.conditions.problem import Problem
from arbre.language.conditions.syntax import Compare, Condition, Name, Number, Place, Term
from arbre.language.conditions.typechecking import typecheck
from arbre.language.diagnostics.catalogue import CATALOGUE
from conditions.world import rows, world, written

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("row", rows("syntax.csv"), ids=lambda row: row["text"])
def test_refused_texts(row: dict[str, str]) -> None:
    start, _, end = row["span"].partition("-")
    assert problems(row["text"]) == [(row["code"], Place((), int(start), int(end)))]


def problems(raw: object) -> list[tuple[str, Place]]:
    found = parse_condition(raw)
    assert isinstance(found, tuple)
    return [(problem.code, problem.place) for problem in found]


# ── the YAML form ─────────────────────────────────────────────────────────────────────────────

SAME: list[tuple[object, str]] = [
    ({"all": ["pain", "numb"]}, "pain and numb"),
    ({"any": ["pain", "numb"]}, "pain or numb"),
    ({"none": ["pain", "numb"]}, "not (pain or numb)"),
    ({"none": ["pain"]}, "not pain"),
    ({"all": ["pain"]}, "pain"),
    ({"at_least": {"n": 2, "of": ["pain", "numb", "weak"]}}, "at least 2 of (pain, numb, weak)"),
    (
        {"all": ["pain or numb", {"any": ["weak", "force < 3"]}]},
        "(pain or numb) and (weak or force < 3)",
    ),
    ({"all": ["pain and numb", "weak"]}, "pain and numb and weak"),
    ({"any": [{"any": ["pain", "numb"]}, "weak"]}, "pain or numb or weak"),
    ({"any": ["job is light or moderate", "pain"]}, "(job is light or moderate) or pain"),
    (
        {"all": [{"any": ["pain"]}, {"none": [{"all": ["numb", "weak"]}]}]},
        "pain and not (numb and weak)",
    ),
    ("force >= 3.0", "force >= 3"),
    ("force ≥ 3", "force >= 3"),
    ("  pain\n  and numb ", "pain and numb"),
    ("hours since fall >= 1 day", "hours since fall >= 1 days"),
]


@pytest.mark.parametrize(("raw", "text"), SAME, ids=[text for _, text in SAME])
def test_two_forms_of_one_tree_have_one_normal_form(raw: object, text: str) -> None:
    assert to_json(written(raw)) == to_json(written(text))


NOT_CONDITIONS: list[tuple[object, list[tuple[str, tuple[str | int, ...]]]]] = [
    (["pain"], [("bad-form", ())]),
    (True, [("bad-form", ())]),
    (None, [("bad-form", ())]),
    (3, [("bad-form", ())]),
    ({}, [("bad-form", ())]),
    ({"all": ["pain"], "any": ["numb"]}, [("bad-form", ())]),
    ({"every": ["pain"]}, [("bad-form", ())]),
    ({"all": "pain"}, [("bad-form", ("all",))]),
    ({"all": []}, [("bad-form", ("all",))]),
    ({"at_least": {"n": 2}}, [("bad-form", ("at_least",))]),
    ({"at_least": {"n": True, "of": ["pain"]}}, [("bad-form", ("at_least", "n"))]),
    ({"at_least": {"n": 0, "of": ["pain"]}}, [("bad-form", ("at_least", "n"))]),
    ({"at_least": {"n": 2, "of": ["pain"]}}, [("at-least-count", ("at_least", "n"))]),
    (
        {"all": ["pain et numb", {"any": [3, "force >"]}]},
        [
            ("condition-habit", ("all", 0)),
            ("bad-form", ("all", 1, "any", 0)),
            ("condition-unfinished", ("all", 1, "any", 1)),
        ],
    ),
]


@pytest.mark.parametrize(
    ("raw", "expected"), NOT_CONDITIONS, ids=[str(raw) for raw, _ in NOT_CONDITIONS]
)
def test_every_problem_of_the_yaml_form_has_its_path(
    raw: object, expected: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    assert [(code, place.path) for code, place in problems(raw)] == expected


def test_nodes_of_the_yaml_form_have_their_path() -> None:
    found = written({"all": ["pain", {"any": ["numb", "not weak"]}]})
    assert isinstance(found, Condition)
    inner = found.operands[1].operands[1]  # type: ignore[union-attr]  # what was just written
    assert inner.place == Place(("all", 1, "any", 1), 0, 8)


# ── bounds ────────────────────────────────────────────────────────────────────────────────────


def nested(depth: int) -> object:
    raw: object = "pain"
    for _ in range(depth):
        raw = {"all": [raw, "numb"]}
    return raw


TOO_MUCH: list[tuple[object, str]] = [
    ("pain or " * 200 + "numb", "condition-too-long"),
    ("(" * 33 + "pain" + ")" * 33, "condition-too-deep"),
    ("(" * 450 + "pain" + ")" * 450, "condition-too-deep"),
    ("not " * 33 + "pain", "condition-too-deep"),
    ("not " * 240 + "pain", "condition-too-deep"),
    ("force > " + "+".join(["force"] * 40), "condition-too-deep"),
    (nested(33), "condition-too-deep"),
    (nested(900), "condition-too-deep"),
]


@pytest.mark.parametrize(("raw", "code"), TOO_MUCH, ids=[str(i) for i in range(len(TOO_MUCH))])
def test_length_and_nesting_are_bounded(raw: object, code: str) -> None:
    assert {found for found, _ in problems(raw)} == {code}


def test_what_is_just_within_bounds_is_read() -> None:
    longest = "pain and " * 110 + "numb".ljust(10)
    assert len(longest) == MAX_LENGTH
    for raw in (longest, "(" * 31 + "pain" + ")" * 31, "not " * 31 + "pain", nested(31)):
        assert isinstance(parse_condition(raw), Condition)


# ── nothing is ever run ───────────────────────────────────────────────────────────────────────

ESCAPES = (
    "__import__('os')",
    "__import__('os').system('id')",
    "().__class__.__bases__[0].__subclasses__()",
    "{0.__class__}",
    "{pain.__class__.__mro__}",
    "${pain}",
    "{{ pain }}",
    "{% if pain %}",
    "#{pain}",
    "`id`",
    "$(id)",
    "eval('1')",
    "exec('1')",
    "compile('1', '', 'exec')",
    "open('/etc/passwd')",
    "lambda: pain",
    "lambda pain: pain",
    "[x for x in pain]",
    "pain if numb else weak",
    "(pain := numb)",
    "pain.__class__.__init__",
    "pain.real.imag",
    "pain[0]",
    "pain['a']",
    "getattr(pain, 'x')",
    "globals()",
    "pain(numb)",
    "f'{pain}'",
    "r'pain'",
    "b'pain'",
    "'pain'.join(numb)",
    "%s % pain",
    "%(pain)s",
    "!!python/object/apply:os.system ['id']",
    "*pain",
    "**pain",
    "pain ** 9",
    "9 ** 9 ** 9",
    "pain // 2 > 1",
    "pain @ numb",
    "~pain",
    "pain >> 2",
    "pain << 2",
    "yield pain",
    "await pain",
    "import os",
    "from os import path",
    "del pain",
    "raise pain",
    "pain\\x00",
    "pain\x00",
    "pain\u202e",
    "pain\u200b",
    "'; drop table cases; --",
    "1; select 1",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../etc/passwd",
)
AROUND = (
    "{}",
    "pain and {}",
    "{} or pain",
    "not {}",
    "({}",
    "force > {}",
    "job is {}",
    "at least 1 of ({}, pain)",
    "{} is unknown",
)


def test_five_hundred_escapes_are_refused_at_once() -> None:
    texts = [around.replace("{}", escape) for escape in ESCAPES for around in AROUND]
    assert len(texts) >= 500
    parse_condition("pain")  # the parser is built once, before the clock starts
    start = time.process_time()
    accepted = [text for text in texts if not isinstance(parse_condition(text), tuple)]
    assert accepted == []
    assert time.process_time() - start < 5


# ── terms ─────────────────────────────────────────────────────────────────────────────────────

TERMS: list[tuple[object, Term | str]] = [
    ("1200 mg", Number(1200, "mg")),
    ("24 hours", Number(24, "hours")),
    ("1 day", Number(1, "days")),
    (5, Number(5)),
    ("plafond", Name("plafond")),
    (True, "bad-form"),
    (None, "bad-form"),
    ([1], "bad-form"),
    ("", "condition-empty"),
    ("pain or numb", "condition-as-number"),
    ("1,5 g", "condition-comma"),
    (10**16, "number-form"),
]


@pytest.mark.parametrize(("raw", "expected"), TERMS, ids=[str(raw) for raw, _ in TERMS])
def test_terms(raw: object, expected: Term | str) -> None:
    found = parse_term(raw)
    if isinstance(found, tuple):
        problem: Problem = found[0]
        assert problem.code == expected
    else:
        assert found == expected


def test_signs_of_the_keyboard_and_of_print_are_one() -> None:
    for comparator, sign in {"<=": "≤", ">=": "≥", "!=": "≠"}.items():
        found = written(f"force {sign} 3")
        assert isinstance(found, Compare)
        assert found.comparator == comparator


# ── any text at all ───────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        *("pain", "numb", "force", "job", "light", "ci.ulcer", "birth", "fall", "x", "Fièvre"),
        *("and", "or", "not", "is", "between", "any", "unknown", "known", "false", "true", "in"),
        *("age at start of", "hours since", "at least 2 of", "et", "ou", "=", "&&", "!", "&lt;"),
        *("<", "<=", "==", "≠", "+", "-", "*", "/", "(", ")", ",", ".", "'", '"', "«", "{", "\n"),
        *("3", "38.5", "38,5", "010", "1e3", "24 hours", "5 mg", "%", "°C", "\x00", "é", "\u200b"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map(" ".join))


@given(TEXTS)
def test_any_text_is_a_condition_or_has_problems_that_can_be_said(text: str) -> None:
    found = parse_condition(text)
    problems_found = typecheck(found, world()) if isinstance(found, Condition) else found
    assert isinstance(found, Condition) or found
    for problem in problems_found:
        assert 0 <= problem.place.start <= problem.place.end <= len(text)
        entry = CATALOGUE[problem.code]
        sentences = [words for words in (entry.message, entry.help, entry.label) if words]
        needed = {name for words in sentences for name in PLACEHOLDER.findall(words.fr + words.en)}
        assert needed <= set(problem.values)
        assert {other.key for other in problem.others} <= set(entry.labels)
