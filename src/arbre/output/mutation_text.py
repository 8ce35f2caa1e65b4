"""What became of mutants → lines to read, and plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from arbre.analysis.mutation import FATES, Fate, Mutation, Tested
from arbre.analysis.mutation.turning import Fault
from arbre.analysis.writing import Draft, Usual, to_yaml
from arbre.language.conditions.syntax import Path
from arbre.language.diagnostics.diagnostic import Language
from arbre.language.document import Document

_FATES: Final[Mapping[Language, Mapping[Fate, str]]] = {
    "fr": {
        "killed": "repérées",
        "equivalent": "sans effet (prouvé)",
        "stillborn": "refusées par check",
        "survived": "passées inaperçues",
    },
    "en": {
        "killed": "noticed",
        "equivalent": "without effect (proved)",
        "stillborn": "refused by check",
        "survived": "not noticed",
    },
}

_FAULTS: Final[Mapping[Language, Mapping[Fault, str]]] = {
    "fr": {
        "threshold": "seuil décalé",
        "operator": "comparaison changée",
        "and_or": "« and » et « or » échangés",
        "dropped": "condition oubliée",
        "negated": "condition inversée",
        "choice": "choix oublié",
        "count": "nombre changé",
        "sign": "signe changé",
        "target": "destination changée",
        "unknown_target": "destination changée si inconnu",
        "alert_removed": "alerte oubliée",
        "criterion_removed": "critère oublié",
        "contraindication_removed": "contre-indication oubliée",
        "consent_removed": "accord non demandé",
        "also_removed": "relais oublié",
        "when_removed": "acte donné à tous",
        "order": "ordre changé",
        "limit": "limite changée",
        "delay": "délai changé",
        "urgency": "urgence changée",
        "case_removed": "cas oublié",
    },
    "en": {
        "threshold": "threshold moved",
        "operator": "comparison changed",
        "and_or": "`and` and `or` exchanged",
        "dropped": "condition forgotten",
        "negated": "condition turned round",
        "choice": "choice forgotten",
        "count": "count changed",
        "sign": "sign changed",
        "target": "target changed",
        "unknown_target": "target changed when unknown",
        "alert_removed": "alert forgotten",
        "criterion_removed": "criterion forgotten",
        "contraindication_removed": "contraindication forgotten",
        "consent_removed": "consent not asked",
        "also_removed": "hand-over forgotten",
        "when_removed": "act given to everyone",
        "order": "order changed",
        "limit": "limit changed",
        "delay": "delay changed",
        "urgency": "urgency changed",
        "case_removed": "case forgotten",
    },
}


def to_text(found: Mutation, document: Document, usual: Usual | None, language: Language) -> str:
    """Return the counts, then each fault that no scenario notices, with a patient to paste."""
    return "\n".join(_lines(found, document, usual, language))


def _lines(
    found: Mutation, document: Document, usual: Usual | None, language: Language
) -> Iterator[str]:
    french = language == "fr"
    words = _FATES[language]
    counts = ", ".join(f"{found.count(fate)} {words[fate]}" for fate in FATES)
    total = len(found.tested)
    yield f"  {total} fautes possibles : {counts}" if french else f"  {total} faults: {counts}"
    for number, one in enumerate(found.survivors, 1):
        yield f"  {_said(one, document, language)}"
        if one.patient is not None:
            lead = "un patient à ajouter, avec ce qui est attendu"
            yield f"    # {lead if french else 'a patient to add, with what is expected'}"
            draft = Draft(
                id=f"{'faute' if french else 'fault'}_{number}",
                title=_FAULTS[language][one.mutant.fault],
                case=one.patient,
            )
            yield to_yaml(draft, usual, indent="    ").rstrip("\n")


def _said(one: Tested, document: Document, language: Language) -> str:
    mutant = one.mutant
    file, line = _place(document, mutant.path)
    gone = "rien" if language == "fr" else "nothing"
    colon = " : " if language == "fr" else ": "
    change = f"{mutant.before} → {mutant.after or gone}"
    return f"{file}:{line}{colon}{_FAULTS[language][mutant.fault]}{colon}{change}"


def _place(document: Document, path: Path) -> tuple[str, int]:
    """Return the file and the line of a value, or of what holds it."""
    try:
        return document.source_of(path).name, document.key_span(path).start.line
    except (KeyError, IndexError):
        return _place(document, path[:-1])


def to_data(found: Mutation, document: Document) -> dict[str, Any]:
    """Return the counts and each mutant as plain data; its patient as a scenario to paste."""
    return {
        "counts": {fate: found.count(fate) for fate in FATES},
        "mutants": [
            {
                "fault": one.mutant.fault,
                "path": list(one.mutant.path),
                **dict(zip(("file", "line"), _place(document, one.mutant.path), strict=True)),
                "before": one.mutant.before,
                "after": one.mutant.after,
                "fate": one.fate,
                "noticed_by": one.killer,
                "scenario": _scenario(one, number),
            }
            for number, one in enumerate(found.tested, 1)
        ],
    }


def _scenario(one: Tested, number: int) -> str | None:
    if one.patient is None:
        return None
    draft = Draft(id=f"fault_{number}", title=one.mutant.fault, case=one.patient)
    return to_yaml(draft, None, indent="")
