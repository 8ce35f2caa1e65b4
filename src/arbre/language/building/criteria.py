"""Criteria that may send a patient away."""

from __future__ import annotations

from arbre.language.building.context import Building, cites
from arbre.language.conditions.syntax import Not, Path, Reference
from arbre.language.protocol import Alert, ExclusionCriterion, InclusionCriterion
from arbre.language.tree import FIRST, Criterion, Section


def alerts_of(
    building: Building, path: Path, alerts: tuple[Alert, ...], visit: str
) -> tuple[Criterion, ...]:
    found = []
    for i, alert in enumerate(alerts):
        when = building.bind((*path, i, "when"), visit)
        softened = alert.if_unknown.refer if alert.if_unknown else alert.refer
        found.append(
            Criterion(
                id=alert.id,
                section="alerts",
                label=alert.label,
                reason="clinical",
                when=when,
                fires=when,
                refer=building.referral(alert.refer),
                if_unknown=building.referral(softened),
                cite=cites(alert.cite),
                path=(*path, i),
            )
        )
    return tuple(found)


def consent_of(building: Building) -> tuple[Criterion, ...]:
    consent = building.draft.protocol.consent
    refer = building.referral(consent.else_.refer)
    found = []
    for i, question in enumerate(consent.ask):
        given = building.binders[FIRST].condition(Reference(question))
        found.append(
            Criterion(
                id=question,
                section="consent",
                label=building.draft.protocol.questions[question].label,
                reason="consent",
                when=given,
                fires=Not(given),
                refer=refer,
                if_unknown=refer,
                cite=cites(consent.cite),
                path=("consent", "ask", i),
            )
        )
    return tuple(found)


def inclusion_criterion(building: Building, i: int, written: InclusionCriterion) -> Criterion:
    when = building.bind(("inclusion", i, "when"), FIRST)
    refer = building.referral(written.else_.refer)
    return Criterion(
        id=written.id,
        section="inclusion",
        label=written.label,
        reason=written.reason,
        when=when,
        fires=Not(when),
        refer=refer,
        if_unknown=refer,
        cite=cites(written.cite),
        path=("inclusion", i),
    )


def excluding(
    building: Building, section: Section, criteria: tuple[ExclusionCriterion, ...], visit: str
) -> tuple[Criterion, ...]:
    found = []
    for i, written in enumerate(criteria):
        when = building.bind((section, i, "when"), visit)
        refer = building.referral(written.refer)
        found.append(
            Criterion(
                id=written.id,
                section=section,
                label=written.label,
                reason=written.reason,
                when=when,
                fires=when,
                refer=refer,
                if_unknown=refer,
                cite=cites(written.cite),
                path=(section, i),
            )
        )
    return tuple(found)
