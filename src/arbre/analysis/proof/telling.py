"""Faults → diagnostics: the patient in words, the way, and what the engine concludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arbre.analysis.proof.fault import Fault
from arbre.analysis.proof.replay import Replayed
from arbre.engine.telling.facts import FactWords
from arbre.language.diagnostics.diagnostic import Diagnostic, Label, Language
from arbre.language.texts import said
from arbre.language.tree import Tree

_STATUSES: Mapping[Language, Mapping[str, str]] = {
    "fr": {"included": "inclus", "excluded": "hors protocole", "withdrawn": "sortie du protocole"},
    "en": {"included": "included", "excluded": "excluded", "withdrawn": "withdrawn"},
}
_REFERRED: Mapping[Language, str] = {"fr": "réorientation", "en": "referred"}


def diagnosed(faults: tuple[Fault, ...], tree: Tree) -> tuple[Diagnostic, ...]:
    """Return what was found as diagnostics, in the order of the file."""
    found = (_diagnostic(fault, tree) for fault in faults)
    return tuple(sorted(found, key=lambda one: one.span.start.offset if one.span else 0))


def _diagnostic(fault: Fault, tree: Tree) -> Diagnostic:
    document = tree.document
    patient = dict(_patient(fault.replayed, tree)) if fault.replayed is not None else {}
    span = document.key_span(fault.path) if fault.at == "key" else document.span(fault.path)
    return Diagnostic(
        code=fault.code,
        source=document.source,
        span=span,
        values={**fault.values, **patient},
        labels=tuple(Label(span=document.span(path), key=key) for path, key in fault.others),
    )


def _patient(found: Replayed, tree: Tree) -> Iterator[tuple[str, str]]:
    yield "way", " → ".join(dict.fromkeys(step.id for step in found.outcome.path))
    languages: tuple[Language, ...] = ("fr", "en")
    for language in languages:
        yield f"patient_{language}", patient_words(found, tree, language)
        yield f"decision_{language}", decision_words(found, tree, language)


def patient_words(found: Replayed, tree: Tree, language: Language) -> str:
    """Return the answers that were asked, in order: `Âge : 34 ans`, `Plaie : ne sait pas`."""
    words = FactWords(
        protocol=tree.protocol, answers=found.asked, clocks=found.clocks, language=language
    )
    return ", ".join(words.several(found.asked.facts))


def decision_words(found: Replayed, tree: Tree, language: Language) -> str:
    """Return the status, where the patient is sent, and the acts that are given."""
    outcome = found.outcome
    parts = [_STATUSES[language].get(outcome.status, _REFERRED[language])]
    if outcome.referral is not None:
        referral = tree.referrals[outcome.referral.id]
        parts.append(said(referral.label or referral.id, language))
    acts = tree.protocol.acts
    parts.extend(said(acts[act.id].label, language) for act in outcome.acts if not act.revoked)
    return ", ".join(parts)
