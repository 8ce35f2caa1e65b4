"""Why; what was looked for and absent; what was not looked for."""

from __future__ import annotations

from collections.abc import Iterator

from arbre.engine.outcome import Origin, Outcome
from arbre.engine.telling.counting import COUNTED, counted_findings
from arbre.engine.telling.leading import leading
from arbre.engine.telling.limits import values_behind_limits
from arbre.engine.telling.observing import Observation
from arbre.engine.telling.reasons import Teller
from arbre.engine.telling.sources import Quotation, quotations
from arbre.language.conditions.phrasing import lowered
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion
from arbre.output.outcome_text.paragraph import Paragraph


def why(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield the reasons of the outcome, then the counts of what was looked for."""
    french = teller.language == "fr"
    lines = _forcing(outcome, teller) if outcome.referral else _met(outcome, teller)
    if lines:
        yield Paragraph(title="POURQUOI" if french else "WHY", lines=lines)
    sought = tuple(_sought(outcome, teller))
    if sought:
        yield Paragraph(title="CHERCHÉ" if french else "LOOKED FOR", lines=sought)


def not_sought(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield what was not looked for before the walk ended."""
    if outcome.status == "incomplete":
        return
    lines = tuple(_unsought(outcome, teller))
    if lines:
        title = "NON RECHERCHÉ" if teller.language == "fr" else "NOT LOOKED FOR"
        yield Paragraph(title=title, lines=lines)


def _forcing(outcome: Outcome, teller: Teller) -> tuple[str, ...]:
    """Return what sends the patient away, each with who says so."""
    lines: list[str] = []
    for reason in outcome.reasons:
        said = teller.reason(reason)
        cited = quotations(reason.cite[:1], teller.tree.protocol, teller.language)
        lines.append(f"{said} ({_source(cited[0], teller)})" if cited else said)
    return tuple(dict.fromkeys(lines))


def _met(outcome: Outcome, teller: Teller) -> tuple[str, ...]:
    """Return what was met: inclusion, then what led through each visit, in one line for each.

    Nothing is said twice: an answer that a later line compares is not in that of inclusion.
    """
    lines: list[str] = []
    told: dict[Observation, None] = {}
    for visit in dict.fromkeys(step.visit for step in outcome.path):
        found = [one for one in _of_visit(outcome, visit, teller) if one not in told]
        told.update(dict.fromkeys(found))
        lines.append(teller.observer.listed(found))
    shown = {fact for one in told for fact in one.facts}
    met = [one for one in outcome.reasons if one.origin == "inclusion"]
    facts = dict.fromkeys(fact for one in met for fact in one.facts if fact not in shown)
    included = " · ".join(teller.facts.several(facts))
    return tuple(line for line in (included, *lines) if line)


def _of_visit(outcome: Outcome, visit: str, teller: Teller) -> Iterator[Observation]:
    """Yield what opened the ways that were taken and the acts that stand, then their values."""
    observer = teller.observer
    for reason in leading(outcome, teller.tree):
        condition = teller.conditions.get(reason.path)
        if reason.visit == visit and condition is not None:
            yield from observer.condition(condition)
    for act in outcome.acts:
        if act.visit == visit:
            yield from map(observer.value, values_behind_limits(act, teller))


def _source(cited: Quotation, teller: Teller) -> str:
    """Return a source in few words: its title up to the first comma."""
    title = cited.title.partition(",")[0]
    lead = "source : " if teller.language == "fr" else "source: "
    return f"{lead}{title}, {cited.confidence}"


def _sought(outcome: Outcome, teller: Teller) -> Iterator[str]:
    groups: dict[tuple[Origin, str], dict[str, Truth]] = {}
    for one in outcome.examined:
        if one.origin in COUNTED:
            groups.setdefault((one.origin, one.visit), {})[one.id] = one.truth
    for (origin, visit), found in groups.items():
        text = counted_findings(origin, list(found.values()), teller.language)
        yield teller.pair(teller.stage(visit), text) if visit else text


def _unsought(outcome: Outcome, teller: Teller) -> Iterator[str]:
    tree = teller.tree
    french = teller.language == "fr"
    examined = {(one.origin, one.id) for one in outcome.examined}
    sections: tuple[tuple[str, str, tuple[Criterion, ...]], ...] = (
        ("signes de gravité", "signs of danger", tree.alerts),
        ("consentement", "consent", tree.consent),
        ("inclusion", "inclusion", tree.inclusion),
        ("exclusion", "exclusion", tree.exclusion),
    )
    for fr, en, criteria in sections:
        left = [one for one in criteria if (one.section, one.id) not in examined]
        if left:
            names = ", ".join(lowered(teller.criterion(one)) for one in left)
            yield f"{fr} ({len(left)}) : {names}" if french else f"{en} ({len(left)}): {names}"
    passed = {step.id for step in outcome.path}
    opened = {step.visit for step in outcome.path} | {""}
    stages = [
        lowered(teller.stage(node.id))
        for node in tree.nodes.values()
        if node.id not in passed and node.visit in opened and (node.ask or node.alerts)
    ]
    if stages and outcome.referral is not None:
        names = ", ".join(dict.fromkeys(stages))
        yield f"examen : {names}" if french else f"examination: {names}"
