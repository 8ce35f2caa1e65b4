"""DESIGN §5.1: the order of the sections; a known alert always wins; the winner by rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from arbre.engine.answers import Actor, Answers, Unknown
from arbre.engine.deciding import NOBODY
from arbre.engine.outcome import Outcome, Reason
from arbre.engine.sections import known_true
from arbre.engine.view import View
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion
from generating.driving import alerts_of, standing
from generating.making import ADDRESSEES, URGENCIES
from generating.population import Patient, decided

SECTIONS = ("alerts", "consent", "inclusion", "exclusion")


def rank(patient: Patient, referral: str) -> tuple[int, int, str]:
    """The order of a referral, from what the file says."""
    written = patient.generated.data["referrals"][referral]
    return URGENCIES.index(written["urgency"]), ADDRESSEES.index(written["to"]), referral


def true_alerts(patient: Patient, answers: Answers | None = None) -> list[Criterion]:
    """The alerts that are true by the answers given, of every visit that was opened."""
    view = View(answers=answers or patient.case.answers, clocks=patient.case.clocks)
    opened = {"", *patient.case.clocks.visits}
    return [
        alert
        for visit, alert in alerts_of(patient.generated.tree)
        if visit in opened and view.truth(alert.fires).low is Truth.TRUE
    ]


def test_the_sections_come_in_their_order(seed: int) -> None:
    lengths: Counter[int] = Counter()
    for patient, outcome in decided(seed):
        path = [step.id for step in outcome.path]
        assert tuple(path[:4]) == SECTIONS[: len(path)], patient.replay
        assert not set(path[4:]) & set(SECTIONS), patient.replay
        assert len(path) == len(set(path)), patient.replay
        lengths[min(len(path), 5)] += 1
    print(f"ARBRE_SEED={seed}", lengths)
    assert set(lengths) == {1, 2, 3, 4, 5}


def test_a_known_alert_wins(seed: int) -> None:
    counts: Counter[str] = Counter()
    for patient, outcome in decided(seed):
        alerts = true_alerts(patient)
        if alerts:
            least_urgent = min(rank(patient, alert.refer.id) for alert in alerts)
            assert_sent_at_least(patient, outcome, least_urgent)
            counts[f"reached {len(outcome.path) > 1}"] += 1
    print(f"ARBRE_SEED={seed}", counts)
    assert min(counts[f"reached {far}"] for far in (True, False)) > 5


def assert_sent_at_least(patient: Patient, outcome: Outcome, least: tuple[int, int, str]) -> None:
    assert outcome.concluded, patient.replay
    assert outcome.status != "included", patient.replay
    assert outcome.referral is not None, patient.replay
    assert rank(patient, outcome.referral.id) <= least, patient.replay
    assert not standing(outcome), patient.replay


@pytest.mark.parametrize("consents", [False, None])
@pytest.mark.parametrize("actor", [NOBODY, Actor(profession="infirmier", entitled=True)])
def test_alerts_hold_for_everyone(seed: int, actor: Actor, consents: bool | None) -> None:
    """The first visit's alerts decide alike without consent, and whoever is at work."""
    seen = 0
    for patient, outcome in decided(seed):
        first = patient.generated.tree.alerts
        if not known_true(first, View(answers=patient.case.answers, clocks=patient.case.clocks)):
            continue
        consent = Unknown("refused") if consents is None else consents
        facts = dict(patient.case.answers.facts)
        for criterion in patient.generated.tree.consent:
            facts |= {fact: consent for fact in facts if fact.question == criterion.id}
        answers = Answers(facts=facts, raised=patient.case.answers.raised)
        other = patient.decide(answers, actor=actor)
        assert other.status == outcome.status, patient.replay
        assert other.referrals == outcome.referrals, patient.replay
        seen += 1
    assert seen > 20


def test_the_winner_is_the_first_by_rank(seed: int) -> None:
    """Among all that sends away, by urgency, then addressee, then id; all of it is a reason."""
    counts: Counter[int] = Counter()
    for patient, outcome in decided(seed):
        sent = [found for one in outcome.reasons for found in sent_by(patient, one)]
        if outcome.referral is None or not sent or len(sent) < len(outcome.reasons):
            continue
        assert all(one.truth is not Truth.FALSE for one in outcome.reasons), patient.replay
        assert outcome.referral.id == min(sent, key=lambda id_: rank(patient, id_)), patient.replay
        counts[len(sent)] += 1
    print(f"ARBRE_SEED={seed}", counts)
    assert counts[1] > 100
    assert sum(counts.values()) - counts[1] > 20


def sent_by(patient: Patient, one: Reason) -> Iterator[str]:
    """The referral that the file gives to what fired; nothing for what leads on by a guard."""
    written: Any = patient.generated.data
    if one.origin not in {*SECTIONS, "withdrawal", "contraindications", "first_of"}:
        return
    for key in one.path[:2] if one.origin == "consent" else one.path:
        written = written[key]
    if one.origin == "consent":
        written = patient.generated.data["consent"]
    if one.origin in ("consent", "inclusion", "first_of"):
        yield written["else"]["refer"]
    elif one.truth is Truth.UNKNOWN and "if_unknown" in written:
        yield written["if_unknown"]["refer"]
    else:
        yield written["refer"]
