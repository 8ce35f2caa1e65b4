"""What is declared and what is bound: ranges, units, terms, and what must be bound first."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from arbre.language.conditions.asking import open_facts, open_facts_of_term
from arbre.language.conditions.binding import Binder
from arbre.language.conditions.evaluation import evaluate, extent
from arbre.language.conditions.normalising import to_json
from arbre.language.conditions.ranges import range_of, unit_of
from arbre.language.conditions.scope import Scope
from arbre.language.conditions.supporting import support, support_of_term
from arbre.language.conditions.syntax import Cases, Fact, Name, Number, Sum, Term
from arbre.language.conditions.typechecking import typecheck_term
from arbre.language.conditions.values import Exact, Extent
from conditions.world import answers, bound, world, written, written_term

BINDER = Binder(scope=world(), fact_of=Fact)


def bound_term(text: str) -> Term:
    return BINDER.term(written_term(text))


# ── ranges and units, by what is declared ─────────────────────────────────────────────────────

RANGES: dict[str, tuple[object, object]] = {
    "force": (0, 5),
    "fever": (Decimal("38.0"), Decimal("38.0")),
    "3 days": (3, 3),
    "2 * force + 1": (1, 11),
    "-2 * force": (-10, 0),
    "force - small": (-1, 6),
    "score": (-1, 5),
    "leave": (0, 5),
    "dose": (-1, 10),
    "age at start of birth": (0, 150),
    "age in months at start of birth": (0, 1800),
    "hours since fall": (None, None),
    "hours since fall + 1": (None, None),
    "0.5 * force": (0, Fraction(5, 2)),
}


@pytest.mark.parametrize(("text", "expected"), RANGES.items(), ids=RANGES)
def test_ranges(text: str, expected: tuple[object, object]) -> None:
    assert range_of(written_term(text), world()) == expected


UNITS = {
    "force": None,
    "age": "years",
    "fever": "°C",
    "leave": "days",
    "score": None,
    "5": "",
    "5 mg": "mg",
    "2 * weight": "kg",
    "1 + weight": "kg",
    "hours since fall + days since fall": "hours",
    "age in months at start of birth": "months",
}


@pytest.mark.parametrize(("text", "expected"), UNITS.items(), ids=UNITS)
def test_units(text: str, expected: str | None) -> None:
    assert unit_of(written_term(text), world()) == expected


def test_a_value_that_goes_round_in_circles_has_no_range() -> None:
    circle = Cases("a", ((written("pain"), Name("a")),), Number(1))
    assert range_of(Name("a"), Scope(values={"a": circle})) == (None, None)


def test_a_long_chain_of_values_has_no_range_rather_than_no_end() -> None:
    chain = {f"v{n}": Cases(f"v{n}", (), Sum(Name(f"v{n + 1}"), Number(1))) for n in range(5000)}
    assert range_of(Name("v0"), Scope(values=chain)) == (None, None)


# ── terms by themselves ───────────────────────────────────────────────────────────────────────

TERM_PROBLEMS: list[tuple[str, str | None, list[str]]] = [
    ("1200 mg", "mg", []),
    ("1200", "mg", []),
    ("2 g", "mg", ["unit-mismatch"]),
    ("force", "mg", ["unit-mismatch"]),
    ("leave", "days", []),
    ("leave", None, []),
    ("forse", "days", ["unknown-name"]),
    ("pain", None, ["boolean-compared"]),
]


@pytest.mark.parametrize(("text", "unit", "codes"), TERM_PROBLEMS)
def test_terms_have_types_too(text: str, unit: str | None, codes: list[str]) -> None:
    found = typecheck_term(written_term(text), world(), unit)
    assert [problem.code for problem in found] == codes


EXTENTS: list[tuple[str, str, tuple[Exact, Exact, Exact, Exact]]] = [
    ("force", "", (0, 0, 5, 5)),
    ("force", "force=unknown", (0, 5, 0, 5)),
    ("force", "force=3", (3, 3, 3, 3)),
    ("dose", "pain=true", (0, 0, 10, 10)),
    ("dose", "pain=unknown, force=3, small=1", (1, 6, 1, 6)),
    ("dose", "", (-1, -1, 10, 10)),
    ("leave", "pain=unknown, weak=true", (0, 5, 0, 5)),
    ("force - small", "force=unknown", (-1, 4, 1, 6)),
    ("-1 * force", "", (-5, -5, 0, 0)),
    ("score", "pain=true, weak=unknown", (1, 2, 4, 5)),
]


@pytest.mark.parametrize(("text", "given", "expected"), EXTENTS)
def test_extents(text: str, given: str, expected: tuple[Exact, Exact, Exact, Exact]) -> None:
    assert extent(bound_term(text), answers(given)) == Extent(*expected)


def test_a_term_is_asked_for_and_supported_like_a_condition() -> None:
    term = bound_term("dose")
    assert open_facts_of_term(term, answers("pain=true")) == (Fact("force"),)
    found = support_of_term(term, answers("pain=true, force=4, small=1"))
    assert found == (Fact("pain"), Fact("force"))


# ── one normal form ───────────────────────────────────────────────────────────────────────────

NORMAL: dict[str, object] = {
    "any ci": {"any_option": "ci"},
    "job is not light": {"not": {"one_of": ["light"], "subject": "job"}},
    "pain is not false": {"knowledge": "not_false", "of": {"name": "pain"}},
    "age at start of birth >= 18": {
        "compare": ">=",
        "left": {"age": "birth", "unit": "years"},
        "right": {"number": "18"},
    },
    "hours since fall between 1.50 and 2 days": {
        "between": [{"number": "1.5"}, {"number": "2", "unit": "days"}],
        "term": {"since": "fall", "unit": "hours"},
    },
    "2 * force - 1 < cap": {
        "compare": "<",
        "left": {"sum": [{"product": ["2", {"name": "force"}]}, {"number": "1"}], "sign": -1},
        "right": {"name": "cap"},
    },
}


@pytest.mark.parametrize(("text", "expected"), NORMAL.items(), ids=NORMAL)
def test_normal_forms(text: str, expected: object) -> None:
    assert to_json(written(text)) == expected


BOUND_NORMAL: dict[str, object] = {
    "deficit": {"name": "deficit"},
    "ci.ulcer": {"fact": "ci.ulcer"},
    "temperature >= fever": {
        "compare": ">=",
        "left": {"fact": "temperature"},
        "right": {"name": "fever"},
    },
}


@pytest.mark.parametrize(("text", "expected"), BOUND_NORMAL.items(), ids=BOUND_NORMAL)
def test_normal_forms_of_bound_conditions(text: str, expected: object) -> None:
    assert to_json(bound(written(text))) == expected


# ── only what is bound can be decided ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["pain", "any ci", "job is light", "force > 3", "force is known"])
def test_a_written_condition_is_not_evaluated(text: str) -> None:
    with pytest.raises(TypeError, match="bound"):
        evaluate(written(text), answers(""))


def test_a_bound_condition_is_bound_already() -> None:
    for text in ("pain", "job is light", "deficit", "force > cap", "leave > score"):
        once = bound(written(text))
        assert BINDER.condition(once) == once


def test_what_is_written_has_neither_open_facts_nor_support() -> None:
    for search in (open_facts, support):
        with pytest.raises(TypeError, match="bound"):
            search(written("age at start of birth > 3"), answers(""))


def test_a_later_visit_has_its_own_facts() -> None:
    later = Binder(scope=world(), fact_of=lambda q, o: Fact(q, o, "controle"), visit="controle")
    found = later.condition(written("pain and hours since fall > 3"))
    assert str(found.operands[0].fact) == "pain@controle"  # type: ignore[union-attr]  # as written
    assert found.operands[1].left.visit == "controle"  # type: ignore[union-attr]  # as written
