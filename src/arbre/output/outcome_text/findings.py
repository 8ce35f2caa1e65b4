"""Why; what was looked for and absent; what was not looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from arbre.engine.outcome import Origin, Outcome, Reason
from arbre.engine.telling.reasons import Teller
from arbre.language.conditions.values import Truth
from arbre.language.tree import Criterion
from arbre.output.outcome_text.paragraph import Paragraph

_NOUNS: Mapping[Origin, tuple[str, str, str, str]] = MappingProxyType(
    {
        "alerts": ("signe de gravité", "signes de gravité", "m", "signs of danger"),
        "exclusion": ("exclusion", "exclusions", "f", "exclusions"),
        "withdrawal": ("motif de sortie", "motifs de sortie", "m", "grounds to leave"),
        "contraindications": (
            "contre-indication",
            "contre-indications",
            "f",
            "contraindications",
        ),
    }
)


def why(outcome: Outcome, teller: Teller) -> Iterator[Paragraph]:
    """Yield the reasons of the outcome, then the counts of what was looked for."""
    french = teller.language == "fr"
    forcing = [one for one in outcome.reasons if _tells(one, outcome)]
    lines = tuple(dict.fromkeys(teller.reason(one) for one in forcing))
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


def _tells(reason: Reason, outcome: Outcome) -> bool:
    """Whether a reason says something to the person at work: ways taken for granted do not."""
    if outcome.referral is not None:
        return True
    return reason.origin == "inclusion"


def _sought(outcome: Outcome, teller: Teller) -> Iterator[str]:
    groups: dict[tuple[Origin, str], dict[str, Truth]] = {}
    for one in outcome.examined:
        if one.origin in _NOUNS:
            groups.setdefault((one.origin, one.visit), {})[one.id] = one.truth
    for (origin, visit), found in groups.items():
        text = _counted(origin, list(found.values()), teller)
        yield f"{teller.stage(visit)} : {text}" if visit else text


def _counted(origin: Origin, found: list[Truth], teller: Teller) -> str:
    present, unknown = found.count(Truth.TRUE), found.count(Truth.UNKNOWN)
    one, many, gender, english = _NOUNS[origin]
    if teller.language == "en":
        text = f"{len(found)} {english} looked for, {present} present"
        return f"{text}, {unknown} unknown" if unknown else text
    e = "e" if gender == "f" else ""
    s = "s" if len(found) > 1 else ""
    noun = many if len(found) > 1 else one
    text = f"{len(found)} {noun} cherché{e}{s}, {present} présent{e}{'s' if present > 1 else ''}"
    return f"{text}, {unknown} inconnu{e}{'s' if unknown > 1 else ''}" if unknown else text


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
            names = ", ".join(_uncapital(teller.criterion(one)) for one in left)
            yield f"{fr} ({len(left)}) : {names}" if french else f"{en} ({len(left)}): {names}"
    passed = {step.id for step in outcome.path}
    opened = {step.visit for step in outcome.path} | {""}
    stages = [
        _uncapital(teller.stage(node.id))
        for node in tree.nodes.values()
        if node.id not in passed and node.visit in opened and (node.ask or node.alerts)
    ]
    if stages and outcome.referral is not None:
        names = ", ".join(dict.fromkeys(stages))
        yield f"examen : {names}" if french else f"examination: {names}"


def _uncapital(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
