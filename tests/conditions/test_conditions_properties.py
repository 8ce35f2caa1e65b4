"""What holds of every condition: found over random conditions and random partial answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from arbre.language.conditions.asking import open_facts
from arbre.language.conditions.evaluation import evaluate
from arbre.language.conditions.facts import Answer, Answers
from arbre.language.conditions.normalising import to_json
from arbre.language.conditions.parsing import parse_condition
from arbre.language.conditions.printing import to_text
from arbre.language.conditions.supporting import support
from arbre.language.conditions.syntax import (
    And,
    AnyOption,
    AtLeast,
    Between,
    Comparator,
    Compare,
    Condition,
    Fact,
    Is,
    Knowing,
    Leaf,
    Name,
    Not,
    Number,
    Or,
    Product,
    Reference,
    Since,
    Sum,
    Term,
)
from arbre.language.conditions.traversal import all_facts, parts_of
from arbre.language.conditions.typechecking import typecheck
from arbre.language.conditions.values import Possible, Truth
from conditions.world import NOW, bound, world, written

COMPARATORS: tuple[Comparator, ...] = ("<", "<=", ">", ">=", "==", "!=")

# ── random conditions ─────────────────────────────────────────────────────────────────────────

references = st.sampled_from(
    [
        *(Reference(name) for name in ("pain", "numb", "weak", "pregnant", "deficit", "alarm")),
        *(Reference("ci", option) for option in ("ulcer", "asthma")),
        Reference("effects", "nausea"),
    ]
)
choices = st.sampled_from(["light", "moderate", "heavy"])
is_one = st.builds(
    Is, st.just("job"), st.lists(choices, min_size=1, max_size=2, unique=True).map(tuple)
)
is_not = st.builds(Is, st.just("job"), choices.map(lambda choice: (choice,)), st.just(True))
constants = st.builds(
    Number,
    st.one_of(st.integers(-3, 12), st.sampled_from([Decimal("2.5"), Decimal("0.1")])),
)
names = st.sampled_from([Name(name) for name in ("force", "small", "score", "leave", "dose")])


def larger_terms(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    factors = st.sampled_from([2, -1, -3, Decimal("0.5")])
    sums = st.builds(Sum, terms, terms, st.sampled_from([1, -1]))
    return st.one_of(sums, st.builds(Product, factors, terms))


terms = st.recursive(st.one_of(names, names, constants), larger_terms, max_leaves=3)
comparisons = st.builds(Compare, terms, st.sampled_from(COMPARATORS), terms)
delays = st.builds(
    Compare,
    st.builds(Since, st.just("fall"), st.sampled_from(["hours", "days"])),
    st.sampled_from(COMPARATORS),
    st.builds(Number, st.integers(0, 3), st.sampled_from(["hours", "days"])),
)
betweens = st.builds(Between, terms, constants, constants)
leaves = st.one_of(
    references, references, is_one, is_not, comparisons, betweens, delays, st.just(AnyOption("ci"))
)


def knowing(operands: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    tests = st.sampled_from(["unknown", "known", "false", "not_false"])
    of_numbers = st.builds(
        Knowing, st.sampled_from([Sum(Name("force"), Name("small"))]), st.just("unknown")
    )
    return st.one_of(st.builds(Knowing, operands, tests), of_numbers)


def at_least(operands: list[Condition], count: int) -> AtLeast:
    return AtLeast(1 + count % len(operands), tuple(operands))


def larger(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=2, max_size=4)
    return st.one_of(
        several.map(lambda operands: And(tuple(operands))),
        several.map(lambda operands: Or(tuple(operands))),
        st.builds(Not, parts),
        st.builds(at_least, several, st.integers(0, 3)),
    )


plain = st.recursive(leaves, larger, max_leaves=8)
conditions = st.recursive(
    st.one_of(leaves, knowing(leaves)),
    lambda parts: st.one_of(larger(parts), knowing(parts)),
    max_leaves=8,
)

# ── random answers ────────────────────────────────────────────────────────────────────────────

BOOLEANS = (
    *(Fact(name) for name in ("pain", "numb", "weak", "pregnant")),
    *(Fact("ci", option) for option in ("ulcer", "asthma", "kidney")),
    *(Fact("effects", option) for option in ("nausea", "vertigo")),
)
truth_answers: st.SearchStrategy[Answer] = st.sampled_from([True, False, Truth.UNKNOWN])
VALUES: Mapping[Fact, st.SearchStrategy[Answer]] = {
    **dict.fromkeys(BOOLEANS, truth_answers),
    Fact("sex"): st.sampled_from(["female", "male", Truth.UNKNOWN]),
    Fact("job"): st.sampled_from(["light", "moderate", "heavy", Truth.UNKNOWN]),
    Fact("force"): st.one_of(st.integers(0, 5), st.just(Truth.UNKNOWN)),
    Fact("small"): st.one_of(st.integers(-1, 1), st.just(Truth.UNKNOWN)),
    Fact("fall"): st.one_of(
        st.integers(-90, 90).map(lambda hours: NOW - timedelta(hours=hours)),
        st.just(Truth.UNKNOWN),
    ),
}
full = st.fixed_dictionaries(dict(VALUES))
partial = st.fixed_dictionaries({}, optional=dict(VALUES))


def facts(answers: Mapping[Fact, Answer]) -> Answers:
    return Answers(given=answers, clocks={"": NOW})


# ── the properties ────────────────────────────────────────────────────────────────────────────


@given(conditions, partial, full)
def test_every_completion_lies_within_the_interval(
    condition: Condition, known: dict[Fact, Answer], rest: dict[Fact, Answer]
) -> None:
    before = evaluate(bound(condition), facts(known))
    after = evaluate(bound(condition), facts({**rest, **known}))
    assert after.settled
    assert before.low <= after.low <= before.high


@given(conditions, partial, partial)
def test_an_answer_more_never_widens_the_interval(
    condition: Condition, known: dict[Fact, Answer], more: dict[Fact, Answer]
) -> None:
    before = evaluate(bound(condition), facts(known))
    after = evaluate(bound(condition), facts({**more, **known}))
    assert before.low <= after.low <= after.high <= before.high


@given(plain, full, full)
def test_learning_what_was_unknown_never_turns_a_truth(
    condition: Condition, known: dict[Fact, Answer], learnt: dict[Fact, Answer]
) -> None:
    better = {
        fact: learnt[fact] if answer is Truth.UNKNOWN else answer for fact, answer in known.items()
    }
    before = evaluate(bound(condition), facts(known)).low
    after = evaluate(bound(condition), facts(better)).low
    assert before in (Truth.UNKNOWN, after)


@given(conditions, partial)
def test_nothing_is_asked_if_and_only_if_all_is_settled(
    condition: Condition, known: dict[Fact, Answer]
) -> None:
    asked = open_facts(bound(condition), facts(known))
    assert bool(asked) is not evaluate(bound(condition), facts(known)).settled
    assert not set(asked) & set(known)
    assert set(asked) <= set(all_facts(bound(condition)))


@given(conditions, partial, full)
def test_what_is_not_asked_changes_nothing(
    condition: Condition, known: dict[Fact, Answer], rest: dict[Fact, Answer]
) -> None:
    asked = open_facts(bound(condition), facts(known))
    answered = {**known, **{fact: rest[fact] for fact in asked}}
    truth = evaluate(bound(condition), facts(answered))
    assert truth == evaluate(bound(condition), facts({**rest, **answered}))


@given(conditions, partial)
def test_the_support_suffices(condition: Condition, known: dict[Fact, Answer]) -> None:
    whole = evaluate(bound(condition), facts(known))
    resting = support(bound(condition), facts(known))
    alone = evaluate(bound(condition), facts({fact: known[fact] for fact in resting}))
    assert alone == whole


@given(conditions)
def test_the_text_says_the_same_tree(condition: Condition) -> None:
    text = to_text(condition)
    found = parse_condition(text)
    assert found == condition
    assert isinstance(found, Condition)
    assert to_json(found) == to_json(condition)
    typecheck(found, world())


# ── exactness where no question occurs twice ──────────────────────────────────────────────────

SINGLE = (
    "pain",
    "numb",
    "weak",
    "force <= 3",
    "score >= 2",
    "job is light or moderate",
    "force == 2",
)
SMALL: Mapping[Fact, tuple[Answer, ...]] = {
    Fact("pain"): (True, False, Truth.UNKNOWN),
    Fact("numb"): (True, False, Truth.UNKNOWN),
    Fact("weak"): (True, False, Truth.UNKNOWN),
    Fact("force"): (0, 2, 3, 4, 5, Truth.UNKNOWN),
    Fact("job"): ("light", "heavy", Truth.UNKNOWN),
}


def once(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    return larger(parts)


@given(
    st.recursive(st.sampled_from([written(text) for text in SINGLE]), once, max_leaves=4),
    st.fixed_dictionaries({}, optional={fact: st.sampled_from(v) for fact, v in SMALL.items()}),
)
def test_the_interval_is_exact_where_no_question_occurs_twice(
    condition: Condition, known: dict[Fact, Answer]
) -> None:
    part = bound(condition)
    if len(_occurrences(part)) > len(set(_occurrences(part))):
        return
    missing = [fact for fact in all_facts(part) if fact not in known]
    truths = [
        evaluate(part, facts({**known, **dict(zip(missing, values, strict=True))})).low
        for values in product(*(SMALL[fact] for fact in missing))
    ]
    assert evaluate(part, facts(known)) == Possible(min(truths), max(truths))


def _occurrences(part: Condition | Term) -> list[Fact]:
    own = (
        [part.fact] if isinstance(part, Leaf) else [*all_facts(part)] if not parts_of(part) else []
    )
    return own + [fact for below in parts_of(part) for fact in _occurrences(below)]


# ── ages ──────────────────────────────────────────────────────────────────────────────────────


@given(
    st.dates(date(1900, 1, 1), date(2026, 6, 12)),
    st.datetimes(datetime(2026, 6, 12), datetime(2040, 1, 1)),
)
def test_an_age_never_falls_and_turns_on_the_birthday(birth: date, now: datetime) -> None:
    condition = bound(written("age at start of birth >= 18"))
    turned = Answers(given={Fact("birth"): birth}, clocks={"": now})
    leap = birth.month == 2 and birth.day == 29
    birthday = date(birth.year + 18, 3, 1) if leap and (birth.year + 18) % 4 else None
    birthday = birthday or birth.replace(year=birth.year + 18)
    assert (evaluate(condition, turned).low is Truth.TRUE) is (now.date() >= birthday)
