"""Faults → diagnostics: the patient in words, the way, and what the engine concludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from arbre.analysis.proof.fault import BrokenPromiseError, Fault
from arbre.analysis.proof.proving import Proved
from arbre.analysis.proof.replay import Replayed
from arbre.analysis.writing import Draft, to_yaml
from arbre.engine.reading import Case
from arbre.engine.telling.facts import FactWords
from arbre.language.conditions.syntax import Fact
from arbre.language.diagnostics.catalogue import Words
from arbre.language.diagnostics.diagnostic import Diagnostic, Label, Language
from arbre.language.texts import said
from arbre.language.tree import Tree

_STATUSES: Mapping[Language, Mapping[str, str]] = {
    "fr": {"included": "inclus", "excluded": "hors protocole", "withdrawn": "sortie du protocole"},
    "en": {"included": "included", "excluded": "excluded", "withdrawn": "withdrawn"},
}
_GIVEN: Mapping[Language, str] = {"fr": "après avoir donné : ", "en": "having given: "}
_UNASKED: Mapping[Language, str] = {"fr": " ; jamais demandé : ", "en": "; never asked: "}
_REFERRED: Mapping[Language, str] = {"fr": "réorientation", "en": "referred"}


NAMES: Final[Mapping[str, Words]] = {
    "concludes": Words("le parcours conclut, d'une seule façon", "the walk concludes, in one way"),
    "no-gap": Words("aucun patient entre deux branches", "no patient between two branches"),
    "no-overlap": Words("aucun patient dans deux branches", "no patient in two branches"),
    "no-masked-alert": Words(
        "aucune alerte n'en cache une plus urgente", "no alert hides a more urgent one"
    ),
    "all-reached": Words(
        "chaque nœud, branche, critère et acte sert à un patient",
        "each node, branch, criterion and act serves some patient",
    ),
    "conditions-decide": Words(
        "aucune condition toujours vraie ou toujours fausse",
        "no condition always true or always false",
    ),
    "limits-leave-room": Words(
        "les limites de chaque acte laissent une quantité possible",
        "the limits of each act leave a possible quantity",
    ),
    "clauses-of-an-act": Words(
        "aucun acte contre une clause de son autorisation",
        "no act against a clause of its authorisation",
    ),
    "nothing-after-referral": Words(
        "aucun acte après une réorientation", "no act after a referral"
    ),
    "unknown-authorises-nothing": Words(
        "une réponse inconnue n'autorise aucun acte", "an unknown answer authorises no act"
    ),
    "nothing-redundant": Words(
        "conseil : critères que d'autres répètent", "advice: criteria that others repeat"
    ),
    "nothing-asked-for-nothing": Words(
        "conseil : questions qui ne changent rien", "advice: questions that change nothing"
    ),
    "guarantee": Words("garantie", "guarantee"),
    "aggravates": Words("aggrave", "aggravates"),
}
"""What each property says."""


def proved_words(one: Proved, language: Language) -> str:
    """Return the name of a property in words."""
    name = NAMES[one.name].fr if language == "fr" else NAMES[one.name].en
    return name if one.about is None else f"{name} {one.about}"


def diagnosed(faults: tuple[Fault, ...], tree: Tree) -> tuple[Diagnostic, ...]:
    """Return what was found as diagnostics, in the order of the file."""
    found = (_diagnostic(fault, tree) for fault in faults)
    return tuple(sorted(found, key=lambda one: one.span.start.offset if one.span else 0))


def _diagnostic(fault: Fault, tree: Tree) -> Diagnostic:
    document = tree.document
    patient = dict(_patient(fault.replayed, tree, fault.hidden)) if fault.replayed else {}
    span = document.key_span(fault.path) if fault.at == "key" else document.span(fault.path)
    return Diagnostic(
        code=fault.code,
        source=document.source_of(fault.path),
        span=span,
        values={**fault.values, **patient},
        labels=tuple(
            Label(span=document.span(path), key=key)
            for path, key in fault.others
            if document.source_of(path) is document.source_of(fault.path)
        ),
    )


def _patient(found: Replayed, tree: Tree, hidden: tuple[Fact, ...]) -> Iterator[tuple[str, str]]:
    yield "way", " → ".join(dict.fromkeys(step.id for step in found.outcome.path))
    languages: tuple[Language, ...] = ("fr", "en")
    for language in languages:
        asked = FactWords(
            protocol=tree.protocol, answers=found.asked, clocks=found.clocks, language=language
        )
        whole = replace(asked, answers=found.full.answers)
        patient = ", ".join(asked.several(found.asked.facts))
        if hidden:
            patient += _UNASKED[language] + ", ".join(whole.several(hidden))
        yield f"patient_{language}", patient
        yield f"decision_{language}", decision_words(found, tree, language)


def at_fault_words(error: BrokenPromiseError, tree: Tree, language: Language) -> str:
    """Return an internal error in words, with the patient who shows it as a scenario to report."""
    of = f"{tree.protocol.id} {tree.protocol.version}, {error.property}"
    if language == "fr":
        lines = [f"arbre s'est trompé en prouvant {of} ({error}). À signaler, avec ce patient :"]
    else:
        lines = [
            f"arbre went wrong while proving {of} ({error}). Please report, with this patient:"
        ]
    told = dict(_patient(error.patient, tree, ()))
    lines.append(f"{told['way']} → {told[f'decision_{language}']}")
    lines.append(_scenario(error.patient))
    return "\n".join(lines)


def _scenario(found: Replayed) -> str:
    case = Case(answers=found.asked, clocks=found.clocks, actor=found.full.actor)
    draft = Draft(id="patient", title=found.outcome.status, case=case)
    return to_yaml(draft, None, indent="").rstrip()


def decision_words(found: Replayed, tree: Tree, language: Language) -> str:
    """Return the status, where the patient is sent, and the acts given before."""
    outcome = found.outcome
    parts = [_STATUSES[language].get(outcome.status, _REFERRED[language])]
    if outcome.referral is not None:
        referral = tree.referrals[outcome.referral.id]
        parts.append(said(referral.label or referral.id, language))
    given = [said(tree.protocol.acts[act.id].label, language) for act in found.released]
    if given:
        parts.append(_GIVEN[language] + ", ".join(given))
    return ", ".join(parts)
