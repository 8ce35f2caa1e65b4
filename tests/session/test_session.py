"""A case that is walked: what each method of Session does, and keeps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import pytest

from arbre.engine.answers import Unknown
from arbre.engine.session import Session
from arbre.engine.trace import Answered, Retracted, Shown, Undone
from arbre.engine.trace_json import from_json, to_json
from arbre.errors import AnswerError, TraceError
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.diagnostic import Language
from arbre.output.outcome_json import as_data
from schemas_of import invalid
from session.cases import (
    BOTH,
    CLEAN,
    FRENCH,
    KINE,
    START,
    answered,
    asked,
    decisions,
    minute,
    opened,
    toy,
    waiting,
)
from session.forms import question_as_data

LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
VISIT, LAST = datetime(2026, 6, 20, 9), datetime(2026, 7, 20, 9)


def refusal(error: pytest.ExceptionInfo[AnswerError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_case_begins_by_its_opening() -> None:
    session = opened()
    first = session.trace.opened
    assert (first.at, first.protocol, first.hash, first.actor) == (
        START,
        "answers",
        toy().hash,
        KINE,
    )
    assert asked(session) == ["temperature"]
    assert session.outcome().status == "incomplete"
    assert session.tree is toy()


def test_a_case_without_an_actor_is_nobodys() -> None:
    session = Session.open(toy(), at=START)
    session.answer("temperature", 37, at=START)
    assert session.outcome().category is None
    assert session.outcome().status == "referred"


def test_answers_lead_from_question_to_question() -> None:
    session, seen = opened(), []
    for key, value in CLEAN:
        seen.append(session.questions()[0].id)
        session.answer(key, value, at=START)
    assert seen == [key.partition(".")[0] for key, _ in CLEAN]
    assert session.outcome().status == "waiting"
    assert [act.id for act in session.outcome().acts] == ["conseil", "exercice"]


def test_remaining_is_a_bound_that_goes_down_to_none() -> None:
    session, bounds = opened(), []
    for left, (key, value) in zip(range(len(CLEAN), 0, -1), CLEAN, strict=True):
        bounds.append(session.remaining())
        assert session.remaining() >= left - 1  # options of one list count as one question
        session.answer(key, value, at=START)
    assert bounds == sorted(bounds, reverse=True)
    assert session.remaining() == 0


def test_an_option_of_a_list_is_asked_until_all_are_answered() -> None:
    session = answered(opened(), "antecedents.allergie")
    (question,) = session.questions("fr")
    assert (question.kind, dict(question.options)) == ("choices", {"allergie": "Allergie"})


def test_a_question_in_two_languages_is_asked_in_the_one_that_is_wanted() -> None:
    session = opened(toy(FRENCH, BOTH))
    assert [one.ask for one in session.questions("fr")] == ["Température ?"]
    assert [one.ask for one in session.questions("en")] == ["Temperature?"]
    assert [one.label for one in session.questions("en")] == ["Temperature"]


def test_a_question_in_one_language_is_asked_as_it_is() -> None:
    assert opened().questions("en")[0].ask == "Température ?"


def test_a_question_says_its_bounds_and_where_it_comes_from() -> None:
    (question,) = opened().questions()
    assert (question.kind, question.unit, question.low, question.high, str(question.step)) == (
        "decimal",
        "°C",
        34,
        43,
        "0.1",
    )
    assert (question.stage, question.visit, question.cite) == ("alerts", "", ("jouet.regle",))


# ── changing an answer ────────────────────────────────────────────────────────────────────────


def test_the_same_answer_again_replaces_nothing() -> None:
    session = waiting()
    change = session.answer("age", 40, at=minute(30))
    assert (change.changed, change.withdrawn) == (False, ())
    last = session.trace.events[-1]
    assert isinstance(last, Answered)
    assert not last.replaces


def test_a_changed_answer_says_what_changed_in_the_outcome() -> None:
    session = waiting()
    change = session.answer("age", 70, at=minute(30))
    assert decisions(change) == ("waiting", "excluded")
    assert change.changed
    assert change.after.category == "age"
    assert change.after.acts == ()
    last = next(one for one in reversed(session.trace.events) if isinstance(one, Answered))
    assert (last.replaces, last.after_outcome) == (True, False)


def test_what_no_longer_applies_is_withdrawn_and_stays_in_the_trace() -> None:
    session = waiting()
    change = session.answer("age", 70, at=minute(30))
    gone = {Fact("antecedents", "chute"), Fact("cote"), Fact("douleur"), Fact("propos")}
    assert gone <= set(change.withdrawn)
    assert Fact("accord") not in change.withdrawn
    assert not gone & set(session.state.answers.facts)
    assert change.after.unused == ()
    retracted = session.trace.events[-1]
    assert isinstance(retracted, Retracted)
    assert set(retracted.facts) == set(change.withdrawn)
    kept = [dict(one.facts) for one in session.trace.events if isinstance(one, Answered)]
    assert any(Fact("cote") in facts for facts in kept)


def test_a_withdrawn_answer_is_asked_again() -> None:
    session = waiting()
    session.answer("age", 70, at=minute(30))
    change = session.answer("age", 41, at=minute(31))
    assert change.after.status == "incomplete"
    assert asked(session)[0] == "antecedents"


def test_undoing_the_change_brings_the_withdrawn_answers_back() -> None:
    session = waiting()
    before = session.state.answers.facts
    session.answer("age", 70, at=minute(30))
    change = session.undo(at=minute(31))
    assert decisions(change) == ("excluded", "waiting")
    assert session.state.answers.facts == before


def test_an_answer_changed_after_an_outcome_was_shown_is_marked() -> None:
    session = waiting()
    session.show(at=minute(30))
    session.answer("douleur", False, at=minute(31))
    last = session.trace.events[-1]
    assert isinstance(last, Answered)
    assert (last.replaces, last.after_outcome) == (True, True)


def test_a_first_answer_after_an_outcome_was_shown_is_not_marked() -> None:
    session = opened()
    session.show(at=minute(1))
    session.answer("temperature", 37, at=minute(2))
    last = session.trace.events[-1]
    assert isinstance(last, Answered)
    assert (last.replaces, last.after_outcome) == (False, False)


def test_showing_returns_the_outcome_and_records_its_status() -> None:
    session = waiting()
    assert session.show(at=minute(30)).status == "waiting"
    last = session.trace.events[-1]
    assert isinstance(last, Shown)
    assert (last.status, last.at) == ("waiting", minute(30))


# ── undoing ───────────────────────────────────────────────────────────────────────────────────


def test_undoing_everything_step_by_step_comes_back_to_the_opening() -> None:
    session, left = waiting(), []
    for number in range(len(CLEAN)):
        session.undo(at=minute(30 + number))
        left.append(len(session.state.answers.facts))
    assert left == list(range(len(CLEAN) - 1, -1, -1))
    assert asked(session) == ["temperature"]
    assert len(session.trace.events) == 1 + 2 * len(CLEAN)


def test_undoing_nothing_changes_nothing() -> None:
    session = opened()
    change = session.undo(at=minute(1))
    assert not change.changed
    assert len(session.trace.events) == 1


def test_undoing_adds_an_event_that_names_the_one_undone() -> None:
    session = waiting()
    session.undo(at=minute(30))
    assert session.trace.events[-1] == Undone(at=minute(30), event=len(CLEAN))


def test_an_answer_undone_may_be_given_anew() -> None:
    session = waiting()
    session.undo(at=minute(30))
    session.answer("antecedents.allergie", True, at=minute(31))
    assert [act.id for act in session.outcome().acts] == ["conseil"]


# ── doubt, withdrawal, alerts, at any step ────────────────────────────────────────────────────


@pytest.mark.parametrize("upto", ["temperature", "age", "cote", ""])
def test_doubt_ends_the_walk_at_any_step_and_can_be_undone(upto: str) -> None:
    session = answered(opened(), upto)
    before = session.outcome()
    change = session.doubt(at=minute(30))
    assert change.after.status == "referred"
    assert change.after.referral is not None
    assert change.after.referral.id == "delegant_jour"
    assert [act for act in change.after.acts if not act.revoked] == []
    session.undo(at=minute(31))
    assert session.outcome() == before


def test_leaving_is_a_withdrawal() -> None:
    change = waiting().withdraw(at=minute(30))
    assert change.after.status == "withdrawn"
    assert {act.id for act in change.after.acts if act.revoked} == {"conseil", "exercice"}


def test_a_withdrawal_criterion_may_be_raised_by_its_id() -> None:
    change = waiting().withdraw(at=minute(30), criterion="veut_arreter")
    assert change.after.status == "withdrawn"
    assert change.after.reasons[0].id == "veut_arreter"


def test_a_withdrawal_criterion_of_another_name_is_refused() -> None:
    session = waiting()
    before = session.trace
    with pytest.raises(AnswerError) as error:
        session.withdraw(at=minute(30), criterion="forte_fievre")
    assert refusal(error) == ["unknown-withdrawal"]
    assert session.trace is before


def test_an_alert_is_raised_whatever_is_being_asked() -> None:
    change = opened().raise_alert("forte_fievre", at=minute(1))
    assert decisions(change) == ("incomplete", "referred")
    assert change.after.referral is not None
    assert change.after.referral.id == "urgences"


def test_an_alert_of_another_name_is_refused() -> None:
    session = waiting()
    before = session.trace
    with pytest.raises(AnswerError) as error:
        session.raise_alert("veut_arreter", at=minute(30))
    assert refusal(error) == ["unknown-alert"]
    assert session.trace is before


def test_what_is_said_belongs_to_the_visit_in_which_it_is_said() -> None:
    session = waiting()
    session.open_visit("controle", at=VISIT)
    session.doubt(at=VISIT)
    assert session.state.answers.raised[0].visit == "controle"


# ── later visits ──────────────────────────────────────────────────────────────────────────────


def test_a_visit_that_is_awaited_opens_and_asks() -> None:
    session = waiting()
    change = session.open_visit("controle", at=VISIT)
    assert decisions(change) == ("waiting", "incomplete")
    assert asked(session) == ["arret@controle"]
    session.answer("arret@controle", False, at=VISIT)
    change = session.answer("douleur@controle", False, at=VISIT)
    assert decisions(change) == ("incomplete", "waiting")
    session.open_visit("bilan", at=LAST)
    change = session.answer("arret@bilan", False, at=LAST)
    assert decisions(change) == ("incomplete", "included")


@pytest.mark.parametrize("node", ["controle", "traiter", "revoir", "lundi", ""])
def test_a_visit_that_is_not_awaited_is_refused(node: str) -> None:
    session = answered(opened(), "cote")
    before = session.trace
    with pytest.raises(AnswerError) as error:
        session.open_visit(node, at=VISIT)
    assert refusal(error) == ["not-awaited"]
    assert session.trace is before


def test_another_visit_than_the_one_awaited_is_refused() -> None:
    session = waiting()
    with pytest.raises(AnswerError) as error:
        session.open_visit("bilan", at=LAST)
    assert refusal(error) == ["not-awaited"]
    assert session.outcome().status == "waiting"


def test_a_visit_before_what_was_said_last_is_refused() -> None:
    session = waiting()
    before = session.trace
    with pytest.raises(AnswerError) as error:
        session.open_visit("controle", at=START)
    assert refusal(error) == ["clock-goes-back"]
    assert session.trace is before


def test_a_visit_too_early_still_waits_and_can_be_undone() -> None:
    session = waiting()
    change = session.open_visit("controle", at=datetime(2026, 6, 18, 23, 59))
    assert change.after.status == "waiting"
    session.undo(at=datetime(2026, 6, 19, 8))
    session.open_visit("controle", at=datetime(2026, 6, 19, 8))
    assert asked(session) == ["arret@controle"]


def test_a_visit_too_late_is_led_on_by_if_none() -> None:
    change = waiting().open_visit("controle", at=datetime(2026, 7, 4))
    assert change.after.status == "referred"


def test_the_present_tells_that_what_is_awaited_is_late() -> None:
    session = waiting()
    assert session.outcome(now=datetime(2026, 7, 3, 23, 59)).status == "waiting"
    assert session.outcome(now=datetime(2026, 7, 4)).status == "referred"
    assert session.outcome(now=datetime(2020, 1, 1)).status == "waiting"
    assert session.outcome().status == "waiting"


def test_an_answer_for_a_visit_that_is_not_open_decides_nothing() -> None:
    session = waiting()
    change = session.answer("arret@controle", True, at=minute(30))
    assert not change.changed
    assert change.after.unused == (Fact("arret", None, "controle"),)


# ── why ───────────────────────────────────────────────────────────────────────────────────────


def test_an_explanation_rests_on_enough_answers() -> None:
    session = answered(opened(), "age")
    session.answer("age", 70, at=minute(30))
    explained = session.explain()
    assert [reason.id for reason in explained.because] == ["age_adulte"]
    assert explained.support == (Fact("temperature"), Fact("accord"), Fact("age"))
    assert {act.id: act.why for act in explained.refused} == {
        "conseil": "not_reached",
        "exercice": "not_reached",
    }


def test_what_would_change_it_is_one_answer_by_region() -> None:
    session = answered(opened(), "age")
    session.answer("age", 70, at=minute(30))
    state = session.state
    found = {
        (str(other.fact), other.answer, other.outcome.status)
        for other in session.explain().what_if(
            session.tree, state.answers, clocks=state.clocks, actor=KINE
        )
    }
    assert ("age", 65, "incomplete") in found
    assert ("age", Unknown(), "referred") in found
    assert ("age", 66, "excluded") not in found
    assert ("accord", False, "excluded") in found


# ── pausing and resuming ──────────────────────────────────────────────────────────────────────


def eventful() -> Session:
    """A session in which a bit of everything happens."""
    session = waiting()
    session.show(at=minute(30))
    session.answer("age", 70, at=minute(31))
    session.undo(at=minute(32))
    session.doubt(at=minute(33))
    session.undo(at=minute(34))
    session.open_visit("controle", at=VISIT)
    session.answer("arret@controle", {"unknown": "refused"}, at=VISIT)
    session.raise_alert("forte_fievre", at=VISIT)
    session.withdraw(at=VISIT, criterion="veut_arreter")
    return session


def test_a_session_resumed_from_json_is_the_same() -> None:
    session = eventful()
    data = to_json(session.trace)
    assert invalid("trace", data) == []
    again = Session.resume(session.tree, from_json(data))
    assert again.trace == session.trace
    assert again.state == session.state
    assert again.outcome() == session.outcome()
    assert to_json(again.trace) == data


def test_a_case_goes_on_only_under_the_version_with_which_it_began() -> None:
    with pytest.raises(TraceError) as error:
        Session.resume(toy("version: 0.1.0", "version: 0.1.1"), waiting().trace)
    assert error.value.problem.code == "other-version"


def test_a_case_goes_on_under_a_file_that_says_the_same() -> None:
    session = waiting()
    same = toy("alerts:\n", "# une remarque\nalerts:\n")
    assert Session.resume(same, session.trace).outcome() == session.outcome()


# ── instants ──────────────────────────────────────────────────────────────────────────────────

AWARE = datetime(2026, 6, 13, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "say",
    [
        lambda session: session.answer("age", 41, at=AWARE),
        lambda session: session.undo(at=AWARE),
        lambda session: session.doubt(at=AWARE),
        lambda session: session.withdraw(at=AWARE),
        lambda session: session.raise_alert("forte_fievre", at=AWARE),
        lambda session: session.open_visit("controle", at=AWARE),
        lambda session: session.show(at=AWARE),
        lambda session: session.outcome(now=AWARE),
        lambda session: session.doubt(at="hier"),
    ],
    ids=["answer", "undo", "doubt", "withdraw", "alert", "visit", "show", "outcome", "text"],
)
def test_an_instant_of_another_kind_is_refused_and_changes_nothing(
    say: Callable[[Session], object],
) -> None:
    session = waiting()
    before = session.trace
    with pytest.raises(AnswerError) as error:
        say(session)
    assert refusal(error) == ["not-an-instant"]
    assert session.trace is before


def test_a_case_with_a_zone_takes_instants_with_a_zone() -> None:
    session = Session.open(toy(), at=START.replace(tzinfo=UTC), actor=KINE)
    for number, (key, value) in enumerate(CLEAN, 1):
        session.answer(key, value, at=minute(number).replace(tzinfo=UTC))
    assert session.outcome().status == "waiting"
    assert from_json(to_json(session.trace)) == session.trace


# ── the published forms ───────────────────────────────────────────────────────────────────────


def test_every_question_of_a_walk_has_its_form() -> None:
    session, count = opened(toy(FRENCH, BOTH)), 0
    for key, value in CLEAN:
        for language in LANGUAGES:
            for question in session.questions(language):
                count += 1
                assert invalid("question", question_as_data(question)) == []
        session.answer(key, value, at=minute(1))
    assert count > 2 * len(CLEAN)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "bool"),
        ("facts", []),
        ("id", "Age"),
        ("ask", ""),
        ("label", "a" * 61),
        ("low", "1"),
    ],
)
def test_an_altered_question_has_not(key: str, value: object) -> None:
    data = question_as_data(opened().questions()[0])
    assert invalid("question", data) == []
    assert invalid("question", {**data, key: value}) != []
    del data[key]
    assert invalid("question", data) != []


@pytest.mark.parametrize(
    "session", [opened, waiting, eventful], ids=["open", "waiting", "eventful"]
)
def test_every_outcome_has_its_form(session: Callable[[], Session]) -> None:
    assert invalid("outcome", as_data(session().outcome(), toy())) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("status", "ok"), ("mode", "real"), ("acts", {}), ("referrals", None), ("asking", "age")),
        *(("protocol", {}), ("waiting", {"node": "controle"}), ("unused", [1]), ("path", [{}])),
    ],
)
def test_an_altered_outcome_has_not(key: str, value: object) -> None:
    data = as_data(waiting().outcome(), toy())
    assert invalid("outcome", {**data, key: value}) != []
    del data[key]
    assert invalid("outcome", data) != []
